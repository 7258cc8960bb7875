from dxmatch.page.visible_text import visible


def test_line_breaks_stay_where_the_page_shows_them() -> None:
    assert visible("一行\n二行\t\x00\u202e") == "一行\n二行\t\\x00\\u202e"
    assert visible("一行\n", keep="") == "一行\\n"


def test_what_is_no_character_is_written_out() -> None:
    assert visible("\ufffe\ufdd0\U0001ffff\ufffd") == r"\ufffe\ufdd0\U0001ffff" + "\ufffd"
