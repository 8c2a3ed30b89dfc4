"""The door of the manual: `Lesson(chapter, lang)` and one call for everything a chapter shows.

Running a chapter asks nothing and writes nothing; who reads it arrives afterwards.
"""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from alerta import config, resources
from alerta.criteria import Rules, load_rules
from alerta.i18n import translator
from alerta.learning import load_exercise, load_exercises, load_key
from alerta.learning.sittings import Test
from alerta.widgets.alert_scorer.view import view as scorer_view
from alerta.widgets.chapter_cord.chapter_list import view as list_view
from alerta.widgets.chapter_cord.view import view as cord_view
from alerta.widgets.codebook_table.criterion import criterion_card, levels_card, term_card
from alerta.widgets.codebook_table.view import view as table_view
from alerta.widgets.controls import box, css, html, notebook_style, page_signals, quiet
from alerta.widgets.exercise_card.view import view as exercise_view
from alerta.widgets.practice.model import to_practise
from alerta.widgets.practice.view import view as practice_view
from alerta.widgets.session import Session, is_served
from alerta.widgets.test_sitting import view as test_view


class Lesson:
    """One chapter. Every method returns a widget, to be the last line of a cell."""

    def __init__(self, chapter: str, lang: str = "es") -> None:
        settings = config.read()
        served = is_served(os.environ)
        self.chapter = chapter
        self.session = Session(
            settings.home,
            settings,
            lang,
            page=chapter,
            served=served,
            environment=os.environ,
        )
        self._shown: list[Mapping[str, Any]] = []
        signals: list[widgets.Widget] = [page_signals(self.session)]
        if not served:
            t = translator(lang)
            line = t(
                "In this notebook your answers are not kept. To keep them, open the chapter "
                "in the page of the kit."
            )
            static = Path(__file__).parent / "serving" / "static"
            signals.append(css(html(notebook_style(static) + quiet(line)), "ka"))
        display(box(signals))

    @property
    def lang(self) -> str:
        """Language of the page."""
        return self.session.lang

    @property
    def home(self) -> Path:
        """Where the content is."""
        return self.session.home

    @cached_property
    def rules(self) -> Rules:
        """The rules of the codebook."""
        return load_rules(self.home)

    def exercise(self, exercise_id: str) -> widgets.Widget:
        """An exercise of any kind. ContentError for an id that the bank does not have."""
        exercise = load_exercise(self.home, exercise_id)
        self._shown.append(exercise)
        return self._card(exercise)

    def explorer(self, exercise_id: str) -> widgets.Widget:
        """The criteria explorer on an exercise of kind `criteria_coding`."""
        return self.exercise(exercise_id)

    def form(self, exercise_id: str) -> widgets.Widget:
        """The registration form on an exercise of kind `registration`."""
        return self.exercise(exercise_id)

    def scorer(self, exercise_id: str | None = None) -> widgets.Widget:
        """The alert scorer; without an exercise, to try scores freely."""
        if exercise_id is not None:
            return self.exercise(exercise_id)
        return scorer_view(self.rules, self.session)

    def criterion(self, code: str) -> widgets.Widget:
        """C1 to C5: question, rule, examples and counter-examples."""
        return css(html(criterion_card(self.home, code, self.lang)), "ka")

    def table(self, name: str) -> widgets.Widget:
        """A table of the codebook, official rows and the kit's own told apart.

        Of `lesson_rules`, the rules of this chapter.
        """
        number = self.chapter.partition("_")[0]
        only = ("chapter", number) if name == "lesson_rules" else None
        return table_view(self.home, name, self.lang, only)

    def levels(self) -> widgets.Widget:
        """The four alert levels."""
        return css(html(levels_card(self.home, self.lang)), "ka")

    def glossary(self, term: str) -> widgets.Widget:
        """One word of the glossary."""
        return css(html(term_card(self.home, term, self.lang)), "ka")

    def chapters(self) -> widgets.Widget:
        """The list of the twelve chapters, for the index."""
        rows = resources.document(self.home / "manual" / "chapters.yaml")
        return list_view(self.session, rows)

    def who_warns(self, part: str) -> widgets.Widget:
        """One piece of chapter 1: road, rules, timeline or lenses."""
        from alerta.widgets.who_warns.view import view

        return view(self.session, part)

    def routing_desk(self, alert: str) -> widgets.Widget:
        """The routing desk with one alert of manual/cases/routing_desk.yaml."""
        from alerta.widgets.routing_desk.view import view

        return view(self.session, alert)

    def actor_map(self, case: str, *parts: str) -> widgets.Widget:
        """The actor map of a case of manual/cases: rings, layers, acts, links, causes, summary."""
        from alerta.widgets.actor_map.view import view

        return view(self.session, case, *parts)

    def commitments(self, *what: str) -> widgets.Widget:
        """Space, workshop, board or shares of chapter 11; then the case, if not the first."""
        from alerta.widgets.commitments.view import view

        return view(self.session, *what)

    def case_life(self, *case: str) -> widgets.Widget:
        """The life line of a case of manual/cases; of the first one when none is named."""
        from alerta.widgets.case_life.view import view

        return view(self.rules, self.session, *case)

    def days_line(self) -> widgets.Widget:
        """Which state follows from the days since the last public expression (chapter 5)."""
        from alerta.widgets.case_life.days_view import view

        return view(self.rules, self.session)

    def sorting_board(self, *lens: str) -> widgets.Widget:
        """The sorting board of chapter 2, beginning with a lens: pcm or defensoria."""
        from alerta.widgets.sorting_board.view import view

        return view(self.rules, self.session, *lens)

    def source_grading(self, desk: str, *step: str) -> widgets.Widget:
        """One step at a desk of manual/cases/source_grading.yaml: grade, trace, count or write."""
        from alerta.widgets.source_grading.view import view

        return view(self.session, desk, *step)

    def figures_check(self, task: str, *name: str) -> widgets.Widget:
        """A chart, a sum or the two lists of chapter 12."""
        from alerta.widgets.figures_check.view import view

        return view(self.session, task, *name)

    def practice(self) -> widgets.Widget:
        """The exercises of this chapter that the page does not show, one at a time."""
        number = self.chapter.partition("_")[0]
        shown = [one["id"] for one in self._shown]
        left = to_practise(load_exercises(self.home, number), shown)
        return practice_view(self.session, left, self._card)

    def test(self, name: Test) -> widgets.Widget:
        """A test: entry, exit, or the written part or the texts of the certification."""
        return test_view(self.session, name, self.rules)

    def review(self) -> widgets.Widget:
        """Spaced review: today's exercises of the person, one at a time, each a fresh try."""
        from alerta.widgets.review import view

        return view(self.session, self._card)

    def renewal(self) -> widgets.Widget:
        """What renews a certificate of an earlier version of the codebook."""
        from alerta.widgets.review import renewal_view

        return renewal_view(self.session, self._card)

    def profile(self) -> widgets.Widget:
        """The coding profile of the person."""
        from alerta.widgets.profile import view

        return view(self.session, lambda: self.rules)

    def next(self) -> widgets.Widget:
        """The end of the chapter: which exercises are done, and the way on."""
        rows = resources.document(self.home / "manual" / "chapters.yaml")
        return cord_view(self.session, self._shown, self.chapter, rows)

    def _card(self, exercise: Mapping[str, Any], session: Any = None) -> widgets.Widget:
        key = load_key(self.home, exercise["id"])
        return exercise_view(exercise, key, self.rules, session or self.session)
