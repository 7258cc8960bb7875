"""The block ``x-dxmatch`` of a JSON Resume that dxmatch wrote: the whole talent."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

BLOCK: Final = "x-dxmatch"
WHOLE: Final = "talent"
"""Key inside the block under which the whole talent stands."""

SECTIONS: Final = "sections"
"""Key of a digest of all other sections: shows whether another program changed them."""


def sections_digest(resume: dict[str, Any]) -> str:
    """SHA-256 of everything outside the block, whatever the order of its keys."""
    rest = {key: value for key, value in resume.items() if key != BLOCK}
    text = json.dumps(rest, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def whole_talent(resume: Any) -> Any:
    """The talent in the block as plain values, or None if the resume is not one of ours."""
    block = resume.get(BLOCK) if isinstance(resume, dict) else None
    return block.get(WHOLE) if isinstance(block, dict) and SECTIONS in block else None


def is_untouched(resume: dict[str, Any]) -> bool:
    """Whether the other sections still say what dxmatch wrote."""
    return bool(resume[BLOCK][SECTIONS] == sections_digest(resume))
