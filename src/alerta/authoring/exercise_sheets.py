"""The exercise book: which sheets it has, which columns, and what each cell holds.

A list in a cell is separated by spaces where its entries are codes, and by « | » where they may
hold spaces themselves.
"""

from dataclasses import dataclass

KINDS = (
    "choice",
    "multiple",
    "order",
    "match",
    "number",
    "short_text",
    "highlight",
    "criteria_coding",
    "alert_scoring",
)
CODED = ("criteria_coding", "alert_scoring")  # their questions are fixed
OTHERWISE = "*"  # in feedback: what is said to any other answer
BAR = " | "
EXAMPLE = "example-"  # ids of the template's examples: an import leaves them out

ABOUT, HELP, OTHERS = "about", "ayuda", "otros"
ABOUT_HEADER = ("what", "id", "digest")
OTHERS_HEADER = ("exercise", "kind", "title_es", "por_que")


@dataclass(frozen=True, slots=True)
class Column:
    """`form`: text, code, codes, number, date, time; `among` = the only words allowed."""

    name: str
    about: str
    form: str = "text"
    required: bool = False
    among: tuple[str, ...] = ()


def _must(name: str, about: str, form: str = "text", among: tuple[str, ...] = ()) -> Column:
    return Column(name, about, form, True, among)


def _both(stem: str, about: str, required: bool = True) -> tuple[Column, Column]:
    joined = f"{stem}_" if stem else ""
    return (
        Column(f"{joined}es", f"{about}, en español", required=required),
        Column(f"{joined}en", f"{about}, en inglés", required=required),
    )


_OF = _must("exercise", "El id del ejercicio, igual que en la hoja exercises", "code")

FACTS = (
    Column(
        "kind",
        "Clase de documento; los datos del documento van en la fila de su primera frase",
        among=("letter", "radio", "minutes", "message", "news", "police_note", "statement"),
    ),
    *_both("origin", "De dónde viene", required=False),
    Column("date", "Fecha: 2026-03-11", "date"),
    Column("time", "Hora, si importa: 07:20", "time"),
    Column("reliability", "Confianza en la fuente", among=("A", "B", "C")),
    Column("credibility", "Credibilidad del dato", "number", among=("1", "2", "3")),
    *_both("title", "Título del documento", required=False),
)

SHEETS: dict[str, tuple[Column, ...]] = {
    "exercises": (
        _must(
            "id", "Nombre corto: minúsculas, números y guiones. No se repite ni se cambia", "code"
        ),
        _must("kind", "Clase de ejercicio", among=KINDS),
        _must("chapter", "Capítulo, con dos cifras: 04", "code"),
        _must("version", "1 al empezar; una más si cambia una respuesta", "number"),
        _must("codebook_version", "Edición del libro de códigos: 2026.1"),
        _must("minutes", "Minutos que toma", "number"),
        _must("difficulty", "1 fácil, 3 difícil", "number", ("1", "2", "3")),
        _must("trains", "Códigos que entrena: C4 E13", "codes"),
        Column("test", "Solo si es de una prueba", among=("entry", "exit", "certification")),
        Column("pool", "Solo si es de una prueba: grupo"),
        Column("form", "Solo si es de una prueba: forma", among=("A", "B")),
        Column("dossier", "El expediente que usa, si no trae documentos propios", "code"),
        Column("shows", "Qué documentos del expediente muestra: d1 d3", "codes"),
        *_both("title", "Título"),
        *_both("task", "Qué se hace, en una o dos frases"),
    ),
    "dossiers": (
        _must("id", "Nombre corto del expediente", "code"),
        _must("version", "1 al empezar", "number"),
        _must("department", "Departamento, como en places.csv"),
        _must("type", "Tipo de caso: SOC, LAB… o none"),
        *_both("title", "Título"),
    ),
    "documents": (
        _must("of", "De quién es: un ejercicio o un expediente", among=("exercise", "dossier")),
        _must("id", "El id del ejercicio o del expediente", "code"),
        _must("document", "d1, d2, d3…", "code"),
        *FACTS,
        _must("paragraph", "Número del párrafo: 1, 2, 3…", "number"),
        _must("n", "Número de la frase en todo el documento: con él se cita (d1.4)", "number"),
        *_both("", "La frase"),
    ),
    "given": (
        _OF,
        _must("key", "Dato que se le da a quien responde (situation.csv)", "code"),
        _must("value", "yes, 3, true, null o [0,1,null,0,2]"),
    ),
    "questions": (
        _OF,
        _must("question", "q1, q2, q3…", "code"),
        *_both("prompt", "La pregunta"),
        *_both("unit", "Solo number: unidad", required=False),
        Column("longest", "Solo short_text: caracteres como máximo", "number"),
        Column("choose", "Solo highlight: cuántas frases se marcan", "number"),
    ),
    "options": (
        _OF,
        _must("question", "La pregunta a la que pertenece", "code"),
        _must("role", "option se elige; item se ordena o se empareja", among=("option", "item")),
        _must("id", "Una letra o palabra corta: a, b, c", "code"),
        *_both("", "El texto"),
    ),
    "answers": (
        _OF,
        _must("part", "Lo que se responde: q1, q1.a (match), c4_rung, p3…", "code"),
        _must("value", "La respuesta: un id, «a c d», 57.7, d1.4 o la frase modelo"),
        Column("value_en", "Solo short_text: la frase modelo en inglés"),
        Column("accepted", "Otras respuestas buenas, separadas por | "),
        Column("within", "Solo number: cuánto puede diferir"),
        Column("holds", "Solo short_text: bloque, corte | 30 de abril"),
        Column("without", "Solo short_text: palabras que no deben estar, separadas por | "),
        Column("ambiguous", "yes si dos lectores cuidadosos discrepan", among=("yes", "no")),
        Column("sentence", "La frase que decide: d1.4", "codes"),
        _must("criterion", "El código que decide: C4", "code"),
        *_both("right", "Por qué es así; cita la frase entre « »"),
    ),
    "feedback": (
        _OF,
        _must("part", "Lo que se responde", "code"),
        _must("value", "La respuesta equivocada; * es cualquier otra"),
        *_both("", "Lo que se le dice: nombra un código y cita el texto"),
        Column("error", "El error que muestra: E04", "code"),
    ),
    "hints": (
        _OF,
        _must("n", "1, 2…", "number"),
        *_both("", "La pista"),
        Column("section", "En la última pista: el código del manual", "code"),
    ),
    "reviewed": (
        _OF,
        _must("reader", "Quién leyó sin ver la clave", among=("A", "B", "C")),
        _must("date", "Cuándo: 2026-11-22", "date"),
        Column("agrees", "En qué partes coincide: q1 q2", "codes"),
        Column("differs", "En qué difiere: q3=b | q4=c"),
        Column("note", "Nota"),
    ),
}
