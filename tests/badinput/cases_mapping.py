"""Mappings that somebody got wrong: each is refused with its place, or reads the feed."""

from __future__ import annotations

from tests.badinput.case import Case, Klass, Read, Refused

_HEAD = '[vendor]\nid = "v"\nname = "V"\n'
_ID = '[columns]\nid = "人材ID"\n'
_OK = _HEAD + _ID
_FIELD, _VALUE, _TOML = "MAPPING_FIELD", "MAPPING_VALUE", "NOT_TOML"

# name → (text, code)
_WRONG: dict[str, tuple[str, str]] = {
    "empty": ("", f"{_FIELD}|{_VALUE}"),
    "only-spaces": (" \n\t\n", f"{_FIELD}|{_VALUE}"),
    "no-columns": (_HEAD, f"{_FIELD}|{_VALUE}"),
    "no-vendor": (_ID, _VALUE),
    "no-id": (_HEAD + '[columns]\nskills = "スキル"\n', _FIELD),
    "id-is-a-number": (_HEAD + "[columns]\nid = 1\n", f"{_FIELD}|{_VALUE}"),
    "id-is-empty": (_HEAD + '[columns]\nid = ""\n', f"{_FIELD}|{_VALUE}"),
    "id-is-two-columns": (_HEAD + '[columns]\nid = ["a", "b"]\n', _FIELD),
    "id-is-no-column": (_HEAD + "[columns]\nid = []\n", f"{_FIELD}|{_VALUE}"),
    "misspelt-field": (_OK + 'skils = "スキル"\n', _FIELD),
    "misspelt-table": (_OK + "[formats]\nskip_rows = 1\n", _FIELD),
    "misspelt-option": (_OK + "[fields.id]\noptinal = true\n", _FIELD),
    "option-of-another-field": (_OK + "[fields.id]\nlevels = {a = 1}\n", _FIELD),
    "unit-of-another-field": (_OK + '[fields.rate]\nunit = "percent"\n', _FIELD),
    "unknown-unit": (_OK + '[fields.rate]\nunit = "fortnight"\n', f"{_FIELD}|{_VALUE}"),
    "unknown-scale": (_OK + '[fields.rate]\nscale = "cho"\n', _VALUE),
    "level-of-8": (_OK + '[fields.skills]\nlevels = {"a" = 8}\n', _VALUE),
    "level-of-0": (_OK + '[fields.skills]\nlevels = {"a" = 0}\n', _VALUE),
    "level-of-text": (_OK + '[fields.skills]\nlevels = {"a" = "x"}\n', _VALUE),
    "long-separator": (_OK + '[fields.skills]\nseparators = ["abcd"]\n', _VALUE),
    "empty-separator": (_OK + '[fields.skills]\nseparators = [""]\n', _VALUE),
    "vendor-id-with-space": ('[vendor]\nid = "a b"\nname = "V"\n' + _ID, _VALUE),
    "vendor-id-japanese": ('[vendor]\nid = "会社"\nname = "V"\n' + _ID, _VALUE),
    "vendor-is-text": ('vendor = "v"\n' + _ID, _VALUE),
    "columns-is-a-list": ("columns = []\n" + _HEAD, f"{_FIELD}|{_VALUE}"),
    "fields-is-text": ('fields = "x"\n' + _OK, f"{_FIELD}|{_VALUE}"),
    "delimiter-of-two": (_OK + '[format]\ndelimiter = ",,"\n', _VALUE),
    "delimiter-empty": (_OK + '[format]\ndelimiter = ""\n', _VALUE),
    "delimiter-quote": (_OK + "[format]\ndelimiter = '\"'\n", _VALUE),
    "delimiter-line-feed": (_OK + '[format]\ndelimiter = "\\n"\n', _VALUE),
    "unknown-kind": (_OK + '[format]\nkind = "yaml"\n', _VALUE),
    "kind-of-another-file": (_OK + '[format]\nkind = "xlsx"\n', "FEED_WRONG_KIND"),
    "unknown-encoding": (_OK + '[format]\nencoding = "klingon"\n', "MAPPING_ENCODING"),
    "codec-that-is-no-text": (_OK + '[format]\nencoding = "zlib"\n', "MAPPING_ENCODING"),
    "codec-that-runs": (_OK + '[format]\nencoding = "unicode_escape"\n', "MAPPING_ENCODING"),
    "skip-minus-one": (_OK + "[format]\nskip_rows = -1\n", _VALUE),
    "skip-a-million": (_OK + "[format]\nskip_rows = 1000000\n", _VALUE),
    "header-of-no-rows": (_OK + "[format]\nheader_rows = 0\n", _VALUE),
    "skip-beyond-the-end": (_OK + "[format]\nskip_rows = 900\n", "FEED_NO_HEADER"),
    "column-that-is-missing": (_OK + 'skills = "技能"\n', "COLUMN_NOT_FOUND"),
    "same-column-twice": (_OK + 'skills = ["スキル", "スキル"]\n', _FIELD),
    "open-string": ('[vendor]\nid = "v\n', _TOML),
    "key-twice": (_OK + 'id = "x"\n', _TOML),
    "table-twice": (_OK + _ID, _TOML),
    "yaml": ("vendor:\n  id: v\n", _TOML),
    "yaml-tag": ("!!python/object/apply:os.system ['true']\n", _TOML),
    "json": ('{"vendor": {"id": "v"}}', _TOML),
    "nul": ("a = '\0'", _TOML),
    "deep": ("a = " + "[" * 5000 + "]" * 5000, _TOML),
    "huge-integer": (_OK + f"[format]\nskip_rows = {'9' * 5000}\n", f"{_TOML}|{_VALUE}"),
    "regex": (_OK + '[fields.skills]\npattern = "(a+)+$"\n', _FIELD),
    "code": (_OK + '[fields.skills]\nparse = "lambda x: x"\n', _FIELD),
    "protected-gender": (_OK + 'gender = "性別"\n', _FIELD),
    "infinite-default": (_OK + "[fields.rate]\ndefault = inf\n", _VALUE),
}
_TRICKS = {
    "protected-column-mapped": _OK + 'summary = "氏名"\n',
    "phone-mapped": _OK + 'headline = "電話番号"\n',
    "many-optional": _OK + 'english = "英語"\n[fields.english]\noptional = true\n',
    "crlf": _OK.replace("\n", "\r\n"),
    "byte-order-mark": "\ufeff" + _OK,
    "dotted": 'vendor.id = "v"\nvendor.name = "V"\ncolumns.id = "人材ID"\n',
    "inline": 'vendor = {id = "v", name = "V"}\ncolumns = {id = "人材ID"}\n',
    "comments": "# 列対応\n" + _OK.replace("\n", " # x\n"),
}

CASES: tuple[Case, ...] = (
    *(
        Case(f"mapping-{name}", Klass.MAPPING, text.encode, Refused(code), file_name="m.toml")
        for name, (text, code) in _WRONG.items()
    ),
    Case(
        "mapping-not-utf-8",
        Klass.MAPPING,
        lambda: _OK.encode("cp932"),
        Refused("NOT_UTF8"),
        file_name="m.toml",
    ),
    Case(
        "mapping-too-large",
        Klass.MAPPING,
        lambda: _OK.encode() + b"#" * 3_000_000,
        Refused("TOO_LARGE"),
        file_name="m.toml",
    ),
    *(
        Case(
            f"mapping-{name}",
            Klass.MAPPING,
            text.encode,
            Read(accepted=1, quarantined=0, ids=("G-001",)),
            file_name="m.toml",
        )
        for name, text in _TRICKS.items()
    ),
)
