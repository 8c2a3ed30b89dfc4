"""What every exercise and chapter does for whoever learns (rows 12, 19, 20, 24, 26-28, 32, 84)."""

import json
import re
import shutil
import sys
import zlib
from html import unescape
from pathlib import Path

import jsonschema
import pytest
import yaml

from alerta import config, passes
from alerta.criteria import load_rules
from alerta.learning import asked, load_exercise, load_exercises, load_key
from alerta.learning.codes import known_codes
from alerta.registry import Registry
from alerta.resources import table
from alerta.widgets.exercise_card.view import view as exercise_view
from alerta.widgets.session import Session

sys.path.insert(0, str(Path(__file__).parent))

import every_widget
from every_widget import acting, answer, press, somebody, walk, words

HOME = Path(__file__).parents[2]
BANK = {one["id"]: one for one in load_exercises(HOME)}
EACH = {}  # a few exercises of every kind: the rest differ in their texts, which are checked apart
for _name, _one in BANK.items():
    EACH.setdefault(_one["kind"], []).append(_name)
ASKED = [name for kind, names in EACH.items() if kind != "registration" for name in names[:3]]
FORMS = [name for name, one in BANK.items() if one["kind"] == "registration"]
CODE = re.compile(rf"\b(?:{'|'.join(sorted(known_codes(HOME), key=len, reverse=True))})\b")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def settings(home, data, monkeypatch):
    """As in a kernel of the kit's own server."""
    for name, value in every_widget.served(data, home).items():
        monkeypatch.setenv(name, value)
    return config.read()


class Desk:
    """One exercise in front of one person."""

    def __init__(self, home, settings, person, name, lang="es"):
        self.exercise, self.key = load_exercise(home, name), load_key(home, name)
        self.session = Session(home, settings, lang, page="test")
        self.person = person
        self.root = exercise_view(self.exercise, self.key, load_rules(home), self.session)
        claims = {"person_id": self.person.person_id}
        assert self.session.identify(passes.sign(config.secret(settings), claims, 600))

    @property
    def text(self):
        return "\n".join(words(self.root))

    def log(self, kind=None):
        return self.session.log(self.exercise["id"], kind)

    def right(self):
        values = {part: str(one["value"]) for part, one in self.key["answers"].items()}
        cited = {
            part: one["sentence"] if isinstance(one["sentence"], str) else one["sentence"][0]
            for part, one in self.key["answers"].items() if one.get("sentence")
        }  # fmt: skip
        if self.exercise["kind"] == "criteria_coding":
            cited = {part: cited.get(part, "none") for part in values}
            values.setdefault("disagreement", "interests")
            cited.setdefault("disagreement", "none")
        return values, cited

    def wrong(self):
        """A wrong answer to every part; ambiguous parts, where no answer is, get the right one."""
        values, cited = self.right()
        if self.exercise["kind"] not in ("choice", "criteria_coding", "alert_scoring"):
            return acting.wrong_answers(self.exercise, self.key), cited
        for part, one in self.key["answers"].items():
            others = {*one.get("wrong", {}), *(("0", "2") if part[0] in "pi" else ())}
            others -= {str(one["value"]), *one.get("accepted", ())}
            if not one.get("ambiguous") and others:
                values[part] = sorted(others)[0]
        if self.exercise["kind"] == "criteria_coding":
            values["c2"] = str(self.key["answers"]["c2"]["value"])  # keeps the sixth question open
        return values, cited

    def close(self):
        self.session.close()


@pytest.fixture
def person(settings, form, request):
    return somebody(settings, form, f"A {zlib.crc32(request.node.nodeid.encode())}")


@pytest.fixture
def desk(home, settings, person):
    opened = []

    def sit_down(name, **more):
        opened.append(Desk(more.pop("home", home), settings, person, name, **more))
        return opened[-1]

    yield sit_down
    for one in opened:
        one.close()


# ---------------------------------------------------------------- row 26


