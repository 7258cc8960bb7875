"""Teams as one HTML page that needs nothing from outside."""

from __future__ import annotations

from html import escape

from dxmatch.models import Lang
from dxmatch.staffing import Staffing
from dxmatch.staffing.html import staffing_html

_STYLE = """
body { font-family: sans-serif; line-height: 1.6; max-width: 60rem; margin: 1rem auto;
  padding: 0 1rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; margin: 1.5rem 0 0.5rem; width: 100%; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #888; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
th { background: #eef2f7; }
@media print { body { max-width: none; } }
"""


def staffing_page(staffing: Staffing, lang: Lang) -> str:
    """A whole page: escaped, no script, no link, readable without colour and on paper."""
    title = escape(staffing.project.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{staffing_html(staffing, lang)}\n</main>\n</body>\n</html>\n"
    )
