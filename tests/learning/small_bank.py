"""A bank of one small exercise of each newer kind, all about one invented canal."""

import copy

import yaml


def pair(es, en=None):
    return {"es": es, "en": en or es}


def document(number, *lines, date="2026-03-02", **more):
    return {
        "id": f"d{number}", "kind": "radio", "origin": pair("Radio Alto Wayra", "Radio Alto Wayra"),
        "date": date, "reliability": "B", "credibility": 2, "title": pair(f"Boletín {number}", f"Bulletin {number}"),
        "paragraphs": [[pair(es, en) for es, en in lines]], **more,
    }  # fmt: skip


CLOSED = ("Los regantes cerraron el canal.", "The irrigators closed the canal.")
ASKS = ("Piden turnos escritos.", "They ask for written turns.")
ANSWER = ("La autoridad pide abrirlo antes.", "The authority asks to open it first.")
CALM = ("No hay otra medida.", "There is no other measure.")
DOSSIER = {
    "id": "canal-of-turns", "version": 1, "department": "Tacna", "type": "SOC", "title": pair("El canal", "The canal"),
    "documents": [document(1, CLOSED, ASKS), document(2, ANSWER, CALM, date="2026-03-05")],
}  # fmt: skip


def options(*ids):
    return [{"id": one, **pair(f"Opción {one}", f"Option {one}")} for one in ids]


def question(**more):
    return {"id": "q1", "prompt": pair("¿Qué dice el texto?", "What does the text say?"), **more}


def told(*names):
    return {name: pair(f"Todavía no: mire {name} (C4).", f"Not yet: look at {name} (C4).") for name in names}  # fmt: skip


def entry(value, **more):
    base = {"value": value, "criterion": "C4", "sentence": "d1.1", "right": pair("C4: «cerraron el canal».", "C4: “closed the canal”.")}  # fmt: skip
    return {**base, **more}


OTHERWISE = {"otherwise": pair("Todavía no: vea C4.", "Not yet: see C4.")}


def exercise(name, kind, **more):
    base = {
        "id": name, "version": 1, "kind": kind, "chapter": "09", "codebook_version": "2026.1", "minutes": 3,
        "difficulty": 1, "trains": ["C4", "G2"], "title": pair("El canal", "The canal"), "task": pair("Lea y responda.", "Read and answer."),
        "dossier": "canal-of-turns", "hints": [pair("Lea otra vez.", "Read again."), {**pair("Vea C4.", "See C4."), "section": "C4"}],
    }  # fmt: skip
    made = {**base, **more}
    return {name: value for name, value in made.items() if value is not None}


def key(name, answers):
    return {
        "exercise": name, "version": 1, "answers": answers,
        "reviewed": [{"reader": one, "date": "2026-11-22", "agrees": list(answers)} for one in "AB"],
    }  # fmt: skip


REPORTS = [document(n, CLOSED, date=f"2026-03-0{1 + n // 3}") for n in range(1, 7)]
PAIRS = [
    {"a": a, "b": b, "same": same, **pair(f"{a} y {b} (G2).", f"{a} and {b} (G2).")}
    for a, b, same in [
        ("d1", "d2", "event"), ("d1", "d3", "case"), ("d2", "d3", "case"), ("d4", "d5", "event"),
        ("d1", "d4", "neither"), ("d1", "d6", "neither"), ("d3", "d6", "neither"), ("d4", "d6", "neither"),
    ]
]  # fmt: skip
WEEKS = [
    {"id": f"w{n}", "on": f"2026-03-{7 * n:02}", "shows": [f"d{n}"], "told": pair(f"Semana {n}.", f"Week {n}."), "asks": ["phase"] if n < 4 else ["phase", "state"]}
    for n in range(1, 5)
]  # fmt: skip
CASES = [{"id": f"k{n}", **pair(f"Caso {n} del canal.", f"Case {n} of the canal.")} for n in range(1, 13)]  # fmt: skip
plain = {"sentence": None}


def _without(answers):
    return {part: {k: v for k, v in one.items() if v is not None} for part, one in answers.items()}