@pytest.mark.parametrize("name", ASKED)
def test_a_wrong_answer_is_told_why_with_its_criterion_and_the_way_to_the_page(desk, name):
    sat = desk(name)
    values, cited = sat.wrong()
    answer(sat.root, sat.exercise, values, cited)
    statuses = {one.part: one.value["status"] for one in sat.log("attempt") if one.part != "*"}
    wrong = [part for part, status in statuses.items() if status == "wrong"]
    assert len(wrong) >= 1
    if sat.exercise["kind"] == "unfolding":  # its earlier weeks have left the page
        wrong = [part for part in wrong if part.startswith(sat.exercise["weeks"][-1]["id"])]
    for part in wrong:
        feedback = feedback_of(sat, part)
        assert CODE.search(feedback), feedback
        assert "todavía no" in feedback.lower() and "Incorrecto" not in feedback
        for link in re.findall(r'href="([^"]+)"', feedback):
            assert_leads_somewhere(link)
        assert 'href="/manual/es/' in feedback


def feedback_of(sat, part):
    """The markup of the feedback beside one part."""
    expected = sat.key["answers"][part]
    found = [
        one.value for one in walk(sat.root)
        if getattr(one, "value", None) and "ka-feedback--wrong" in str(one.value)
    ]  # fmt: skip
    own = [text["es"] for text in expected.get("wrong", {}).values()]
    criterion = expected["criterion"]
    for markup in found:
        plain = unescape(re.sub(r"<[^>]+>", "", markup))
        if any(text.removeprefix("Todavía no: ")[1:] in plain for text in own):
            return markup
    return next(markup for markup in found if criterion in markup)


def assert_leads_somewhere(link):
    """A link into the manual names a chapter and a cell that exist."""
    page, _, anchor = link.partition("#")
    lang, number = re.fullmatch(r"/manual/(es|en)/(\d\d)", page).groups()
    [chapter] = (HOME / "manual" / lang).glob(f"{number}_*.ipynb")
    ids = [cell["id"] for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]]
    assert anchor in ids, link


@pytest.mark.parametrize("name", BANK)
def test_no_wrong_option_is_without_a_sentence_of_its_own(home, name):
    exercise, key = load_exercise(home, name), load_key(home, name)
    options = {part.id: part.options for part in asked(exercise)}
    for part, expected in key["answers"].items():
        texts = [text[lang] for text in expected.get("wrong", {}).values() for lang in text
                 if lang in ("es", "en")]  # fmt: skip
        assert all(CODE.search(text) for text in texts)
        if exercise["kind"] in ("choice", "criteria_coding"):
            missing = set(options[part]) - {str(expected["value"]), *expected.get("accepted", ())}
            assert missing == set(expected["wrong"]), (name, part)


# ---------------------------------------------------------------- rows 27, 28, 32


@pytest.mark.parametrize("name", ASKED)
def test_first_score_last_score_and_tries_are_kept_and_shown_apart(desk, name):
    sat = desk(name)
    answer(sat.root, sat.exercise, *sat.wrong())
    first = whole_tries(sat)[0]
    answer_again(sat)
    scores = whole_tries(sat)
    assert scores[0] == first < 1.0
    assert scores[-1] == pytest.approx(1.0)
    told = re.search(
        r"Primer intento: (\d+) de 100\. Ahora: (\d+) de 100\. Intentos: (\d+)", sat.text
    )
    assert [int(n) for n in told.groups()] == [round(first * 100), 100, len(scores)]


def whole_tries(sat):
    return [one.value["score"] for one in sat.log("attempt") if one.part == "*"]


def answer_again(sat):
    answer(sat.root, sat.exercise, *sat.right())


@pytest.mark.parametrize("name", ASKED)
def test_how_sure_somebody_is_is_stored_with_the_answer(desk, name):
    sat = desk(name)
    answer(sat.root, sat.exercise, *sat.right())
    kept = {one.value for one in sat.log("certainty")}
    assert kept == {"sure"}
    offered = [c._options_values for c in every_widget.radios(sat.root, "horizontal")
               if "sure" in c._options_values]  # fmt: skip
    assert set(offered) == {("sure", "doubt", "guess")}
    assert "Seguro" in sat.text and "Dudoso" in sat.text and "Adivino" in sat.text


