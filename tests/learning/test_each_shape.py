"""How each shape of answer is judged: what is right, what is right by degrees, what is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_bank import BANK, sample

from alerta.learning import asked, grade
from alerta.learning.orders import arranged, first_out_of_place, share_in_order, shuffled
from alerta.learning.partitions import groups, ordered, pairwise_f1, relation, written
from alerta.learning.written import holds, number, plain, same_number


def judged(name, answers, rules, lang="es", change=None):
    exercise, key = sample(name)
    if change:
        change(key["answers"])
    return grade(exercise, key, answers, {}, rules, lang)


def part(name, answer, rules, lang="es", part="q1", change=None):
    return judged(name, {part: answer}, rules, lang, change).parts[part]


@pytest.mark.parametrize("name", BANK)
def test_the_keys_own_answers_are_right(name, rules):
    _, key = sample(name)
    answers = {one: entry["value"] for one, entry in key["answers"].items()}
    found = judged(name, answers, rules)
    assert {one.status for one in found.parts.values()} == {"right"} and found.score == 1


@pytest.mark.parametrize("name", BANK)
def test_an_ambiguous_part_never_costs(name, rules):
    def ambiguous(answers):
        for entry in answers.values():
            entry["ambiguous"] = True

    exercise, _ = sample(name)
    wrong = {"single": "zz", "several": "b d", "order": "b d a c", "number": "1", "text": "exigen",
             "sentences": "d2.2", "partition": "d1 d6 | d2 d3 d4 d5"}  # fmt: skip
    answers = {one.id: wrong[one.shape] for one in asked(exercise)}
    found = judged(name, answers, rules, change=ambiguous)
    assert found.score == 1
    assert all(one.status == "ambiguous" and "no le resta nada" in one.text for one in found.parts.values())  # fmt: skip


@pytest.mark.parametrize("name", BANK)
def test_an_empty_answer_is_missing_and_reveals_nothing(name, rules):
    found = judged(name, {}, rules)
    assert found.score == 0
    assert {(one.status, one.sentence) for one in found.parts.values()} == {("missing", None)}


# --- several options


def test_every_option_judged_right_counts_a_share(rules):
    found = part("a-multiple", "a b", rules)
    assert (found.status, found.credit) == ("partly", 0.5)
    assert part("a-multiple", "a", rules).credit == 0.75
    assert part("a-multiple", "b d", rules).credit == 0


def test_what_was_ticked_and_what_was_left_out_are_both_told_by_name(rules):
    found = part("a-multiple", "a b", rules)
    assert found.lines[0] == "Decidió bien 2 de 4. Mire otra vez estas:"
    assert found.lines[1:] == ("«Opción b». Mire b (C4).", "«Opción c». Mire c (C4).")


# --- order


def test_an_accepted_order_is_right_and_another_counts_its_pairs(rules):
    assert part("an-order", "a c d b", rules).status == "right"
    near = part("an-order", "c a b d", rules)
    assert near.status == "partly" and near.credit == pytest.approx(5 / 6)
    assert part("an-order", "b d a c", rules).status == "wrong"


def test_the_first_thing_out_of_place_is_explained(rules):
    found = part("an-order", "c a b d", rules)
    assert found.lines == ("Mire «Opción b».", "Todavía no: mire b (C4).")
    assert first_out_of_place(list("cabd"), list("cadb")) == "b"
    assert first_out_of_place(list("ca"), list("cadb")) == "d"
    assert first_out_of_place(list("cadb"), list("cadb")) is None


@given(st.permutations("abcde"))
def test_an_order_and_its_reverse_share_all_pairs_between_them(order):
    straight = share_in_order(order, "abcde")
    assert straight + share_in_order(order[::-1], "abcde") == pytest.approx(1)
    assert (straight == 1) == (list(order) == list("abcde"))


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_persons_order_is_always_the_same_and_holds_everything(person, item):
    things = list("abcdef")
    found = shuffled(things, person, item)
    assert sorted(found) == things and found == shuffled(things, person, item)
    assert " ".join(shuffled(things, person, item, [" ".join(found)])) != " ".join(found)


def test_options_that_are_a_scale_keep_their_order():
    hours = {"a": "1 hora", "b": "4 horas", "c": "24 horas"}
    assert all(arranged(hours, str(n), "x") == ["a", "b", "c"] for n in range(20))
    words = {"a": "Uno", "b": "Otro", "c": "Ninguno"}
    assert len({tuple(arranged(words, str(n), "x")) for n in range(30)}) > 1


# --- numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("57,7", 57.7), ("57.7 %", 57.7), (" 17 casos", 17), ("4 258", 4258), ("S/ 1 200,50", 1200.5),
     ("−3", -3), ("1.234.567", 1234567), ("17.", 17), ("", None), ("varios", None), ("12 y 13", None)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text, value):
    assert number(text) == value


def test_a_number_within_the_tolerance_is_right_and_a_usual_slip_is_told(rules):
    for good in ("57,7", "57.72 %", "57.65"):
        assert part("a-number", good, rules).status == "right"
    assert part("a-number", "58,0", rules).text == "Todavía no: mire 58 (C4)."
    assert part("a-number", "60", rules).text == "Todavía no: vea C4."
    assert "en cifras" in part("a-number", "varios", rules).text


def test_a_comma_between_thousands_is_understood():
    assert same_number("4,258", "4258") and same_number("4.258", "4258")
    assert not same_number("4,25", "425")


@given(st.integers(-(10**6), 10**6), st.integers(0, 99))
def test_any_number_is_read_back_from_any_usual_spelling(whole, cents):
    plainly = f"{whole}.{cents:02}"
    spaced = f"{whole:,}".replace(",", " ") + f",{cents:02}"
    assert same_number(spaced, plainly) and same_number(f"{spaced} soles", plainly)


# --- short texts


def test_a_short_text_needs_every_idea_in_either_language(rules):
    assert part("a-short-text", "CERRÓ el canal un grupo de regantes", rules).status == "right"
    assert part("a-short-text", "Irrigators closed it", rules, "en").status == "right"
    half = part("a-short-text", "Los regantes protestan", rules)
    assert (half.status, half.credit, half.text) == ("partly", 0.5, "Todavía no: vea C4.")
    assert part("a-short-text", "Todo tranquilo", rules).status == "wrong"


def test_a_word_that_may_not_be_written_is_told(rules):
    found = part("a-short-text", "Los regantes cerraron y exigen agua", rules)
    assert (found.status, found.credit, found.text) == ("wrong", 0, "Todavía no: mire exigen (C4).")


def test_words_are_found_by_their_beginning_only():
    assert holds("Levanten el BLOQUEO.", ["bloque"])
    assert not holds("El desbloqueo", ["bloque"])
    assert plain("«Niñas»: ¡ya!") == "ninas ya"


# --- sentences


def test_marked_sentences_count_by_what_they_share_with_the_key(rules):
    assert part("a-highlight", "d2.1 d1.1", rules).status == "right"
    assert part("a-highlight", "d1.2 d2.1", rules).status == "right"  # accepted
    half = part("a-highlight", "d1.1 d2.2", rules)
    assert (half.status, half.credit) == ("partly", 0.5)
    assert half.lines == ("De las 2 frases que marcó, 1 deciden.", "Todavía no: mire d2.2 (C4).")


# --- reports


def test_groups_are_compared_pair_by_pair(rules):
    found = judged("a-grouping", {"events": "d1 d2 | d3 | d4 d5 | d6", "cases": "d1 d2 | d3 | d4 d5 | d6"}, rules)  # fmt: skip
    assert found.parts["events"].status == "right"
    cases = found.parts["cases"]
    assert cases.credit == pytest.approx(2 * 2 / (2 + 4))
    assert "d1 y d3 (G2)." in cases.lines and "d1 y d2 (G2)." not in cases.lines
    assert found.score == pytest.approx((1 + cases.credit) / 2)


def test_every_report_by_itself_shares_no_pair():
    assert pairwise_f1("d1 | d2 | d3", "d1 d2 | d3") == 0
    assert pairwise_f1("d1 | d2", "d2 | d1") == 1
    assert pairwise_f1("d2 d1 | d3", "d3 | d1 d2") == 1


def test_two_reports_share_an_event_a_case_or_nothing():
    events, cases = "d1 d2 | d3 | d4", "d1 d2 d3 | d4"
    assert [relation("d2", other, events, cases) for other in ("d1", "d3", "d4")] == [
        "event", "case", "neither",
    ]  # fmt: skip


LABELS = st.dictionaries(st.sampled_from([f"d{n}" for n in range(1, 9)]), st.sampled_from("ABC"))


@given(LABELS, LABELS)
def test_agreement_is_symmetric_and_full_only_for_the_same_groups(one, other):
    reports = [f"d{n}" for n in range(1, 9)]
    a, b = written(one, reports), written(other, reports)
    assert pairwise_f1(a, b) == pytest.approx(pairwise_f1(b, a))
    assert 0 <= pairwise_f1(a, b) <= 1
    assert pairwise_f1(a, a) == 1
    assert ordered(a, reports) == a
    assert sorted(report for group in groups(a) for report in group) == sorted(one)
