"""The README ends with what the kit does already, each row with a test that is there."""

import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
README = (HOME / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| `(tests/[\w/]+\.py)` \|$", README, re.MULTILINE)
MET = {
    *(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27),
    *(28, 29, 30, 31, 32, 33),
    *range(34, 45),
    *(46, 49, 51, 52, 53, 55, 56, 57, 65, 67, 80, 83, 84, 85, 86, 87, 89, 90, 91, 92, 93, 94, 102),
}


def test_the_table_names_every_row_once_and_in_order():
    numbers = [int(number) for number, _, _ in ROWS]
    assert numbers == sorted(MET)


def test_the_table_is_the_end_of_the_readme():
    assert README.rstrip().splitlines()[-1].startswith("| 102 |")


@pytest.mark.parametrize(("number", "what", "proof"), ROWS)
def test_every_row_is_told_in_both_languages_and_its_test_is_there(number, what, proof):
    assert " · " in what
    assert "def test_" in (HOME / proof).read_text(encoding="utf-8")
