"""The manual as one PDF: what stands where is known when the index is made."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from alerta.i18n import translator
from alerta.printing import back, front
from alerta.printing.chapter import chapter
from alerta.printing.flow import Late
from alerta.printing.frame import ManualDocument, canvas_kind
from alerta.printing.keeping import with_next
from alerta.printing.tagging import Element
from alerta.printing.voices import WIDTH, ready
from alerta.resources import column, document, table


def manual(home: Path, lang: str, day: date) -> tuple[bytes, int]:
    """The PDF and how many pages it has. ContentError for content that cannot be printed."""
    ready()
    t, root, target = translator(lang), Element("Document"), io.BytesIO()
    made = ManualDocument(
        target,
        t,
        title=f"Kit Alerta. {t('The manual')}",
        author="Kit Alerta",
        subject=front.title(lang),
        keywords="Kit Alerta",
        lang="es-PE" if lang == "es" else "en",
    )
    kind, canvases = canvas_kind(root, _level_words(home, lang))
    chapters = document(home / "manual" / "chapters.yaml")
    story = front.cover(home, lang, day, root)
    story += front.contents(chapters, lang, root)
    story += front.use(home, lang, root)
    for one in chapters:
        story += chapter(home, one, lang, root)
    story += back.record_form(home, lang, root)
    story += back.glossary(home, lang, root)
    story = with_next(story, WIDTH)

    def after() -> list[Any]:
        places = canvases[0].places
        made = back.sheets(home, chapters, lang, root, places)
        made += back.index(home, lang, root, places)
        return with_next(made + back.sources(home, lang, root), WIDTH)

    story.append(Late(story, after))
    made.build(story, canvasmaker=kind)
    return target.getvalue(), canvases[0].getPageNumber() - 1


def _level_words(home: Path, lang: str) -> dict[int, str]:
    """What is read out for the shape of each level."""
    t = translator(lang)
    return {
        int(row["level"]): t(
            "Level {level}: {shape}", level=row["level"], shape=column(row, "shape", lang)
        )
        for row in table(home, "levels")
    }
