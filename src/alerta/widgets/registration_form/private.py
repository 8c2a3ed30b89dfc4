"""What looks like data of a person in free text: DNI, telephone, e-mail, a full name.

A warning, never an error: a number may be something else, a name may be that of an organisation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alerta.i18n import translator

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_PHONE = re.compile(r"(?<![\w/-])(?:\+?51[ .-]?)?9\d{2}[ .-]?\d{3}[ .-]?\d{3}(?![\w/-])")
_DNI = re.compile(r"(?<![\w./-])\d{8}(?![\w/-])")
_RUC = re.compile(r"(?<![\w./-])10\d{9}(?![\w/-])")
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+"
_LINK = r"(?:(?:de|del|la|las|los|y)\s+)*"
_TITLED = re.compile(
    r"\b(?:[Ss]eñor(?:a|ita)?|[Ss]ra?\.|[Ss]rta\.|[Dd]on|[Dd]oña|[Cc]iudadan[oa]|[Pp]rof(?:esora?|\.)|"
    rf"[Dd]ra?\.|[Ii]ng\.|Mr\.?|Mrs\.?|Ms\.?|[Aa]lias)\s+({_WORD}(?:\s+{_LINK}{_WORD})*)"
)
_NAMED = re.compile(rf"\b{_WORD}(?:\s+{_LINK}{_WORD}){{1,4}}")
_GIVEN_NAMES = """ana andrés antonio carlos carmen césar cesar daniel david diana edgar edwin elena elizabeth
    enrique esteban felipe fernando flor fortunato francisco gabriel gladys gloria gregorio
    guillermo gustavo hugo isabel jaime javier jesús jesus jhon jorge josé jose juan juana julia
    julio karina lucía lucia luis luisa luz magdalena manuel marcos margarita maría maria mariano
    mario marta mauro máximo maximo mercedes miguel milagros nancy nelly néstor nicolás óscar oscar
    pablo patricia pedro pilar rafael ramiro raúl raul ricardo richard roberto rocío roger rosa
    rosario rubén ruben santos saturnina saturnino sergio silvia sonia susana teodoro teresa tomás
    vicente víctor victor vilma walter wilber william wilson yolanda zenón"""
GIVEN = frozenset(_GIVEN_NAMES.split())
# a person's name is often that of a place or an institution: the words before it tell
_OF_A_PLACE = re.compile(
    r"(?:distrito|provincia|centro poblado|anexo|caserío|avenida|av\.|jirón|jr\.|calle|plaza|"
    r"colegio|escuela|institución educativa|i\.\s?e\.|instituto|universidad|hospital|posta|"
    r"comunidad(?: campesina| nativa)?|asociación|frente|federación|comité|sindicato|empresa|"
    r"mina|minera|junta|puente|mercado|cooperativa|urbanización|asentamiento humano|district|"
    r"school|hospital|community|association|company|street)"
    r"(?:\s+(?:de|del|la|las|los|el|of|the))*\s*[«“\"]?$",
    re.IGNORECASE,
)

# one of these before the given name, in the same run of capitals: a place or an organisation
_NOT_A_PERSON = re.compile(
    r"(?:san|santa|santo|distrito|provincia|centro|anexo|caser[ií]o|avenida|jir[oó]n|calle|plaza|"
    r"colegio|escuela|instituci[oó]n|instituto|universidad|hospital|posta|comunidad|asociaci[oó]n|"
    r"frente|federaci[oó]n|comit[eé]|sindicato|empresa|minera?|junta|puente|mercado|cooperativa|"
    r"radio|urbanizaci[oó]n|asentamiento|gremio|municipalidad|parroquia|canal)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Private:
    """`kind` is dni, phone, email or name; `text` is what was found."""

    kind: str
    text: str

    def words(self, lang: str) -> tuple[str, str]:
        """What it looks like, and what to do."""
        t = translator(lang)
        what = {
            "dni": t("“{found}” looks like an ID number.", found=self.text),
            "phone": t("“{found}” looks like a telephone number.", found=self.text),
            "email": t("“{found}” looks like an e-mail address.", found=self.text),
            "name": t("“{found}” looks like the name of a person.", found=self.text),
        }[self.kind]
        return what, t("Take it out: here goes the organisation or the office, not the person.")


def private_data(text: str) -> list[Private]:
    """Everything in `text` that looks like data of a person, in order of kind."""
    found: list[Private] = [Private("email", one[0]) for one in _EMAIL.finditer(text)]
    text = _WEB.sub(" ", _EMAIL.sub(" ", text))
    found += [Private("phone", one[0]) for one in _PHONE.finditer(text)]
    found += [Private("dni", one[0]) for one in _RUC.finditer(text)]
    found += [Private("dni", one[0]) for one in _DNI.finditer(text) if not _is_day(one[0])]
    return found + [Private("name", name) for name in dict.fromkeys(_names(text))]


def _names(text: str) -> Iterator[str]:
    for one in _TITLED.finditer(text):
        yield one[1]
    titled = [one.span() for one in _TITLED.finditer(text)]
    for one in _NAMED.finditer(text):
        if any(begin <= one.start() < end for begin, end in titled):
            continue
        words = one[0].split()
        # a sentence may begin with another word in capitals: «Ayer Juan Pérez pidió…»
        first = next((n for n, word in enumerate(words[:-1]) if word.casefold() in GIVEN), None)
        if first is None or _OF_A_PLACE.search(text[: one.start()]):
            continue
        if not any(_NOT_A_PERSON.match(word) for word in words[:first]):
            yield " ".join(words[first:])


def _is_day(digits: str) -> bool:
    try:
        return 1990 <= date.fromisoformat(digits).year <= 2100
    except ValueError:
        return False