@pytest.mark.parametrize("name", ASKED)
def test_the_model_answer_comes_only_after_an_attempt(desk, name):
    sat = desk(name)
    explained = [one["right"]["es"] for one in sat.key["answers"].values()]
    hidden = [one for one in walk(sat.root, hidden=False)
              if "modelo" in getattr(one, "description", "")]  # fmt: skip
    assert hidden == []
    assert [text for text in explained if text in sat.text] == []
    for one in walk(sat.root):  # not even when the hidden button is pressed by force
        if "modelo" in (getattr(one, "description", "") or "") and hasattr(one, "click"):
            one.click()
    assert [text for text in explained if text in sat.text] == []
    answer(sat.root, sat.exercise, *sat.wrong())
    reveal = next(one for one in walk(sat.root, hidden=False)
                  if "modelo" in (getattr(one, "description", "") or ""))  # fmt: skip
    reveal.click()
    assert [text for text in explained if text not in sat.text] == []


# ---------------------------------------------------------------- row 24


@pytest.mark.parametrize("name", ASKED)
def test_hints_come_one_by_one_the_last_names_the_section_and_each_is_stored(desk, name):
    sat = desk(name)
    shown = []
    while True:
        open_hints = [one for one in walk(sat.root, hidden=False)
                      if getattr(one, "description", "") in ("Pista", "Otra pista")]  # fmt: skip
        if not open_hints:
            break
        open_hints[0].click()
        shown = [one.value for one in walk(sat.root) if "ka-hint" in str(getattr(one, "value", ""))]
        assert len(sat.log("hint")) <= 9
    told = re.findall(r"Pista (\d) de (\d)", "".join(shown))
    assert len(told) >= 2 and told[-1][0] == told[-1][1]
    last = "".join(shown).rpartition("Pista")[2]
    assert_leads_somewhere(re.search(r'href="([^"]+)"', last)[1])
    assert [one.value for one in sat.log("hint")] == list(range(1, len(told) + 1))


@pytest.mark.parametrize("name", BANK)
def test_every_exercise_has_two_hints_and_the_last_one_names_the_section(name):
    hints = BANK[name]["hints"]
    assert len(hints) >= 2
    assert hints[-1]["section"]
    assert all(one["es"] and one["en"] for one in hints)


# ---------------------------------------------------------------- what was done comes back


@pytest.mark.parametrize("name", ASKED)
def test_whoever_comes_back_finds_everything_as_it_was(desk, name):
    before = desk(name)
    answer(before.root, before.exercise, *before.wrong())
    after = desk(name)
    assert "Primer intento" in after.text
    values, _ = before.wrong()
    kept = {one.part: one.value for one in after.session.latest(name).values()}
    for part in before.key["answers"]:
        assert kept[part] == values[part]
    if before.exercise["kind"] != "criteria_coding":  # there, one question is open at a time
        told = [line for line in before.text.split("\n") if "está ahora en el lugar" not in line]
        assert after.text.split("\n") == told  # what a move told a screen reader is over


# ---------------------------------------------------------------- row 12


@pytest.fixture
def edited(home, tmp_path):
    """A copy of the content, to be given a new version."""
    folder = tmp_path / "edited"
    for name in ("exercises", "datasets", "manual"):
        shutil.copytree(home / name, folder / name)
    return folder


def new_version(home, name):
    for path in (home / "exercises").rglob(f"{name}.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\nversion: 1\n", "\nversion: 2\n", 1), encoding="utf-8")
    assert load_exercise(home, name)["version"] == load_key(home, name)["version"] == 2


@pytest.mark.parametrize("kind", [kind for kind in EACH if kind != "registration"])
def test_answers_to_an_earlier_version_stay_readable_and_are_labelled(desk, edited, kind):
    name = next(one for one in ASKED if BANK[one]["kind"] == kind)
    before = desk(name, home=edited)
    answer(before.root, before.exercise, *before.right())
    count = len(before.log())
    new_version(edited, name)
    after = desk(name, home=edited)
    assert "ersión anterior" in after.text
    assert "Primer intento" not in after.text
    assert all(radio.value is None for radio in every_widget.radios(after.root, "vertical"))
    told = next(text for text in words(after.root) if "ersión anterior" in text)
    assert len(told) > 120, "the old answers stand there in words"
    assert [one.version for one in after.log()] == [1] * count
    answer(after.root, after.exercise, *after.right())
    assert {one.version for one in after.log()} == {1, 2}
    assert "Intentos: 1." in after.text


