"""The profile page: what was sure and wrong first, a chart with its text, sentences with n."""

import re

import pytest

from alerta.learning import load_exercises, load_key, shown_in_chapter
from alerta.widgets.guard import Guard
from alerta.widgets.profile.drawing import Bar, both
from alerta.widgets.profile.view import ProfileView


@pytest.fixture
def cases(home):
    return [
        one["id"]
        for one in load_exercises(home, "04")
        if one["kind"] == "criteria_coding" and shown_in_chapter(one)
    ]


def code(session, home, item, sure=False, **other):
    """Answer a text like the key, but for what is said otherwise."""
    key = load_key(home, item)["answers"]
    answers = {part: str(one["value"]) for part, one in key.items()} | other
    parts = {part: "wrong" if answers[part] != str(one["value"]) else "right" for part, one in key.items()}  # fmt: skip
    if sure:
        for part in other:
            session.save(item, part, "sure", kind="certainty")
    score = sum(one == "right" for one in parts.values()) / len(parts)
    value = {"score": score, "answers": answers, "parts": parts, "try": 1}
    session.save(item, "*", value, kind="attempt")


@pytest.fixture
def page(session, rules, pass_text):
    shown = ProfileView(session, lambda: rules)
    session.identify(pass_text)
    return shown


def lower(home, cases):
    return [one for one in cases if int(load_key(home, one)["answers"]["c4_rung"]["value"]) < 4]


def text(markup):
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", markup))


def test_before_somebody_is_known_the_page_says_so(session, rules):
    shown = ProfileView(session, lambda: rules)
    assert "apenas el kit sepa quién es usted" in shown.widget.value


def test_who_tried_nothing_is_told_how_the_profile_grows(page):
    assert "Todavía no revisó ningún ejercicio." in page.widget.value
    assert 'href="/camino"' in page.widget.value


def test_the_title_is_the_finding_and_each_criterion_has_its_sentence(page, session, home, cases):
    for item in lower(home, cases)[:4]:
        code(session, home, item, c4_rung="4")
    code(session, home, lower(home, cases)[4])
    page.draw()
    told = text(page.widget.value)
    assert "Sobre C4, usted suele marcar más que la clave" in told
    assert "De 5 respuestas sobre C4, 4 fueron más altas que la clave." in told
    assert "De 5 respuestas sobre C1, ninguna se aparta de la clave." in told
    assert "Sobre el nivel de alerta hay muy pocas respuestas para decir algo: 0 de 3" in told


def test_the_three_cases_that_show_it_best_are_links_to_their_place(page, session, home, cases):
    for item in lower(home, cases)[:5]:
        code(session, home, item, c4_rung="4")
    page.draw()
    shown = page.widget.value.partition('class="ka-profile__lines"')[2].partition("</ul>")[0]
    assert len(re.findall(r'href="/manual/es/04[#"]', shown)) == 3


def test_what_was_sure_and_wrong_comes_before_everything_else(page, session, home, cases):
    code(session, home, cases[0])
    code(session, home, cases[1], sure=True, c1="no")
    page.draw()
    told = text(page.widget.value)
    assert told.strip().startswith("Seguro y equivocado: 1")
    first_row = page.widget.value.partition("<tbody")[2]
    title = next(o["title"]["es"] for o in load_exercises(home, "04") if o["id"] == cases[1])
    assert title in first_row.partition("</tr>")[0]


def test_first_try_last_try_and_number_of_tries_stand_in_their_own_columns(
    page, session, home, cases
):
    code(session, home, cases[0], c1="no", c2="no", c3="no")
    code(session, home, cases[0])
    page.draw()
    for name in ("Primer intento", "Ahora", "Intentos"):
        assert f'data-l="{name}"' in page.widget.value
    assert ">100 %<" in page.widget.value and ">2<" in page.widget.value


def test_a_page_in_english_leads_to_the_english_manual(english, rules, pass_text, home, cases):
    shown = ProfileView(english, lambda: rules)
    english.identify(pass_text)
    for item in lower(home, cases)[:3]:
        code(english, home, item, c4_rung="4")
    shown.draw()
    assert "Of 3 answers on C4, 3 were higher than the key." in text(shown.widget.value)
    assert 'href="/manual/en/04' in shown.widget.value


def test_the_chart_says_in_words_what_it_shows():
    drawn = both([Bar("C4", 0.1, 0.4, (1, 4)), Bar("C5", 0, 0, (0, 0), "pocas")], ("a", "b"), "De 10…")  # fmt: skip
    assert drawn.count('role="img"') == 2 and drawn.count('aria-label="De 10…"') == 2
    assert drawn.count("pocas") == 2


def test_bars_stand_left_and_right_of_zero_and_are_as_long_as_their_share():
    drawn = both([Bar("C4", 0.2, 0.4, (1, 2))], ("a", "b"), "x").partition("ka-chart__narrow")[0]
    (x1, w1), (x2, w2) = (
        (float(x), float(w)) for x, w in re.findall(r'<rect [^>]*x="([\d.]+)"[^>]*width="([\d.]+)"', drawn)
    )  # fmt: skip
    assert w2 == pytest.approx(2 * w1, abs=0.2) and x1 + w1 == pytest.approx(x2, abs=0.2)


def test_names_from_outside_are_escaped():
    assert "<script>" not in both([Bar("<script>", 0, 0, (0, 0))], ("a", "b"), "<script>")


def test_every_callback_is_fired(session, rules, pass_text, monkeypatch):
    monkeypatch.setattr(Guard, "known", set())
    monkeypatch.setattr(Guard, "fired", set())
    ProfileView(session, lambda: rules)
    session.identify(pass_text)
    assert {name for name in Guard.known if ".profile." in name} <= Guard.fired
    assert session.guard.fault == ""
