"""`alerta check` finds what a writer gets wrong in an exercise of a newer kind, and says the remedy."""

import pytest
import yaml

from alerta.learning import check


def edit(path, change):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def answer(name, change, part="q1"):
    return (f"exercises/keys/09/{name}.yaml", lambda key: change(key["answers"][part]))


def exercise(name, change):
    return (f"exercises/09/{name}.yaml", change)


def dossier(change):
    return ("exercises/dossiers/canal-of-turns.yaml", change)


def put(**values):
    return lambda content: content.update(values)


def drop(name, inside=None):
    return lambda content: (content[inside] if inside else content).pop(name)


def unquoted(entry):
    entry["right"] = {"es": "C4: «abrieron todas las compuertas».", "en": "C4."}


SEEDED = {
    "a dossier that is not there": (*exercise("a-match", put(dossier="no-such")), "dossier_missing"),
    "a document that the dossier has not": (*exercise("a-match", put(shows=["d4"])), "shows_unknown"),
    "documents twice": (*exercise("a-match", put(documents=[])), "documents_twice"),
    "no documents to mark": (*exercise("a-highlight", drop("dossier")), "documents_none"),
    "one document only": (*dossier(lambda d: d["documents"].pop()), "schema"),
    "two documents of one id": (*dossier(lambda d: d["documents"][1].update(id="d1")), "document_twice"),
    "a department that does not exist": (*dossier(put(department="Tacma")), "department"),
    "a dossier of another name": (*dossier(put(id="another")), "place"),
    "a code that no table has": (*exercise("a-match", put(trains=["C9"])), "code_unknown"),
    "a criterion that no table has": (*answer("a-number", put(criterion="K99")), "code_unknown"),
    "a last hint without its place": (*exercise("a-match", lambda e: e["hints"][1].pop("section")), "hint_section"),
    "a form without its pool": (*exercise("a-match", put(form="A")), "form_alone"),
    "a test that does not exist": (*exercise("a-match", put(test="middle")), "schema"),
    "an option without its text": (*answer("a-multiple", drop("c", "wrong")), "no_feedback"),
    "options out of order": (*answer("a-multiple", put(value="c a")), "option_order"),
    "an option that is not offered": (*answer("a-multiple", put(value="a z")), "no_option"),
    "a text for an option that is not there": (*answer("a-multiple", lambda a: a["wrong"].update(z=a["wrong"]["a"])), "no_option"),
    "an order that leaves one out": (*answer("an-order", put(value="c a d")), "not_whole"),
    "items that stand right already": (*answer("an-order", put(value="a b c d")), "already_right"),
    "an item without its reason": (*answer("an-order", drop("d", "wrong")), "no_feedback"),
    "a row of a match without an answer": ("exercises/keys/09/a-match.yaml", lambda k: k["answers"].pop("q1.b"), "unanswered"),
    "an answer that nobody asks": ("exercises/keys/09/a-match.yaml", lambda k: k["answers"].update({"q1.z": k["answers"]["q1.a"]}), "not_asked"),
    "a match with nothing for the rest": (*answer("a-match", lambda a: (a.pop("otherwise"), a.pop("wrong")), "q1.a"), "no_feedback"),
    "a number in words": (*answer("a-number", put(value="cincuenta")), "not_a_number"),
    "a slip that is right": (*answer("a-number", lambda a: a.update(wrong={"57,7": a["otherwise"]})), "no_option"),
    "a number with nothing for the rest": (*answer("a-number", drop("otherwise")), "no_otherwise"),
    "a model sentence that would not pass": (*answer("a-short-text", put(value="Los vecinos cerraron.")), "model_fails"),
    "a model sentence with a word that may not be": (*answer("a-short-text", put(without=["canal"])), "model_fails"),
    "no English model sentence": (*answer("a-short-text", drop("value_en")), "needs_english"),
    "no ideas": (*answer("a-short-text", drop("holds")), "needs_words"),
    "a word that nobody explains": (*answer("a-short-text", drop("wrong")), "word_untold"),
    "a model sentence that is too long": (*answer("a-short-text", put(value="Los regantes cerraron el canal " * 3)), "too_long"),
    "a sentence that is not there": (*answer("a-highlight", put(value="d1.1 d9.9")), "no_sentence"),
    "one sentence where two are asked": (*answer("a-highlight", put(value="d1.1", accepted=[])), "how_many"),
    "a quotation that the sentence does not say": (*answer("a-number", unquoted), "no_quote"),
    "a wrong answer without a code": (*answer("a-number", lambda a: a["otherwise"].update(es="Todavía no.")), "no_criterion"),
    "a body that does not exist": (*exercise("a-routing", lambda e: e["receivers"].append("ONU")), "receiver_unknown"),
    "a level neither told nor asked": (*exercise("a-routing", put(level=None)), "level_told"),
    "another receiver than routing.csv": (*answer("a-routing", put(value="PNP", accepted=[]), "receiver"), "routing_receiver"),
    "another deadline than deadlines.csv": (*answer("a-routing", put(value="4"), "deadline"), "routing_deadline"),
    "somebody who has to know is left out": (*answer("a-routing", put(value="GORE"), "copies"), "routing_copy"),
    "a report in no group": (*answer("a-grouping", put(value="d1 d2 | d3 | d4 d5"), "events"), "not_partition"),
    "a report in two groups": (*answer("a-grouping", put(value="d1 d2 | d2 d3 | d4 d5 | d6"), "cases"), "not_partition"),
    "an event across two cases": (*answer("a-grouping", put(value="d1 d2 | d3 d4 d5 | d6"), "events"), "event_in_two_cases"),
    "a pair that says otherwise": (*answer("a-grouping", lambda a: a["pairs"][0].update(same="case"), "events"), "pair_wrong"),
    "weeks out of order": (*exercise("an-unfolding", lambda e: e["weeks"][2].update(on="2026-03-08")), "weeks_order"),
    "a document before its day": (*exercise("an-unfolding", lambda e: e["documents"][0].update(date="2026-03-20")), "week_document"),
    "a document that no week shows": (*exercise("an-unfolding", lambda e: e["weeks"][1].update(shows=[])), "never_shown"),
    "a week that rests on what came later": (*answer("an-unfolding", put(sentence="d3.1"), "w1.phase"), "week_sentence"),
    "three weeks": (*exercise("an-unfolding", lambda e: e["weeks"].pop()), "schema"),
    "a phase that does not exist": (*answer("an-unfolding", put(value="boiling"), "w2.phase"), "no_option"),
    "eleven cases": (*exercise("some-lenses", lambda e: e["cases"].pop()), "schema"),
    "a lens that nobody answers": ("exercises/keys/09/some-lenses.yaml", lambda k: k["answers"].pop("k7.pcm"), "unanswered"),
    "a key of no exercise": ("exercises/keys/09/a-match.yaml", None, "no_exercise"),
}  # fmt: skip


