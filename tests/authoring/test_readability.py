"""Syllables are counted as a Spanish reader counts them, and the index is that of Szigriszt-Pazos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.authoring.readability import index, length, plain, sentences, syllables, words

COUNTED = {
    "sol": 1,
    "y": 1,
    "muy": 1,
    "ley": 1,
    "leyes": 2,
    "yo": 1,
    "quien": 1,
    "guerra": 2,
    "vergüenza": 3,
    "pingüino": 3,
    "día": 2,
    "país": 2,
    "oído": 3,
    "ahí": 2,
    "ahora": 3,
    "vehículo": 4,
    "prohíbe": 3,
    "leer": 2,
    "aéreo": 4,
    "cooperar": 4,
    "chiita": 3,
    "ciudad": 2,
    "reunión": 2,
    "averiguáis": 4,
    "huelga": 2,
    "conflicto": 3,
    "subprefectura": 5,
    "paraguayo": 4,
}


@pytest.mark.parametrize("word", COUNTED)
def test_the_syllables_of_a_word_are_those_of_its_division(word):
    assert syllables(word) == COUNTED[word]


PLAIN_SYLLABLES = st.sampled_from(["ma", "te", "lo", "ri", "su", "ca", "pe", "que", "gui", "cha"])


@given(st.lists(PLAIN_SYLLABLES, min_size=1, max_size=9))
def test_a_word_of_simple_syllables_has_as_many(parts):
    assert syllables("".join(parts)) == len(parts)


@given(st.text("aeiouáéíóúübcdfghjklmnñpqrstvwxyz", max_size=20))
def test_never_more_syllables_than_vowels_and_capitals_change_nothing(word):
    n = syllables(word)
    assert 0 <= n <= sum(sign in "aeiouáéíóúüy" for sign in word)
    assert syllables(word.upper()) == n


@given(st.lists(PLAIN_SYLLABLES, min_size=1, max_size=9), st.lists(PLAIN_SYLLABLES, max_size=9))
def test_a_longer_word_never_reads_easier(parts, more):
    assert index("".join([*parts, *more])) <= index("".join(parts))


def test_an_index_counted_by_hand():
    # El al-cal-de fir-mó el ac-ta: 9 syllables. La co-mu-ni-dad es-pe-ra el a-gua: 11.
    # 20 syllables, 10 words, 2 sentences: 206.835 - 62.3 · 2 - 5
    assert index("El alcalde firmó el acta. La comunidad espera el agua.") == pytest.approx(77.235)


def test_long_words_in_a_long_sentence_fall_below_the_floor():
    text = (
        "La implementación de la institucionalización intersectorial de procedimientos "
        "administrativos correspondientes posibilitará la operacionalización territorial."
    )
    assert index(text) < 0


def test_a_text_without_words_has_no_index():
    assert index("") is None
    assert index("2026 — 12/03.") is None


def test_codes_and_numbers_have_length_but_no_syllables():
    assert words("El C4 subió a 17 casos") == ["El", "subió", "a", "casos"]
    assert length("El C4 — subió a 17 casos") == 6


def test_a_sentence_ends_after_its_closing_quotation_mark():
    assert sentences("Dijo «no». Después se fue.\nOtra línea") == [
        "Dijo «no».",
        "Después se fue.",
        "Otra línea",
    ]


def test_markdown_becomes_running_text():
    source = "\n".join(
        [
            "## Dos partes",
            "",
            "La **comunidad** pide",
            "[agua](08.ipynb#errors) y `C4`.",
            "",
            "- Una",
            "- Dos",
            "",
            "| a | b |",
            "|---|---|",
            "| c | d |",
        ]
    )
    lines = plain(source).splitlines()
    assert lines[0] == "Dos partes"
    assert lines[1] == "La comunidad pide agua y C4."
    assert lines[2:] == ["Una", "Dos", "a", "b", "c", "d"]
    assert "Dos partes" not in plain(source, headings=False)
