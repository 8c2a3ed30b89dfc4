"""An answer is judged by the key, and the person is told what decides."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerta.learning import asked, grade, load_exercise, load_exercises, load_key

CODING = "quarry-trucks-school"
SCORING = "health-post-roof"


def right_answers(key):
    return {part: expected["value"] for part, expected in key["answers"].items()}


def deciding(key):
    found = {}
    for part, expected in key["answers"].items():
        cited = expected.get("sentence")
        if cited:
            found[part] = cited if isinstance(cited, str) else cited[0]
    return found


@pytest.fixture(scope="module")
def coding(home):
    return load_exercise(home, CODING), load_key(home, CODING)


def judged(exercise, key, rules, answers, evidence=None, lang="es"):
    return grade(exercise, key, answers, evidence or {}, rules, lang)


def test_the_keys_own_answers_are_right_everywhere(home, rules):
    for exercise in load_exercises(home):
        key = load_key(home, exercise["id"])
        found = judged(exercise, key, rules, right_answers(key), deciding(key))
        assert found.score == 1, exercise["id"]


def test_an_announced_strike_taken_for_a_carried_out_one_is_told_why(coding, rules):
    exercise, key = coding
    answers = right_answers(key) | {"c4_rung": "3"}
    part = judged(exercise, key, rules, answers, deciding(key)).parts["c4_rung"]
    assert part.status == "wrong"
    assert part.sentence == "d1.6"
    assert part.error == "E04"
    assert "«anuncian un paro de 24 horas»" in part.text and "C4" in part.text


def test_the_right_answer_with_another_sentence_is_partly_right(coding, rules):
    exercise, key = coding
    evidence = deciding(key) | {"c4_rung": "d1.1"}
    part = judged(exercise, key, rules, right_answers(key), evidence).parts["c4_rung"]
    assert part.status == "partly"


def test_the_right_answer_without_a_sentence_asks_for_it(coding, rules):
    exercise, key = coding
    part = judged(exercise, key, rules, right_answers(key)).parts["c1"]
    assert part.status == "partly"
    assert "marque la frase" in part.text


def test_an_empty_answer_is_missing_and_reveals_nothing(coding, rules):
    exercise, key = coding
    part = judged(exercise, key, rules, {}).parts["c1"]
    assert (part.status, part.sentence) == ("missing", None)


def test_an_ambiguous_field_never_costs_points(coding, rules):
    exercise, key = coding
    answers = dict(key["answers"])
    answers["c5"] = {**answers["c5"], "ambiguous": True}
    doubtful = {**key, "answers": answers}
    given_answers = right_answers(key) | {"c5": "unknown"}
    found = judged(exercise, doubtful, rules, given_answers, deciding(key))
    assert found.parts["c5"].status == "ambiguous"
    assert found.score == 1
    assert judged(exercise, key, rules, given_answers, deciding(key)).score < 1


def test_an_accepted_alternative_is_right(coding, rules):
    exercise, key = coding
    answers = dict(key["answers"])
    answers["c5"] = {**answers["c5"], "accepted": ["unknown"]}
    found = judged(
        exercise,
        {**key, "answers": answers},
        rules,
        right_answers(key) | {"c5": "unknown"},
        deciding(key),
    )
    assert found.parts["c5"].status == "right"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_wrong_score_without_a_text_of_its_own_is_explained_with_the_anchors(home, rules, lang):
    exercise, key = load_exercise(home, SCORING), load_key(home, SCORING)
    bare = {**key["answers"]["p4"], "wrong": {}}
    found = judged(exercise, {**key, "answers": {"p4": bare}}, rules, {"p4": "2"}, lang=lang)
    text = found.parts["p4"].text
    indicator = next(row for row in rules.indicators if row["key"] == "p4")
    assert "P4" in text
    assert indicator[f"anchor_2_{lang}"] in text
    assert indicator[f"anchor_1_{lang}"] in text


def test_every_wrong_option_of_every_exercise_names_what_decides(home, rules):
    for exercise in load_exercises(home):
        key = load_key(home, exercise["id"])
        options = {part.id: part.options for part in asked(exercise) if part.shape == "single"}
        for part, expected in key["answers"].items():
            for option in options.get(part) or [*expected.get("wrong", {})]:
                for lang in ("es", "en"):
                    found = judged(exercise, key, rules, {part: option}, lang=lang).parts[part]
                    assert found.text.strip(), (exercise["id"], part, option)
                    if found.status == "wrong":
                        assert any(sign.isdigit() for sign in found.text), (part, option, lang)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_answer_at_all_breaks_the_grader(home, rules, data):
    exercise = data.draw(st.sampled_from(load_exercises(home)))
    key = load_key(home, exercise["id"])
    parts = st.sampled_from([*key["answers"], "/data/actor[9]/actor_name", "other"])
    answers = data.draw(st.dictionaries(parts, st.text(max_size=5) | st.just("yes"), max_size=6))
    evidence = data.draw(st.dictionaries(parts, st.sampled_from(["d1.1", "d9.9", ""]), max_size=3))
    found = judged(exercise, key, rules, answers, evidence)
    assert 0 <= found.score <= 1
    assert found.parts.keys() == key["answers"].keys()


def test_actors_written_in_another_order_are_judged_alike(home, rules):
    name = next(e["id"] for e in load_exercises(home, "08"))
    exercise, key = load_exercise(home, name), load_key(home, name)
    answers = right_answers(key)
    rows = sorted({p.split("]")[0] + "]" for p in answers if "[" in p})
    repeats = {row.rpartition("[")[0] for row in rows}
    for repeat in repeats:
        numbers = sorted(r for r in rows if r.startswith(repeat + "["))
        moved = {
            p.replace(row, f"{repeat}[{len(numbers) - n + 5}]"): v
            for n, row in enumerate(numbers)
            for p, v in answers.items()
            if p.startswith(row)
        }
        others = {p: v for p, v in answers.items() if not p.startswith(repeat + "[")}
        assert judged(exercise, key, rules, others | moved).score == 1
