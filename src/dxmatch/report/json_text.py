"""Plain values as JSON text: Japanese readable, the same bytes for the same input."""

from __future__ import annotations

import json
from typing import Any


def json_text(value: Any) -> str:
    """JSON with two spaces of indent and a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