BANK = {
    "a-multiple": (
        exercise("a-multiple", "multiple", questions=[question(options=options("a", "b", "c", "d"))]),
        {"q1": entry("a c", wrong=told("a", "b", "c", "d"))},
    ),
    "an-order": (
        exercise("an-order", "order", questions=[question(items=options("a", "b", "c", "d"))]),
        {"q1": entry("c a d b", accepted=["a c d b"], wrong=told("a", "b", "c", "d"))},
    ),
    "a-match": (
        exercise("a-match", "match", questions=[question(items=options("a", "b", "c"), options=options("x", "y"))]),
        {f"q1.{item}": entry(value, wrong=told("y" if value == "x" else "x"), **OTHERWISE) for item, value in (("a", "x"), ("b", "y"), ("c", "x"))},
    ),
    "a-number": (
        exercise("a-number", "number", questions=[question(unit=pair("turnos", "turns"))]),
        {"q1": entry("57.7", within="0.05", wrong=told("58"), **OTHERWISE)},
    ),
    "a-short-text": (
        exercise("a-short-text", "short_text", questions=[question(longest=80)]),
        {"q1": entry(
            "Los regantes cerraron el canal.", value_en="The irrigators closed the canal.",
            holds=[["regant", "irrigator"], ["cerr", "closed"]], without=["exigen"], wrong=told("exigen"), **OTHERWISE,
        )},
    ),
    "a-highlight": (
        exercise("a-highlight", "highlight", questions=[question(choose=2)]),
        {"q1": entry("d1.1 d2.1", sentence=["d1.1", "d2.1"], accepted=["d1.2 d2.1"], wrong=told("d2.2"), **OTHERWISE)},
    ),
    "a-routing": (
        exercise("a-routing", "routing", receivers=["ANA", "MIDAGRI", "GORE", "PNP", "MTPE", "PREFECTURA"], level="1",
                 asks=["receiver", "copies", "deadline", "recommendation"], given={"type": "SOC", "activity": "water_irrigation"}),
        {
            "receiver": entry("ANA", accepted=["MIDAGRI"], criterion="A5", **OTHERWISE),
            "copies": entry("GORE PREFECTURA", criterion="D1", wrong=told("ANA", "MIDAGRI", "GORE", "PNP", "MTPE", "PREFECTURA")),
            "deadline": entry("72", criterion="D1", **OTHERWISE),
            "recommendation": entry("Medir el agua juntos.", value_en="Measure the water together.", holds=[["medi", "measure"]], **OTHERWISE),
        },
    ),
    "a-grouping": (
        exercise("a-grouping", "grouping", dossier=None, documents=REPORTS),
        _without({
            "events": entry("d1 d2 | d3 | d4 d5 | d6", criterion="G2", pairs=PAIRS, **plain),
            "cases": entry("d1 d2 d3 | d4 d5 | d6", criterion="G3", pairs=PAIRS, **plain),
        }),
    ),
    "an-unfolding": (
        exercise("an-unfolding", "unfolding", dossier=None, weeks=WEEKS,
                 documents=[document(n, CLOSED, date=f"2026-03-{7 * n - 1:02}") for n in range(1, 5)]),
        {
            **{f"w{n}.phase": entry("escalation", sentence=f"d{n}.1", criterion="F2", **OTHERWISE) for n in range(1, 5)},
            "w4.state": entry("active", sentence="d4.1", criterion="S6", **OTHERWISE),
        },
    ),
    "some-lenses": (
        exercise("some-lenses", "lenses", dossier=None, cases=CASES),
        _without({f"k{n}.{lens}": entry(value, criterion="L4", **plain, **OTHERWISE)
                  for n in range(1, 13) for lens, value in (("pcm", "controversy"), ("defensoria", "conflict"))}),
    ),
}  # fmt: skip


def sample(name):
    """(exercise with its documents, key), free to be changed."""
    made, answers = copy.deepcopy(BANK[name])
    if "dossier" in made:
        made["documents"] = copy.deepcopy(DOSSIER["documents"])
    return made, key(name, answers)


def write(folder, path, content):
    target = folder / "exercises" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def write_bank(folder):
    """Write the whole bank below `folder`."""
    write(folder, "dossiers/canal-of-turns.yaml", DOSSIER)
    for name, (made, answers) in BANK.items():
        write(folder, f"09/{name}.yaml", made)
        write(folder, f"keys/09/{name}.yaml", key(name, answers))
