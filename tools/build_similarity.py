"""Write src/dxmatch/vocabulary/data/similarity.csv; run it after changing any skill file.

    python tools/build_similarity.py [--check]

``--check`` writes nothing and exits with 1 if the file is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.spelling_table import compute_table, render_table

FILE = Path(__file__).parents[1] / "src/dxmatch/vocabulary/data/similarity.csv"


def main(arguments: list[str]) -> int:
    vocabulary = Vocabulary.default()
    table = compute_table(vocabulary)
    text = render_table(table, vocabulary)
    if "--check" in arguments:
        fresh = FILE.is_file() and FILE.read_text(encoding="utf-8") == text
        print(f"{FILE.name}: {'up to date' if fresh else 'OUT OF DATE, run this tool'}")
        return 0 if fresh else 1
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(vocabulary)} skills, {len(table)} pairs, {len(text) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
