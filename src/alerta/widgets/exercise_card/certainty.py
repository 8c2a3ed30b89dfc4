"""«¿Cuánta seguridad tiene?»: Seguro, Dudoso, Adivino."""

from collections.abc import Sequence

from alerta.i18n import translator
from alerta.widgets.controls import Segment
from alerta.widgets.exercise_card.state import ALL, ExerciseState
from alerta.widgets.guard import Guard


class CertaintySegment(Segment):
    """How sure the person is of some parts of an exercise, or of the whole."""

    def __init__(self, state: ExerciseState, guard: Guard, parts: Sequence[str] = (ALL,)) -> None:
        self.state, self.parts = state, parts
        t = translator(guard.lang)
        words = [("sure", t("Sure")), ("doubt", t("In doubt")), ("guess", t("Guessing"))]
        super().__init__(words, guard, t("How sure are you?"))
        self.on_change(self.take)

    def take(self, value: str) -> None:
        """The person said how sure they are."""
        for part in self.parts:
            self.state.rate(part, value)

    def draw(self) -> None:
        """Bring the segment to the state."""
        self.put(self.state.certainty.get(self.parts[0]))
