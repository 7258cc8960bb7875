"""Keys for Japanese place names: what is spelt differently but is the same place folds together."""

from __future__ import annotations

import re
import unicodedata

_OLD_KANJI = str.maketrans(
    "髙﨑惠龍澤濱瀨邊邉嶋嶌國廣櫻槇檜曾塚", "高崎恵竜沢浜瀬辺辺島島国広桜槙桧曽塚"
)
_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_KA_BETWEEN_KANJI = re.compile(r"(?<=[一-鿿])[カガケ](?=[一-鿿])")
_IGNORED = re.compile(r"[\s\u3000・･,，、\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def fold_place(name: str) -> str:
    """The lookup key of a place name; for comparing only, never for showing.

    NFKC, no blanks and no variation selectors, old kanji as new ones, hiragana as katakana, small
    kana as large ones, and カ, ガ, ケ between two kanji as one (茅ヶ崎 = 茅が崎). Idempotent.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _IGNORED.sub("", unicodedata.normalize("NFKC", text)).translate(_OLD_KANJI)
    text = "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)
    text = unicodedata.normalize("NFKC", text.translate(_SMALL_KANA))
    return _KA_BETWEEN_KANJI.sub("ケ", text)