def test_the_small_bank_has_no_fault(bank):
    assert [f"{one.file} {one.column}: {one.message['en']}" for one in check(bank)] == []


@pytest.mark.parametrize("what", SEEDED)
def test_it_is_found_with_its_place_and_its_remedy(bank, what):
    file, change, code = SEEDED[what]
    if change is None:
        (bank / file).rename((bank / file).with_name("nobody.yaml"))
        file = file.replace("a-match", "nobody")
    else:
        edit(bank / file, change)
    found = [fault for fault in check(bank) if fault.code == code]
    assert found, [fault.code for fault in check(bank)]
    assert file.split("/")[-1] == found[0].file.split("/")[-1]
    for pair in (found[0].message, found[0].remedy):
        assert pair["es"] and pair["en"] and pair["es"] != pair["en"]
        assert "{" not in pair["es"] + pair["en"]


def test_a_file_that_cannot_be_read_is_told_with_its_line(bank):
    path = bank / "exercises/09/a-match.yaml"
    path.write_text("id: a-match\ntitle: {es: «A: b», en: [}\n", encoding="utf-8")
    found = [one for one in check(bank) if one.code == "unreadable"]
    assert found and "line" in found[0].message["en"]


def test_many_faults_are_told_at_once(bank):
    for file, change, code in list(SEEDED.values())[:12]:
        if change is not None and code and "dossiers" not in file:
            edit(bank / file, change)
    assert len({one.code for one in check(bank)}) >= 4
