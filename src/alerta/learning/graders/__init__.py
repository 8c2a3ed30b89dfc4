"""How each shape of answer is judged: one function a shape, in one table."""

from collections.abc import Callable

from alerta.learning.graders.grouped import partition
from alerta.learning.graders.ordered import order
from alerta.learning.graders.single import field, single
from alerta.learning.graders.ticked import sentences, several
from alerta.learning.graders.typed import number, short_text
from alerta.learning.kinds import Shape
from alerta.learning.verdicts import Answered, PartGrade

GRADERS: dict[Shape, Callable[[Answered], PartGrade]] = {
    "single": single,
    "several": several,
    "order": order,
    "number": number,
    "text": short_text,
    "sentences": sentences,
    "partition": partition,
    "field": field,
}

__all__ = ["GRADERS"]
