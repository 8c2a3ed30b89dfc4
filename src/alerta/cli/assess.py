"""`alerta assess FILE|-`: what are these situations, how urgent, whom to tell, and why."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from alerta import config
from alerta.criteria import Rules, SituationError, assess_all, load_rules
from alerta.i18n import Translate, translator
from alerta.resources import column

Verdict = dict[str, Any]


def add(commands: Any) -> None:
    """Add the command to the parser of `alerta`."""
    parser = commands.add_parser(
        "assess",
        help="evaluar situaciones con la rúbrica / assess situations with the rubric",
        description="Lee una lista JSON de situaciones y escribe una lista JSON de resultados.",
    )
    parser.add_argument("file", metavar="FILE|-", help="archivo JSON, o - para la entrada estándar")
    parser.add_argument("--format", choices=("json", "text"), default="json")
    parser.add_argument("--lang", choices=config.LANGUAGES, default="es")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the verdicts and return 0; or print every fault on stderr and return 2."""
    t = translator(arguments.lang)
    rules = load_rules(config.read().home)
    try:
        verdicts = assess_all(_read(arguments.file, t), rules)
    except _UnreadableError as error:
        _complain(str(error))
        return 2
    except SituationError as error:
        for fault in error.faults:
            _complain(fault.line(arguments.lang))
        return 2
    if arguments.format == "json":
        print(json.dumps(verdicts, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(told(verdict, rules, arguments.lang) for verdict in verdicts))
    return 0


def _complain(line: str) -> None:
    """On stderr, whatever characters the input brought."""
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)


class _UnreadableError(Exception):
    """The input is no JSON; the message says where and what to do."""


def _read(name: str, t: Translate) -> Any:
    shown = t("The standard input") if name == "-" else name
    try:
        raw = _standard_input() if name == "-" else Path(name).read_bytes()
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except OSError as error:
        raise _UnreadableError(
            t("{file}: it cannot be opened. Check the name and the folder.", file=shown)
        ) from error
    except UnicodeDecodeError as error:
        raise _UnreadableError(
            t("{file}: it is not UTF-8 text. Save it again as UTF-8.", file=shown)
        ) from error
    except json.JSONDecodeError as error:
        raise _UnreadableError(
            t(
                "{file}, line {line}, column {column}: it is not well-written JSON. "
                "Check commas, quotes and brackets there.",
                file=shown,
                line=error.lineno,
                column=error.colno,
            )
        ) from error
    except _RepeatedKeyError as error:
        raise _UnreadableError(
            t(
                "{file}: the key “{key}” stands twice in one situation. Leave only the right one.",
                file=shown,
                key=error.args[0],
            )
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise _UnreadableError(
            t("{file}: it holds a number that cannot be read. Correct it.", file=shown)
        ) from error
    except RecursionError as error:
        raise _UnreadableError(
            t("{file}: it has too many brackets inside brackets. Send a plain list.", file=shown)
        ) from error


class _RepeatedKeyError(Exception):
    """JSON would silently keep the last of two values."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RepeatedKeyError(key)
        found[key] = value
    return found


def _standard_input() -> bytes:
    """Bytes, so that a Windows console's own encoding does not spoil the accents."""
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream else sys.stdin.read().encode("utf-8")


def told(verdict: Verdict, rules: Rules, lang: str) -> str:
    """One verdict as an official reads it."""
    t = translator(lang)
    name = rules.name
    lines = [f"{verdict['id']} · {name('category', verdict['category'], lang)}"]
    if verdict["category"] == "not_a_case":
        redirect = verdict["redirect"]
        lines += ["  " + redirect[f"text_{lang}"]] if redirect else []
    else:
        phase = verdict["phase"]
        state = t("State: {state}", state=name("state", verdict["state"], lang))
        told_phase = [t("Phase: {phase}", phase=name("phase", phase, lang))] if phase else []
        lines.append("  " + " · ".join([*told_phase, state]))
        lines += _alert(verdict, rules, lang)
    lines.append("  " + _lenses(verdict, rules, lang))
    lines.append("  " + t("Why:"))
    lines += [f"    {reason['rule']:<4}{reason[f'text_{lang}']}" for reason in verdict["reasons"]]
    lines.append(
        "  " + t("Version of the criteria: {version}", version=verdict["codebook_version"])
    )
    return "\n".join(lines)


def _alert(verdict: Verdict, rules: Rules, lang: str) -> list[str]:
    t = translator(lang)
    level = rules.level(verdict["level"])
    lines = [
        t(
            "Alert: level {level} {name} ({kind}); probability {p}, impact {i}",
            level=verdict["level"],
            name=column(level, "name", lang),
            kind=column(level, "class", lang).lower(),
            p=verdict["p_total"],
            i=verdict["i_total"],
        )
    ]
    if verdict["jump_rules"]:
        lines[0] += "; " + t("jump rules: {rules}", rules=", ".join(verdict["jump_rules"]))
    if verdict["to_verify"]:
        lines[0] += "; " + t("to verify")
    if verdict["provisional"]:
        lines.append(t("No information: {codes}", codes=", ".join(verdict["provisional"])))
    lines.append(t("Register within: {hours} h", hours=verdict["register_within_hours"]))
    if verdict["verify_within_hours"]:
        lines.append(t("Verify within: {hours} h", hours=verdict["verify_within_hours"]))
    for message, key in ((t("Tell"), "receivers"), (t("Also inform"), "also_inform")):
        if verdict[key]:
            bodies = "; ".join(rules.name("body", body, lang) for body in verdict[key])
            lines.append(f"{message}: {bodies}")
    return ["  " + line for line in lines]


def _lenses(verdict: Verdict, rules: Rules, lang: str) -> str:
    t = translator(lang)
    lenses = verdict["lenses"]
    other = rules.name("category", lenses["defensoria"]["status"], lang).lower()
    if lenses["defensoria"]["phase"]:
        phase = rules.name("phase", lenses["defensoria"]["phase"], lang).lower()
        other += ", " + t("phase: {phase}", phase=phase)
    own = rules.name("category", lenses["pcm"], lang).lower()
    return f"PCM: {own} · Defensoría: {other}"
