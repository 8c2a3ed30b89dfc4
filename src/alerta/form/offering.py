"""Which choices a field offers: its list, its filter, or the answers of another field."""

from typing import TYPE_CHECKING

from alerta.form.definition import Choice
from alerta.form.node import Node
from alerta.form.values import boolean, string
from alerta.form.walking import Env

if TYPE_CHECKING:
    from alerta.form.answers import Answers


def fitting(answers: "Answers", node: Node) -> list[Choice]:
    """The choices that the filter lets through, retired ones too."""
    item, form = node.item, answers.form
    if item.source_name:
        source = form.by_name[item.source_name][0]
        nodes = [n for n in answers.nodes(source) if n.relevant and n.value]
        names = dict.fromkeys(n.value.strip() for n in nodes)
        return [Choice(name, {"name": name}, form.languages) for name in names]
    choices = form.choices_of(item.list_name)
    program = item.choice_filter
    if program is None:
        return choices
    env = Env(answers, node)
    if program.index is not None:
        column, key = program.index
        value = key(node, env)
        if not isinstance(value, bool | float | list):
            return form.choices_where(item.list_name, column, string(value))
    return [choice for choice in choices if boolean(program.run(choice, env))]
