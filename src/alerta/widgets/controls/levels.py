"""The four alert levels: always shape, number and word (levels.csv)."""

from pathlib import Path

from alerta.i18n import translator
from alerta.resources import column, table
from alerta.widgets.controls.icons import icon, level_shape
from alerta.widgets.controls.plain import escape


def level_words(home: Path, lang: str) -> dict[int, tuple[str, str]]:
    """Word and class of alert of each level: (Inminente, Alerta urgente)."""
    return {
        int(row["level"]): (column(row, "name", lang), column(row, "class", lang))
        for row in table(home, "levels")
    }


def level_badge(home: Path, level: int, lang: str, *, big: bool = False, note: str = "") -> str:
    """A badge as markup; `note` is the small line of the big one."""
    t = translator(lang)
    word = level_words(home, lang)[level][0]
    small = f"<small>{escape(note)}</small>" if note else ""
    return (
        f'<span class="ka-level{" ka-level--big" if big else ""}">{level_shape(level)}<span>'
        f'<span class="ka-sr">{escape(t("Level {level}: ", level=level))}</span>{escape(word)}{small}</span></span>'
    )


def to_verify_badge(lang: str) -> str:
    """«Por verificar»: beside a level, never instead of it."""
    return f'<span class="ka-level">{icon("clock")}{escape(translator(lang)("To verify"))}</span>'
