// Opens pages in headless Chromium and prints what it finds as JSON.
// Usage: node look.mjs NODE_MODULES CHROMIUM PROFILE_DIR < {"pages": [FILE, ...]}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, executablePath, profile] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { pages } = JSON.parse(readFileSync(0, "utf8"));

const SIZES = [
  { name: "desktop", width: 1280, height: 900, media: "screen" },
  { name: "phone", width: 390, height: 844, media: "screen" },
  { name: "print", width: 794, height: 1123, media: "print" },
];
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  chromiumSandbox: false,
  args: [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

async function look(file, size) {
  const told = { file, size: size.name, console: [], requests: [], dialogs: 0 };
  const page = await browser.newPage();
  page.on("console", (message) => told.console.push(message.text()));
  page.on("pageerror", (error) => told.console.push(String(error)));
  page.on("request", (request) => told.requests.push(request.url()));
  page.on("dialog", (dialog) => { told.dialogs += 1; dialog.dismiss(); });
  await page.setViewportSize({ width: size.width, height: size.height });
  await page.emulateMedia({ media: size.media });
  await page.goto(pathToFileURL(file).href);
  Object.assign(told, await page.evaluate(() => ({
    hacked: "hacked" in window,
    active: document.querySelectorAll("script,img,iframe,object,embed,link,form,input").length,
    handlers: [...document.querySelectorAll("*")].flatMap((node) =>
      [...node.attributes].map((a) => a.name).filter((name) => /^(on|src|style)/.test(name))),
    title: document.querySelector("h1").textContent,
    styled: getComputedStyle(document.querySelector("h1")).fontSize,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    tables: [...document.querySelectorAll("table")].every((t) => t.caption && t.tHead),
  })));
  if (size.media === "screen") {
    await page.keyboard.press("Tab");
    told.first = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { name: document.activeElement.className, seen: box.left >= 0 && box.width > 0 };
    });
    await page.keyboard.press("Enter");
    told.then = await page.evaluate(() => document.activeElement.id);
  } else {
    told.pdf = (await page.pdf({ preferCSSPageSize: true })).length;
  }
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  told.violations = found.violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  told.passes = found.passes.map((rule) => rule.id);
  await page.close();
  return told;
}

const found = [];
for (const file of pages) for (const size of SIZES) found.push(await look(file, size));
await browser.close();
process.stdout.write(JSON.stringify(found));
