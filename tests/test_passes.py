"""A pass says who a page belongs to, and only the server can write one."""

import time

from hypothesis import given
from hypothesis import strategies as st

from alerta import passes

KEY = b"k" * 32
CLAIMS = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers(), max_size=4)


@given(CLAIMS)
def test_a_pass_says_what_was_signed(claims):
    assert passes.read(KEY, passes.sign(KEY, claims, 60)) == {
        name: value for name, value in claims.items() if name != "until"
    }


def test_a_pass_of_another_server_is_not_read():
    assert passes.read(b"x" * 32, passes.sign(KEY, {"person": "1"}, 60)) is None


def test_a_pass_out_of_date_is_not_read():
    text = passes.sign(KEY, {"person": "1"}, -1)
    assert passes.read(KEY, text) is None
    assert passes.read(KEY, passes.sign(KEY, {"person": "1"}, 1)) == {"person": "1"}


@given(st.integers(0, 200), st.sampled_from("abcXYZ019-_."))
def test_no_changed_letter_gives_another_person(position, letter):
    text = passes.sign(KEY, {"person": "1", "at": int(time.time())}, 60)
    position %= len(text)
    changed = text[:position] + letter + text[position + 1 :]
    found = passes.read(KEY, changed)
    assert found is None or found["person"] == "1"


@given(st.text(max_size=60))
def test_any_text_at_all_is_answered_calmly(text):
    assert passes.read(KEY, text) is None
