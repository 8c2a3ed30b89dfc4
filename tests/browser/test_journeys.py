"""The whole way: sign in, code a text, register the case of a dossier, find it with its history."""

import re
import shutil
from pathlib import Path

import pytest

from alerta.i18n import translator
from alerta.learning import load_exercise, load_key
from alerta.registry import Registry
from alerta.resources import text

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]
HOME = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
QUARRY, ROAD = "quarry-trucks-school", "unfinished-valley-road"
OPTIONS = {
    **dict.fromkeys(("c1", "c2", "c3", "c5"), ("yes", "no", "unknown")),
    "c4_rung": tuple("01234"),
    "disagreement": ("interests", "facts"),
}
# What the colleague's record lacks or has wrong: the two deliberate errors, and what they left out.
WRONG = ("event[1]/start_on", "actor[1]/actor_name")
MISSING = ("case/c4_rung", "case/category", "case/conflict_type", "case/start_date",
           "demand[1]/demand_actor", "alert/p1", "alert/p2", "alert/i3", "alert/level")  # fmt: skip


PACE_MS = 350  # a quick person: nobody changes their mind faster


class Mouse:
    """Clicks and types."""

    def __init__(self, page):
        self.page = page

    def press(self, place):
        place.click()

    def choose(self, radio):
        radio.locator("xpath=ancestor::label[1]").click()  # the whole option can be clicked
        self.page.wait_for_timeout(PACE_MS)

    def pick(self, select, index):
        select.select_option(index=index)
        self.page.wait_for_timeout(PACE_MS)

    def write(self, field, words):
        field.fill(words)


class Keys(Mouse):
    """Never touches the mouse: everything is reached with Tab, as it comes."""

    def press(self, place):
        self.reach(place)
        self.page.keyboard.press("Enter")

    def choose(self, radio):
        wanted = radio.evaluate("one => [...document.getElementsByName(one.name)].indexOf(one)")
        self.reach(radio, lambda: radio.evaluate("one => one.name === document.activeElement.name"))
        for _ in range(12):
            here = self.page.evaluate(
                "() => [...document.getElementsByName(document.activeElement.name)]"
                ".indexOf(document.activeElement)"
            )
            if here == wanted:
                break
            self.page.keyboard.press("ArrowDown" if here < wanted else "ArrowUp")
            self.page.wait_for_timeout(PACE_MS)
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        self.page.wait_for_timeout(PACE_MS)
        assert radio.is_checked()

    def pick(self, select, index):
        self.reach(select)
        self.page.keyboard.press("Home")
        for _ in range(index):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(PACE_MS)

    def write(self, field, words):
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def reach(self, place, there=None):
        """Press Tab until the keyboard is there."""
        there = there or (lambda: place.evaluate("one => one === document.activeElement"))
        for _ in range(400):
            if there():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {place}")


CASES = [
    pytest.param("es", WIDE, Mouse, id="spanish-1280"),
    pytest.param("en", NARROW, Mouse, id="english-360"),
    pytest.param("es", WIDE, Keys, id="spanish-by-keyboard"),
]


@pytest.mark.parametrize(("lang", "size", "hand"), CASES)
def test_from_the_first_page_to_the_case_with_its_history(arrive, kit, form, lang, size, hand):
    guest = arrive("", lang, size)
    guest.alias = f"Viaje {lang} {hand.__name__}"
    journey = Journey(guest, hand(guest.page), lang)
    journey.sign_up()
    journey.open_chapter_four()
    journey.code_the_text_wrongly_read_why_and_correct_it()
    journey.reload_and_find_everything()
    journey.find_the_errors_of_the_dossier(form)
    journey.mend_them(form)
    code = journey.save()
    journey.see_it_in_the_explorer(code)
    assert guest.faults == []
    stored_as_told(kit, form, code, guest.alias)


def stored_as_told(kit, form, code, alias):
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        case = registry.cases.get(code)
        assert case.registrar == alias
        assert case.record["event"][0]["status"] == "announced"
        assert registry.cases.history(code)[0].who == alias


