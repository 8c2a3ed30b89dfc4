"""Has every message of the code its Spanish, with the same places in braces?"""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from alerta.authoring.faults import Fault, fault
from alerta.i18n import LOCALE

PACKAGE = Path(__file__).parents[2]
LOOKING_UP = ("t", "pair", "_pair", "_t", "say")  # functions whose first argument is a message
TABLES = "WORDING"  # module-level tables of messages
SENTENCE = "sentence"  # attribute of exceptions that hold their message


def check(home: Path) -> Iterator[Fault]:
    """Reads the package's own source: the pages of `home` hold no messages."""
    spanish = _catalogue()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        file = f"src/{path.relative_to(PACKAGE.parent).as_posix()}"
        for number, message in sorted(set(_messages(tree))):
            said = {"message": message}
            if not spanish.get(message):
                yield fault(file, number, "", "message_untranslated", **said)
            elif _places(spanish[message]) != _places(message):
                yield fault(file, number, "", "message_places", **said)


def _catalogue() -> dict[str, str]:
    from babel.messages.pofile import read_po

    found: dict[str, str] = {}
    for path in sorted((LOCALE / "es").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and isinstance(message.string, str):
                    found[message.id] = message.string
    return found


def _messages(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, message) of every message that the source looks up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in LOOKING_UP:
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                name = target.id if isinstance(target, ast.Name) else ""
                if name == SENTENCE:
                    yield from _texts(node.value)
                elif name == TABLES and isinstance(node.value, ast.Dict):
                    for value in node.value.values:
                        yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.lineno, node.value
    elif isinstance(node, ast.Tuple):
        for element in node.elts:
            yield from _texts(element)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _places(message: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(message) if name is not None}
    except ValueError:
        return set()