def test_a_record_begun_with_an_earlier_version_stays_readable_and_is_labelled(desk, edited):
    name = FORMS[0]
    before = desk(name, home=edited)
    press(before.root, "Abrir la ficha")
    assert len(before.log("answer")) > 0
    new_version(edited, name)
    after = desk(name, home=edited)
    assert "ersión anterior" in after.text


def test_the_spanish_label_is_the_one_that_was_promised(settings):
    from alerta.i18n import translator

    line = translator("es")(
        "Earlier version: this exercise has changed since you answered it. "
        "Your answers of then are kept ({answers}). Please answer it again.", answers="C1: Sí")  # fmt: skip
    assert line.lower().startswith("versión anterior")


# ---------------------------------------------------------------- rows 19, 20

SCHEMA = {
    "type": "array",
    "minItems": 12,
    "maxItems": 12,
    "items": {
        "type": "object",
        "required": ["id", "number", "title", "question", "lead", "objective", "minutes", "before",
                     "product", "available"],
        "properties": {
            "id": {"type": "string", "pattern": r"^\d\d_[a-z_]+$"},
            "number": {"type": "integer", "minimum": 1, "maximum": 12},
            "minutes": {"type": "integer", "minimum": 5, "maximum": 90},
            "available": {"type": "boolean"},
            **{name: {"$ref": "#/$defs/pair"}
               for name in ("title", "question", "lead", "objective", "before", "product")},
        },
    },
    "$defs": {
        "pair": {
            "type": "object",
            "required": ["es", "en"],
            "properties": {lang: {"type": "string", "minLength": 2} for lang in ("es", "en")},
        }
    },
}  # fmt: skip


def chapters():
    return yaml.safe_load((HOME / "manual" / "chapters.yaml").read_text(encoding="utf-8"))


def test_every_chapter_states_objective_minutes_prerequisites_and_product():
    jsonschema.validate(chapters(), SCHEMA)


@pytest.mark.parametrize("missing", ["objective", "minutes", "before", "product"])
def test_a_chapter_without_one_of_the_four_is_refused(missing):
    rows = chapters()
    del rows[3][missing]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(rows, SCHEMA)


@pytest.mark.parametrize("criterion", ["C1", "C2", "C3", "C4", "C5"])
def test_a_criterion_has_examples_of_each_kind_and_shows_them(home, criterion):
    rows = [row for row in table(home, "criteria_examples") if row["criterion"] == criterion]
    count = {kind: sum(row["kind"] == kind for row in rows)
             for kind in ("positive", "negative", "borderline")}  # fmt: skip
    assert count["positive"] >= 2 and count["negative"] >= 2 and count["borderline"] >= 1
    from alerta.widgets.codebook_table.criterion import criterion_card

    card = unescape(criterion_card(home, criterion, "es"))
    for row in rows:
        assert row["text_es"] in card and row["why_es"] in card


VERDICTS = {
    "quarry-trucks-school": "Es un caso: una controversia",
    "water-utility-48-hours": "Es un caso: un conflicto social",
    "lagoon-two-measurements": "Es un caso: una diferencia",
    "audio-boundary-stone": "Todavía no es un caso: queda en observación",
    "dance-group-costumes": "No es un caso",
}


@pytest.mark.parametrize(("name", "verdict"), VERDICTS.items())
def test_the_path_ends_in_a_verdict_with_its_reason(desk, name, verdict):
    sat = desk(name)
    answer(sat.root, sat.exercise, *sat.right())
    band = next(
        one.value for one in walk(sat.root) if "ka-verdict__h" in str(getattr(one, "value", ""))
    )
    heading = unescape(re.search(r"ka-verdict__h[^>]*>([^<]+)<", band)[1])
    why = unescape(re.search(r"ka-verdict__why[^>]*>([^<]+)<", band)[1])
    assert heading == verdict
    assert len(why) > 20


# ---------------------------------------------------------------- row 84


def test_the_last_unfinished_place_is_one_click_away(settings, form, home, person):
    from alerta.serving.journey import journey

    with Registry.open(settings.database_url, form) as registry:
        registry.answers.add(person.person_id, "manual/04", "screen", 3, kind="visit")
        stop = journey(home, registry.answers.log(person.person_id), "es").stop
    assert stop.address("es") == "/manual/es/04#pantalla-3"
