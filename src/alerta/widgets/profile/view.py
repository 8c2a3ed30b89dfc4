"""The profile on a page: what was sure and wrong first, then which way the answers lean."""

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.learning.bank import load_exercises
from alerta.learning.course import on_the_pages
from alerta.learning.profile import CERTAINTIES, Leaning, Profile, Tried, profile
from alerta.resources import document, text
from alerta.widgets.controls import css, escape, html, put_markup, stacked_table
from alerta.widgets.controls.manual_links import path_link
from alerta.widgets.profile.drawing import Bar, both
from alerta.widgets.profile.telling import finding, sentence, short
from alerta.widgets.session import Session

AT_ONCE = 5  # items sure and wrong that are listed; all are in the table


def view(session: Session, rules: Callable[[], Any]) -> widgets.Widget:
    """The profile as a widget; `rules` are read once the person is known."""
    return ProfileView(session, rules).widget


class ProfileView:
    """Draws the profile of the person who is known."""

    def __init__(self, session: Session, rules: Callable[[], Any]) -> None:
        self.session, self._rules = session, rules
        self._t = translator(session.lang)
        self.widget = css(html("", "ka-profile"), "ka")
        session.on_identified(session.guard.around(self.draw))
        waiting = self._t("Your profile appears here as soon as the kit knows who you are.")
        put_markup(self.widget, f"<p>{escape(waiting)}</p>")

    def draw(self) -> None:
        """Read the log and draw everything."""
        found = profile(self.session.home, self.session.log(), self._rules())
        put_markup(self.widget, self._markup(found))

    def _markup(self, found: Profile) -> str:
        if not found.tried:
            line = self._t(
                "You have not checked any exercise yet. Begin with any chapter: the profile grows "
                "with every first try."
            )
            return f"<p>{escape(line)}</p>{path_link(self.session)}"
        exercises = {one["id"]: one for one in load_exercises(self.session.home)}
        parts = (
            self._sure(found, exercises),
            self._leanings(found, exercises),
            self._again(found),
            self._table(found, exercises),
        )
        return "".join(f"<section>{part}</section>" for part in parts)

    def _sure(self, found: Profile, exercises: Mapping[str, Any]) -> str:
        t = self._t
        title = t("Sure and not right yet: {n}", n=found.sure_and_wrong)
        first = [one for one in found.tried if one.sure_and_wrong][:AT_ONCE]
        lead = (
            t("Look at these first: here you did not know that you did not know.")
            if first
            else t("No answer that you were sure of was wrong.")
        )
        items = "".join(f"<li>{self._link(exercises[one.item])}</li>" for one in first)
        listed = f"<ul>{items}</ul>" if items else ""
        words = {"sure": t("Sure"), "doubt": t("In doubt"), "guess": t("Guessing")}
        told = [
            t("{word}: {right} right of {n}.", word=words[name], right=right, n=n)
            for name in CERTAINTIES
            for n, right in (found.certainty[name],)
            if n
        ]
        return (
            f"<h3>{escape(title)}</h3><p>{escape(lead)}</p>{listed}"
            f'<p class="ka-profile__quiet">{escape(" ".join(told))}</p>'
        )

    def _leanings(self, found: Profile, exercises: Mapping[str, Any]) -> str:
        t = self._t
        sentences = [sentence(one, t) for one in found.leanings]
        few = t("too few answers")
        bars = [
            Bar(
                short(one.measure, t),
                one.under / one.n if one.n else 0,
                one.over / one.n if one.n else 0,
                (one.under, one.over),
                "" if one.enough else few,
            )
            for one in found.leanings
        ]
        drawn = both(bars, (t("below the key"), t("above the key")), " ".join(sentences))
        how = t(
            "Only first tries count. “Above” means a higher rung or level, or “Yes” where the key "
            "says “No”. Answers on which careful readers differ are left out."
        )
        lines = "".join(
            f"<li>{escape(words)}{self._shows(one, exercises)}</li>"
            for one, words in zip(found.leanings, sentences, strict=True)
        )
        return (
            f'<h3>{escape(finding(found, t))}</h3><figure class="ka-chart__box">{drawn}'
            f"<figcaption>{escape(how)}</figcaption></figure>"
            f'<ul class="ka-profile__lines">{lines}</ul>'
        )

    def _shows(self, one: Leaning, exercises: Mapping[str, Any]) -> str:
        if not one.enough or not one.shows:
            return ""
        links = ", ".join(self._link(exercises[case.item]) for case in one.shows)
        words = escape(self._t("It shows best in:"))
        return f'<span class="ka-profile__cases">{words} {links}.</span>'

    def _again(self, found: Profile) -> str:
        t, again = self._t, found.again
        title = t("The same case, weeks later")
        line = (
            t(
                "Of {n} answers that you gave a second time ({cases} cases, 14 days or more "
                "later), {same} were the same.",
                n=again.n,
                cases=again.cases,
                same=again.same,
            )
            if again.n
            else t("No case has come back yet. Earlier cases return in your review after 14 days.")
        )
        return f"<h3>{escape(title)}</h3><p>{escape(line)}</p>"

    def _table(self, found: Profile, exercises: Mapping[str, Any]) -> str:
        t = self._t
        heads = [t("Exercise"), t("First try"), t("Now"), t("Tries"), t("Sure and not right")]
        rows = [self._row(one, exercises[one.item]) for one in found.tried]
        title = t("All your exercises: {n}", n=len(found.tried))
        return f"<details><summary>{escape(title)}</summary>{stacked_table(heads, rows)}</details>"

    def _row(self, one: Tried, exercise: Mapping[str, Any]) -> tuple[str, ...]:
        return (
            self._link(exercise),
            f"{round(100 * one.first)} %",
            f"{round(100 * one.final)} %",
            str(one.tries),
            str(one.sure_and_wrong),
        )

    def _link(self, exercise: Mapping[str, Any]) -> str:
        title = escape(text(exercise["title"], self.session.lang))
        return f'<a href="{escape(self._address(exercise))}">{title}</a>'

    def _address(self, exercise: Mapping[str, Any]) -> str:
        """The page of an exercise; one that is practised below it has no place of its own."""
        chapter, home = exercise["chapter"], self.session.home
        shown = exercise["id"] in on_the_pages(home, chapter)
        if self.session.served:
            place = f"#{exercise['id']}" if shown else ""
            return f"/manual/{self.session.lang}/{chapter}{place}"
        rows = document(home / "manual" / "chapters.yaml")
        return next(f"{row['id']}.ipynb" for row in rows if int(row["number"]) == int(chapter))
