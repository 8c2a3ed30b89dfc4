"""Patterns and expressions that are meant to harm end at once."""

import threading

import pytest

from alerta.form import Condition, ExpressionError
from alerta.form.patterns import read_pattern

ALLOWED = [
    ("^[A-Z]{2,4}-[0-9]{3,6}$", "SUB-0123", True),
    ("^[A-Z]{2,4}-[0-9]{3,6}$", "SUB-01x3", False),
    ("^.*(azuzador|violentista|antiminer).*$", "los violentistas " * 20, True),
    ("^.*(azuzador|violentista|antiminer).*$", "la comunidad " * 40, False),
    ("^(La población|El pueblo)$", "La población", True),
    ("^[^0-9]+ - .+$", "Comunidad Alta - Empresa X", True),
    (r"^\d{8}$", "12345678", True),
    (r"^\d{8}$", "１２３４５６７８", False),
    ("^a?b?c?$", "ac", True),
    ("^(ab){2}$", "abab", True),
    ("^[a-z]+$", "abc\n", False),
]
REFUSED = [
    "(a|a)*b", "(a+)+", "(a*)*", "([a-z]+)*x", "(.*a){20}", "^.*.*.*b$", "a**", "(a{1,99}){1,99}",
    "(a|a)" * 40, "(a?){99}", "a{0,99}" * 6, "(?=a)", "(?P<n>a)", r"(a)\1", r"\p{L}", "a" * 301,
    "(", ")", "[a", "*a", "a{2", "a{5,2}", "a{1000}", "(" * 30 + ")" * 30, "\\", "[a-&&b]",
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "fits"), ALLOWED)
def test_an_honest_pattern_is_used(pattern, text, fits):
    assert read_pattern(pattern).matches(text) is fits


def test_a_long_list_of_words_is_looked_for_in_a_long_text():
    words = "[Aa]zuzador|[Vv]iolentista|[Aa]ntiminer|[Tt]erruc|[Aa]gitador|[Rr]evoltos|[Tt]urba "
    pattern = read_pattern(rf"^[\s\S]*({words})[\s\S]*$")
    text = "La comunidad pide agua.\n" * 40
    assert not pattern.matches(text)
    assert pattern.matches(f"{text}Los agitadores")
    assert pattern.longest >= 1_000


@pytest.mark.parametrize("pattern", REFUSED)
def test_a_pattern_that_could_explode_or_is_read_differently_is_refused(pattern):
    with pytest.raises(ExpressionError):
        read_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["^.*.*b$", "^(a|b|ab|ba|aa)(a|b|ab|ba|aa)(a|b|ab|ba|aa).*b$", "^a{0,30}a{0,30}b$", "^a*a*$"],
)
@pytest.mark.parametrize("length", [20, 300, 1_000, 5_000, 100_000])
def test_every_allowed_pattern_ends_at_once(pattern, length):
    compiled, text = read_pattern(pattern), "a" * length
    assert ends(lambda: compiled.matches(text))


HOSTILE = [
    "(" * 5_000 + "1" + ")" * 5_000,
    "(" * 300 + "1" + ")" * 300,
    "-" * 500 + "1",
    "not(" * 200 + "true()" + ")" * 200,
    "1" + " + 1" * 2_000,
    "1" + " or 0" * 299,
    "1" + " + 1" * 299,
    "'" + "x" * 5_000 + "'",
    "9" * 3_000,
    "pow(9, pow(9, pow(9, 9)))",
    "round(1, 999999999)",
    "round(pow(10, 300) * 10, 15)",
    "substr('abc', 1 div 0, 0 - 1 div 0)",
    "concat(" + "${name}," * 200 + "'')",
    "date(pow(10, 99))",
    "format-date(pow(10, 12), '%Y')",
    "date(0 - 999999)",
    "selected-at('a b', 0 div 0)",
    "/data" * 300,
    "../" * 290 + "name",
    "${name}[${name}[1]]",
    "int(1 div 0) mod 0",
]


@pytest.mark.parametrize("source", HOSTILE, ids=lambda source: source[:40])
def test_a_hostile_expression_ends_at_once(source):
    def attempt():
        try:
            Condition(source, {"name": "text"}).holds({"name": "x" * 1_000})
        except ExpressionError as error:
            assert error.message["es"]

    assert ends(attempt)


def ends(run):
    """Whether it ends within seconds: one that explodes would take minutes."""
    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(5)
    return not worker.is_alive()
