"""A browser that translates the page changes what is read, never what is saved (row 15)."""

import shutil
from pathlib import Path

import pytest

from alerta.registry import Registry
from alerta.resources import document

HOME = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine"),
]

# As Chrome's translation does: every text is taken out and put into two <font>, at once and
# whenever it changes; options of lists and attributes too. What says translate="no" is left.
TRANSLATE = """() => {
  const done = new WeakSet();
  const rewrite = () => {
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (all.nextNode()) texts.push(all.currentNode);
    for (const text of texts) {
      const place = text.parentElement;
      if (done.has(text) || !text.textContent.trim()) continue;
      if (place.closest('[translate=no], script, style, textarea')) continue;
      const inner = document.createTextNode(`Xx ${text.textContent.toUpperCase()}`);
      done.add(inner);
      if (place.tagName === 'OPTION') { text.replaceWith(inner); continue; }
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstChild.append(inner);
      text.replaceWith(font);
    }
    for (const one of document.querySelectorAll('[placeholder], [title], [aria-label]')) {
      for (const name of ['placeholder', 'title', 'aria-label']) {
        const value = one.getAttribute(name);
        if (value && !value.startsWith('Xx ')) one.setAttribute(name, `Xx ${value}`);
      }
    }
  };
  rewrite();
  setInterval(rewrite, 200);
  document.documentElement.lang = 'en';
  document.documentElement.classList.add('translated-ltr');
}"""


def do(guest, translated):
    """The same answers in the same order: a choice, a coded text, a score, a record."""
    page = guest.page
    _begin(guest, "/manual/es/02", "market-closure-called", translated)
    page.locator(f"{HERE} .ka-question").first.wait_for()
    for question, words in zip(page.locator(f"{HERE} .ka-question").all(), CHOSEN, strict=True):
        question.locator("label", has_text=words).click()
    _radio(page.locator(f"{HERE} .ka-segment .widget-radio-box").first, 0)
    _begin(guest, "/manual/es/04", "quarry-trucks-school", translated)
    crit = page.locator(f"{HERE} .ka-crit--open")
    _radio(crit.locator(".widget-radio-box").first, 1)
    crit.locator("select").select_option(index=3)
    _radio(crit.locator(".widget-radio-box").nth(1), 2)
    _press(crit.locator("button.mod-primary:visible").first)
    page.locator(f"{HERE} .ka-feedback--wrong").first.wait_for()
    _begin(guest, "/manual/es/06", "health-post-roof", translated)
    for number in range(4):
        _radio(page.locator(f"{HERE} .ka-ind .widget-radio-box").nth(number), number)
    page.locator(f"{HERE} .ka-ind select").first.wait_for()
    page.locator(f"{HERE} .ka-ind select").first.select_option(index=2)
    _begin(guest, "/manual/es/08", "unfinished-valley-road", translated)
    _press(page.locator(f"{HERE} .ka-reg-start button.mod-primary"))
    _press(page.locator(f"{HERE} .ka-reg-cord button:visible").nth(1))
    page.locator(f"{HERE} .ka-reg-side select").first.wait_for()
    page.wait_for_timeout(400)  # one more round of the translation
    for select in page.locator(f"{HERE} .ka-reg-side select").all():
        if select.is_visible():
            select.select_option(index=2)
    page.wait_for_timeout(2500)


HERE = ".ka-screen.is-here"
# Options stand in an order of their own for each person, so they are chosen by their words.
CHOSEN = [
    question["options"][1]["es"]
    for question in document(HOME / "exercises/02/market-closure-called.yaml")["questions"]
]


def _begin(guest, path, item, translated):
    guest.open(path)
    screen = guest.page.locator(".ka-screen", has=guest.page.locator(f"#{item}"))
    guest.turn_to(screen.get_attribute("id").rpartition("-")[2])
    if translated:
        guest.page.evaluate(TRANSLATE)


def _radio(box, number):
    box.locator("input[type=radio]").nth(number).locator("xpath=ancestor::label[1]").click()


def _press(button):
    button.click()


def kept(kit, form, guest):
    """Everything of this person in the registry, without the moments."""
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        person = registry.people.sign_in(guest.alias, "2580")
        log = registry.answers.log(person.person_id)
        answers = [(one.item, one.part, one.kind, one.value) for one in log if one.kind != "visit"]
        purpose = f"{form.id}/unfinished-valley-road"
        drafts = [dict(one.record) for one in registry.drafts.open_for(person.person_id, purpose)]
    for draft in drafts:
        draft.pop("record_uuid")  # every record has its own
    return answers, drafts


def test_labels_that_a_browser_rewrites_leave_what_is_saved_identical(arrive, kit, form):
    plain, other = arrive("Sin traducir"), arrive("Con traducción")
    do(plain, translated=False)
    do(other, translated=True)
    assert "Xx " in other.page.locator("main").inner_text()
    answers, drafts = kept(kit, form, plain)
    translated_answers, translated_drafts = kept(kit, form, other)
    assert len(answers) > 15 and len(drafts) == 1
    assert translated_answers == answers
    assert translated_drafts == drafts
