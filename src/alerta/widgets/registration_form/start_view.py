"""Before the form: drafts to go on with, a case to change, or a new record."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import DropDown, box, button, css, escape, html, row
from alerta.widgets.registration_form.drafting import Offer
from alerta.widgets.registration_form.section_view import close_all
from alerta.widgets.registration_form.typed import LIMA
from alerta.widgets.session import Session


class OfferView:
    """«Tiene un borrador del 20/03/2026 10:42»: take it up, or leave it for good."""

    def __init__(
        self,
        offer: Offer,
        session: Session,
        take_up: Callable[[Offer], None],
        leave: Callable[[Offer], None],
    ) -> None:
        self.offer, self._take_up, self._leave = offer, take_up, leave
        t, guard, when = translator(session.lang), session.guard, told_moment(offer.saved_at)
        said = t("You have a draft of {when}", when=when)
        name = offer.title or t("Without a name yet")
        if offer.edits is not None:
            name = t("Changes to {code}: {name}", code=offer.edits.code, name=name)
        self.taker = button(
            t("Recover"), self.take_up, guard, kind="primary", name=t("Recover {name}", name=name)
        )
        self.leaver = button(
            t("Discard"), self.ask, guard, kind="quiet", name=t("Discard {name}", name=name)
        )
        self._session = session
        self.widget = css(
            box(
                [
                    html(f"<p><b>{escape(said)}</b><br>{escape(name)}</p>"),
                    row([self.taker, self.leaver], "ka-actions", "ka-actions--tight"),
                ]
            ),
            "ka-reg-offer",
        )

    def take_up(self) -> None:
        """Go on with this draft."""
        self._take_up(self.offer)

    def ask(self) -> None:
        """Discarding is asked twice."""
        t, guard = translator(self._session.lang), self._session.guard
        question = t("Discard this draft? It will not be offered again.")
        yes = button(t("Yes, discard it"), self.leave, guard, kind="small")
        self.widget.children = (
            *self.widget.children[:1],
            html(f"<p>{escape(question)}</p>"),
            row([self.taker, yes], "ka-actions", "ka-actions--tight"),
        )

    def leave(self) -> None:
        """Do not offer this draft again."""
        self._leave(self.offer)


class StartView:
    """What there is to go on with; `begin` opens a new record, `change` a case by its code."""

    def __init__(
        self,
        session: Session,
        offers: list[Offer],
        cases: list[tuple[str, str]],
        *,
        take_up: Callable[[Offer], None],
        leave: Callable[[Offer], None],
        begin: Callable[[], None],
        change: Callable[[str], None] | None = None,
        begin_words: str = "",
    ) -> None:
        self._change = change
        t, guard = translator(session.lang), session.guard
        self.offers = [OfferView(one, session, take_up, leave) for one in offers]
        pieces: list[Any] = [one.widget for one in self.offers]
        kind = "secondary" if offers else "primary"
        words = begin_words or t("Begin a new record")
        self.beginner = button(words, begin, guard, kind=kind, arrow=not offers)
        pieces.append(row([self.beginner], "ka-actions", "ka-actions--tight"))
        self.list: DropDown | None = None
        if cases and change is not None:
            self.list = DropDown(
                [(code, f"{code} · {name}" if name else code) for code, name in cases],
                guard,
                t("Change a registered case"),
                t("Choose a case"),
            )
            self.opener = button(t("Open this case"), self.open_case, guard, kind="small")
            pieces.append(css(box([self.list.widget, row([self.opener])]), "ka-reg-change"))
        self.widget = css(box(pieces), "ka-reg-start")

    def open_case(self) -> None:
        """Open the chosen case to change it."""
        if self.list is not None and self.list.value and self._change is not None:
            self._change(self.list.value)

    def close(self) -> None:
        """Give everything back."""
        close_all(self.widget)


def told_moment(at: datetime) -> str:
    """A moment as people in Peru read it: 20/03/2026, 10:42."""
    return f"{at.astimezone(LIMA):%d/%m/%Y, %H:%M}"
