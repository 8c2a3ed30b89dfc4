"""The door of the apps under notebooks/: `App(name)` and one call for what the app shows.

Running a notebook asks nothing and writes nothing; who it is, and their language, come afterwards.
"""

import os
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from alerta import config
from alerta.i18n import translator
from alerta.widgets.controls import box, css, html, notebook_style, page_signals, quiet
from alerta.widgets.session import Session, is_served

STATIC = Path(__file__).parent / "serving" / "static"


class App:
    """One app. Every method returns a widget, to be the last line of a cell."""

    def __init__(self, name: str, lang: str = "es") -> None:
        settings = config.read()
        served = is_served(os.environ)
        self.name = name
        self.session = Session(
            settings.home,
            settings,
            lang,
            page=f"app/{name}",
            served=served,
            environment=os.environ,
        )
        # first of all listeners: what is drawn after it is drawn in the person's language
        self.session.on_identified(self.session.guard.around(self.speak))
        signals: list[widgets.Widget] = [page_signals(self.session)]
        if not served:
            signals.append(css(html(notebook_style(STATIC) + quiet(self._told())), "ka"))
        display(box(signals))

    def speak(self) -> None:
        """Speak the language of the person who has just become known."""
        self.session.lang = self.session.person.lang
        self.session.guard.lang = self.session.lang

    def registration(self, code: str | None = None) -> Any:
        """The registration form; with the code of a registered case, to change it."""
        from alerta.widgets.registration_form import RegistrationForm

        return RegistrationForm(self.session, code=code).view()

    def explorer(self) -> Any:
        """The registered cases, with their history."""
        from alerta.widgets.case_explorer import CaseExplorer

        return CaseExplorer(self.session).view()

    def cohorts(self) -> Any:
        """How far many copies of the kit have come, by region and month; no person among them."""
        from alerta.widgets.cohorts import Cohorts

        return Cohorts(self.session).view()

    def _told(self) -> str:
        t = translator(self.session.lang)
        return t(
            "In this notebook nothing is saved. To save, open the same page in the kit: "
            "python3 start.py"
        )
