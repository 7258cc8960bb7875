import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dxmatch.models import Municipality, check_digit
from dxmatch.testing.generators.needs import municipality_codes


def body(code: str) -> Municipality:
    fields = {"code": code, "name": "試験市", "category": "city"}
    return Municipality.model_validate(fields)


@pytest.mark.parametrize("code", ["202142", "281000", "131016", "011002", "172111"])
def test_known_codes(code: str) -> None:
    assert check_digit(code[:5]) == code[5]
    assert body(code).prefecture == int(code[:2])


@given(municipality_codes(), st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_is_found(code: str, place: int, by: int) -> None:
    """Changing one digit breaks the check digit, or the prefecture. (The digit is r mod 10 of
    r mod 11, so 0 stands for two remainders: those codes are left out.)"""
    wrong = code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :]
    if code[5] in "01" and check_digit(wrong[:5]) in "01":
        return
    with pytest.raises(ValidationError):
        body(wrong)


@pytest.mark.parametrize("code", ["202140", "481000", "00100", "20214X", "20214", ""])
def test_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        body(code)
