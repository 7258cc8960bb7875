"""基準日: the day on which all is judged. Only here does dxmatch read the clock."""

from __future__ import annotations

from datetime import date

from dxmatch.errors import InvalidInput
from dxmatch.models import Lang, Project, Text

_JUDGED = Text(ja="基準日 {day}", en="Judged as of {day}")


def judged_day(text: str | None) -> date:
    """``--as-of`` as a day; today if it is left out.

    Raises:
        InvalidInput: it is no day of the form YYYY-MM-DD.
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(
            f"--as-of {text!r} is no day.",
            ja=f"--as-of {text!r} は日付ではありません。",
            hint="Write it as YYYY-MM-DD, for example 2026-04-01.",
            hint_ja="2026-04-01 のように YYYY-MM-DD で指定してください。",
            code="BAD_AS_OF",
        ) from None


def judged_on(project: Project, day: date) -> Project:
    """The project with ``day`` for every position that does not state its own."""
    positions = tuple(
        position if position.as_of else position.model_copy(update={"as_of": day})
        for position in project.positions
    )
    return project.model_copy(update={"positions": positions})


def judged_note(day: date, lang: Lang) -> str:
    """The day in words, so that a result can be repeated on another day."""
    return _JUDGED.get(lang).format(day=day)
