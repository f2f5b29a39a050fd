"""Vietnamese phone numbers: written in many ways, shown in one, dialled from the page."""

from __future__ import annotations

import re

import pytest

from generator.model.phone import Phone
from generator.text_vi import NBSP

SHOWN = {
    "112": "112",
    "111": "111",
    "1022": "1022",
    "02251022": "0225 1022",
    "19000368": "1900 0368",
    "18001166": "1800 1166",
    "1900123456": "1900 123 456",
    "0500120001": "0500 120 001",
    "0912345678": "0912 345 678",
    "0345678901": "0345 678 901",
    "02412345678": "024 1234 5678",
    "02812345678": "028 1234 5678",
    "02253123456": "0225 3123 456",
}


@pytest.mark.parametrize(("digits", "shown"), SHOWN.items())
def test_a_number_is_shown_in_groups_that_never_break_over_a_line(digits: str, shown: str) -> None:
    assert str(Phone.parse(digits)) == shown.replace(" ", NBSP)
    assert Phone.parse(digits).spaced == shown


@pytest.mark.parametrize(("digits", "shown"), SHOWN.items())
def test_a_number_dials_by_its_digits_alone(digits: str, shown: str) -> None:
    assert Phone.parse(shown).uri == f"tel:{digits}"


@pytest.mark.parametrize(
    "written",
    [
        *("0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "09 12 34 56 78"),
        *("(0912) 345 678", "+84912345678", "+84 912 345 678", "+84-912-345-678", " 0912345678 "),
        *("0912\u00a0345\u00a0678", "091 234 5678"),
    ],
)
def test_one_number_written_in_many_ways_is_one_number(written: str) -> None:
    phone = Phone.parse(written)
    assert phone == Phone.parse("0912345678")
    assert hash(phone) == hash(Phone.parse("0912345678"))
    assert phone.uri == "tel:0912345678"


def test_what_is_shown_can_be_typed_back() -> None:
    for digits in SHOWN:
        assert Phone.parse(str(Phone.parse(digits))) == Phone.parse(digits)


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "0", "không có", "912345678", "091234567", "09123456789", "O912345678"),
        *("01234567890", "0612345678", "0412345678", "+1 202 555 0101", "+840912345678"),
        *("84912345678", "0084912345678", "0912345678 / 0987654321", "0912 345 678 (anh A)"),
        *("19001", "1700123456", "023456789", "99", "0912,345,678", "0912/345/678"),
        *("０９１２３４５６７８", "٠٩١٢٣٤٥٦٧٨", "0912_345_678", "+0912345678", "0912345678;ext=1"),
    ],
)
def test_what_is_not_a_vietnamese_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        Phone.parse(written)


def test_sample_numbers_are_those_that_can_never_ring_anyone() -> None:
    assert Phone.parse("0500 120 001").is_sample
    assert not Phone.parse("0912 345 678").is_sample
    assert not Phone.parse("0225 3123 456").is_sample


@pytest.mark.parametrize("digits", SHOWN)
def test_only_mobile_and_sample_numbers_may_belong_to_a_person(digits: str) -> None:
    assert Phone.parse(digits).is_personal == digits.startswith(("03", "05", "07", "08", "09"))


def test_two_numbers_differ() -> None:
    assert Phone.parse("0912345678") != Phone.parse("0912345679")
    assert Phone.parse("112") != "112"


@pytest.mark.parametrize("digits", SHOWN)
def test_only_digits_that_a_phone_can_dial_are_accepted(digits: str) -> None:
    wide = digits.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    with pytest.raises(ValueError, match=wide):
        Phone.parse(wide)
