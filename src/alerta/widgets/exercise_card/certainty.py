"""«¿Cuánta seguridad tiene?»: Seguro, Dudoso, Adivino."""

from alerta.i18n import translator
from alerta.widgets.controls import Segment
from alerta.widgets.session import Session


def certainty_segment(session: Session) -> Segment:
    """The segment by which a person says how sure an answer is."""
    t = translator(session.lang)
    words = [("sure", t("Sure")), ("doubt", t("In doubt")), ("guess", t("Guessing"))]
    return Segment(words, session.guard, t("How sure are you?"))