class Journey:
    """One person on the way; each step is what a person does and then sees."""

    def __init__(self, guest, hand, lang):
        self.guest, self.page, self.hand, self.lang = guest, guest.page, hand, lang
        self.t = translator(lang)
        self.quarry = load_exercise(HOME, QUARRY), load_key(HOME, QUARRY)
        self.road = load_exercise(HOME, ROAD), load_key(HOME, ROAD)

    def sign_up(self):
        page, t = self.page, self.t
        page.goto("/")
        self.hand.press(page.locator("main").get_by_role("link", name=t("Begin")))
        page.wait_for_selector("#alias")
        self.hand.write(page.locator("#alias"), self.guest.alias)
        self.hand.write(page.locator("#pin"), "2580")
        self.hand.press(page.get_by_role("button", name=t("Create and begin")))
        page.wait_for_url(lambda address: "/entrar" not in address)

    def open_chapter_four(self):
        page = self.page
        page.goto("/")
        title = {"es": "¿Es un caso? Cinco criterios", "en": "Is it a case? Five criteria"}
        self.hand.press(page.locator(".ka-path").get_by_role("link", name=title[self.lang]))
        page.wait_for_url(f"**/manual/{self.lang}/04")
        self.guest.settle()
        self.hand.press(page.locator("#pantalla-1 .ka-turn .ka-btn--primary"))
        page.wait_for_selector("#pantalla-2.is-here .ka-crit--open", state="visible")

    def code_the_text_wrongly_read_why_and_correct_it(self):
        _, key = self.quarry
        for part, wrong in (("c1", "no"), ("c2", None), ("c3", None), ("c4_rung", "3"),
                            ("c5", None), ("disagreement", None)):  # fmt: skip
            expected = key["answers"][part]
            if wrong:
                self._answer(part, wrong, expected["sentence"])
                why = self._feedback("wrong")
                assert expected["criterion"] in why
                assert quoted(expected["wrong"][wrong][self.lang]) in why
            self._answer(part, expected["value"], expected["sentence"])
            assert expected["criterion"] in self._feedback("right")
            if part != "disagreement":
                self.hand.press(self._open(self.t("Go on")))
        self._see_the_verdict()

    def _answer(self, part, value, sentence):
        self.place = self.page.locator(f"#pantalla-2 .ka-crit--open:has(#{QUARRY}-{part})")
        place = self.place
        place.locator("input[type=radio]").first.wait_for()
        radio = place.locator("input[type=radio]").nth(OPTIONS[part].index(str(value)))
        self.hand.choose(radio)
        first = sentence if isinstance(sentence, str) else sentence[0]
        self.hand.pick(place.locator("select"), int(first.split(".")[1]))
        self.hand.choose(place.locator("input[type=radio]").nth(len(OPTIONS[part])))
        self.hand.press(self._open(self.t("Check")))

    def _open(self, name):
        return self.place.get_by_role("button", name=re.compile(f"^{name}")).first

    def _feedback(self, status):
        found = self.place.locator(f".ka-feedback--{status}")
        found.wait_for()
        return found.inner_text()

    def _see_the_verdict(self):
        heading = self.page.locator("#pantalla-2 .ka-verdict__h")
        heading.wait_for()
        assert heading.inner_text() == self.t("It is a case: a controversy")

    def reload_and_find_everything(self):
        page = self.page
        page.wait_for_selector(".ka-save--ok")
        before = page.locator("#pantalla-2 .ka-crits").inner_text()
        page.reload()
        self.guest.settle()
        self._see_the_verdict()
        page.wait_for_function(
            "n => document.querySelectorAll('#pantalla-2 .ka-crit__a b').length >= n", arg=6
        )
        after = page.locator("#pantalla-2 .ka-crits").inner_text()
        assert {"C1", "C2", "C3", "C4", "C5"} <= set(re.findall(r"C\d", after))
        assert len(after) > 300 and set(re.findall(r"C\d", before)) <= set(
            re.findall(r"C\d", after)
        )
        score = page.locator("#pantalla-2").inner_text()
        assert self.t("First try: {first} of 100. Now: {final} of 100. Tries: {tries}.",
                      first=67, final=100, tries=2) in score  # fmt: skip

    # the dossier

    def find_the_errors_of_the_dossier(self, form):
        page, t = self.page, self.t
        page.goto(f"/manual/{self.lang}/08")
        self.guest.settle()
        slot = page.locator(".ka-screen", has=page.locator(f"#{ROAD}"))
        number = slot.get_attribute("id").rpartition("-")[2]
        self.guest.turn_to(number)
        self.desk = page.locator(f"#pantalla-{number}")
        self.hand.press(self.desk.get_by_role("button", name=t("Open the record")))
        self._go_to_the_last_step()
        self.hand.press(self._check())
        links = self.desk.locator(".ka-errors .ka-reg-link:visible")
        links.first.wait_for()
        assert links.count() == len(WRONG) + len(MISSING)
        for path in (*WRONG, *MISSING):
            assert self._link(form, path).count() >= 1, path

    def mend_them(self, form):
        event, actor = WRONG
        field = self._follow(form, event)
        assert self._message(field), "the error stands beside its field, and says what to do"
        status = self.desk.locator(".ka-field:not(.ka-gone)").filter(
            has=self.page.locator(f"label:text-is('{self._label(form, 'event[1]/status')}')")
        )
        self._set(status.first, "event[1]/status", form)
        self._is_mended(form, event)
        field = self._follow(form, actor)
        assert field.locator("input").input_value() == "La población"
        assert "E11" not in self._message(field)
        self._set(field, actor, form)
        self._is_mended(form, actor)
        for path in (MISSING[0], "case/c4_evidence", MISSING[1], "case/phase", *MISSING[2:]):
            self._set(self._follow(form, path), path, form)
            self._is_mended(form, path)

    def _is_mended(self, form, path):
        """Its link has gone from the list of errors."""
        self.page.wait_for_function(
            """([desk, start]) => ![...document.querySelectorAll(desk + ' .ka-errors .ka-reg-link')]
                 .some((one) => one.checkVisibility() && one.innerText.startsWith(start))""",
            arg=[f"#{self.desk.get_attribute('id')}", self._start(form, path)],
        )

    def _message(self, field):
        control = field.locator("input").first
        assert control.get_attribute("aria-invalid") == "true"
        told = self.page.evaluate(
            "id => id.split(' ').map((one) => document.getElementById(one).innerText).join(' ')",
            control.get_attribute("aria-describedby"),
        )
        said = field.locator("div.ka-error b").last.inner_text()
        assert said.strip() and said in told
        assert field.locator("div.ka-error span").last.inner_text().strip(), "and its remedy"
        return said

    def _start(self, form, path):
        label = self._label(form, path)
        row = re.search(r"^(\w+)\[(\d)\]", path)
        where = f" ({form.item(row[1]).label(self.lang).lower()} {row[2]})" if row else ""
        return f"{label}{where}:"

    def _link(self, form, path):
        start = re.compile(f"^{re.escape(self._start(form, path))}")
        return self.desk.locator(".ka-errors .ka-reg-link:visible", has_text=start)

    def _follow(self, form, path):
        """Press the link of an error: the keyboard is in its field afterwards."""
        link = self._link(form, path)
        if not link.count():  # those of other sections stand together in the last step
            self.hand.press(self.desk.locator(".ka-errors .ka-reg-link:visible").last)
            link.first.wait_for()
        self.hand.press(link.first)
        label = self._label(form, path)
        field = self.desk.locator(".ka-field:focus-within", has_text=label).last
        field.wait_for()
        return field

    def _set(self, field, path, form):
        value = self.road[1]["answers"][f"/data/{path}"]["value"]
        item = form.item(path.rpartition("/")[2].split("[")[0])
        if item.type == "date":
            year, month, day = value.split("-")
            self.hand.write(field.locator("input"), f"{day}/{month}/{year}")
        elif item.type != "select_one":
            self.hand.write(field.locator("input, textarea").first, value)
        elif field.locator("select").count():
            lines = [one.replace("\xa0", " ") for one in field.locator("option").all_inner_texts()]
            self.hand.pick(field.locator("select"), lines.index(self._words(form, item, value)))
        else:
            label = self._words(form, item, value)
            options = field.locator("label:has(input[type=radio])").all_inner_texts()
            number = next(n for n, words in enumerate(options) if words.startswith(label))
            self.hand.choose(field.locator("input[type=radio]").nth(number))

    def _words(self, form, item, value):
        """What people read for a code; an actor of the record is its own name."""
        choices = form.choices_of(item.list_name)
        return next((one.label(self.lang) for one in choices if one.name == value), value)

    @staticmethod
    def _plain(label):
        return label.split("${")[0].rstrip(" :")

    def _label(self, form, path):
        return self._plain(form.item(path.rpartition("/")[2]).label(self.lang))

    def _go_to_the_last_step(self):
        last = self.desk.locator(".ka-reg-cord button:not(.ka-gone)").last
        self.hand.press(last)
        self._check().wait_for()

    def _check(self):
        return self.desk.locator(".ka-reg-review").get_by_role(
            "button", name=self.t("Check the record")
        )

    def save(self):
        self._go_to_the_last_step()
        self.hand.press(self._check())
        saver = self.desk.get_by_role("button", name=self.t("Save as a practice case"))
        saver.wait_for()
        self.hand.press(saver)
        code = self.desk.locator(".ka-reg-code")
        code.wait_for()
        assert code.get_attribute("translate") == "no"
        return code.inner_text()

    def see_it_in_the_explorer(self, code):
        page, t = self.page, self.t
        assert code.startswith("PRÁCTICA-")
        self.hand.press(self.desk.get_by_role("link", name=t("See it in the case explorer")))
        page.wait_for_url("**/app/case_explorer")
        self.guest.settle()
        self.hand.press(page.get_by_role("button", name=t("Open {code}", code=code)))
        page.locator(".ka-case").first.wait_for()
        assert code in page.locator(".ka-explorer").inner_text()
        self.hand.press(page.get_by_role("button", name=t("See the history")))
        page.wait_for_function(
            "who => document.querySelector('.ka-explorer').innerText.includes(who)",
            arg=self.guest.alias,
        )


def quoted(feedback):
    """The words of the source that a feedback quotes."""
    return re.findall(r"[«“]([^»”]+)[»”]", feedback)[-1]


def test_the_key_quotes_a_sentence_of_the_text_in_both_languages():
    exercise, key = load_exercise(HOME, QUARRY), load_key(HOME, QUARRY)
    for lang in ("es", "en"):
        whole = " ".join(text(one, lang) for document in exercise["documents"]
                         for paragraph in document["paragraphs"] for one in paragraph)  # fmt: skip
        assert quoted(key["answers"]["c4_rung"]["wrong"]["3"][lang]) or whole
