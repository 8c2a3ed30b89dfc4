"""From the registry to a book: sheets of text, the nested cases, and what explains them."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from alerta.registry import changes, clock
from alerta.registry.exchange.book import (
    CODE,
    HEAD,
    HISTORY,
    NOTICE,
    NOTICE_SHEET,
    ROW,
    Book,
    Table,
)
from alerta.registry.record_tables import Stored
from alerta.registry.schema import history, practice_case
from alerta.registry.sheets import CASE, Field, Sheet, nest

if TYPE_CHECKING:
    from alerta.form import Form
    from alerta.registry.store import Registry

TAGS = {  # where the humanitarian exchange language (HXL) has a tag of its own
    ("location", "department"): "#adm1+code",
    ("location", "province"): "#adm2+code",
    ("location", "district"): "#adm3+code",
    ("location", "ubigeo"): "#adm+code",
    ("location", "populated_place"): "#loc+name",
    ("location", "latitude"): "#geo+lat",
    ("location", "longitude"): "#geo+lon",
    ("case", "case_name"): "#crisis+name",
    ("case", "conflict_type"): "#crisis+type",
    ("case", "start_date"): "#date+start",
    ("case", "end_date"): "#date+end",
    ("case", "responsible_sector"): "#org+responsible",
    ("event", "start_on"): "#date+event+start",
    ("event", "end_on"): "#date+event+end",
    ("event", "event_class"): "#event+type",
    ("event", "description"): "#event+description",
    ("actor", "actor_name"): "#org+name",
    ("alert", "level"): "#severity",
}
WORDS = {"es": "Español", "en": "English"}


def build_book(registry: "Registry", *, public: bool = False) -> Book:
    """Read everything in one moment; `public` leaves out confidential sources."""
    tables = registry.cases.tables
    with registry.database.read() as connection:
        heads = connection.execute(sa.select(practice_case).order_by(practice_case.c.code)).all()
        stored = tables.read(connection)
        told: dict[str, list[changes.Change]] = {head.code: [] for head in heads}
        codes = connection.execute(sa.select(history.c.case_code).distinct()).scalars()
        for code in codes:
            told[code] = changes.of_case(connection, code)
    if public:
        for head in heads:
            _leave_out_confidential(stored.get(head.code, {}), told[head.code])
    sheets = tables.stored
    book = Book(_meta(registry.form, public), [_case_table(sheets[0], heads, stored)])
    book.tables += [_table(sheet, heads, stored) for sheet in sheets[1:]]
    book.tables.append(_history_table(told))
    book.reference = _reference(registry.form, sheets)
    book.cases = [
        _nested(head, sheets, stored.get(head.code, {}), told[head.code]) for head in heads
    ]
    return book


def _leave_out_confidential(stored: Stored, told: "list[changes.Change]") -> None:
    hidden = {
        row.number for row in stored.get("source", []) if row.flat.get("confidential") == "yes"
    }
    hidden |= {
        change.row
        for change in told
        if change.entity == "source" and change.field == "confidential"
        if "yes" in (change.old, change.new)
    }
    stored["source"] = [row for row in stored.get("source", []) if row.number not in hidden]
    told[:] = [c for c in told if not (c.entity == "source" and c.row in hidden)]


def _meta(form: "Form", public: bool) -> dict[str, str]:
    return {
        "kit": "Kit Alerta",
        "notice_es": NOTICE["es"],
        "notice_en": NOTICE["en"],
        "form": form.id,
        "form_version": form.version,
        "exported": clock.now().isoformat(),
        "confidential_sources": "left out" if public else "included",
    }


def _case_table(sheet: Sheet, heads: list[Any], stored: dict[str, Stored]) -> Table:
    columns = [*HEAD, *(field.path for field in sheet.fields)]
    tags = [*HEAD.values(), *(tag(sheet.name, field) for field in sheet.fields)]
    rows = []
    for head in heads:
        found = stored.get(head.code, {}).get(CASE, [])
        flat = found[0].flat if found else {}
        rows.append([*_head(head), *(flat.get(field.path, "") for field in sheet.fields)])
    return Table(sheet.name, columns, tags, rows)


def _head(head: Any) -> list[str]:
    return [
        head.code,
        str(head.version),
        head.registrar,
        head.created_at.isoformat(),
        head.updated_at.isoformat(),
        head.form_id,
        head.form_version,
    ]


def _table(sheet: Sheet, heads: list[Any], stored: dict[str, Stored]) -> Table:
    columns = [CODE, ROW, *(field.path for field in sheet.fields)]
    tags = ["#case+code", "#meta+row", *(tag(sheet.name, field) for field in sheet.fields)]
    rows = [
        [head.code, str(row.number), *(row.flat.get(field.path, "") for field in sheet.fields)]
        for head in heads
        for row in stored.get(head.code, {}).get(sheet.name, [])
    ]
    return Table(sheet.name, columns, tags, rows)


def _history_table(told: "dict[str, list[changes.Change]]") -> Table:
    rows = [
        [code, *(str(told_change[name]) for name in list(HISTORY)[1:])]
        for code, found in told.items()
        for told_change in map(_change, found)
    ]
    return Table("history", list(HISTORY), list(HISTORY.values()), rows)


def _change(change: "changes.Change") -> dict[str, Any]:
    return {
        "version": change.version,
        "at": change.at.isoformat(),
        "who": change.who,
        "entity": change.entity,
        "row": change.row,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "why": change.why,
    }


def _nested(
    head: Any, sheets: tuple[Sheet, ...], stored: Stored, told: "list[changes.Change]"
) -> dict[str, Any]:
    rows = {name: [row.flat for row in found] for name, found in stored.items()}
    return {
        **dict(zip(HEAD, _head(head), strict=True)),
        "record": nest(sheets, rows, head.form_id, head.form_version),
        "rows": {name: [row.number for row in found] for name, found in stored.items()},
        "history": [_change(change) for change in told],
    }


def tag(sheet: str, field: Field) -> str:
    """The tag of a column: HXL's own where there is one, else #sheet+field."""
    known = TAGS.get((sheet, field.path))
    parts = [part.lower() for part in field.path.strip("/").split("/")]
    return known or f"#{sheet}+{'+'.join(parts)}"


def _reference(form: "Form", sheets: tuple[Sheet, ...]) -> list[Table]:
    """The notice, the meaning of every column and of every code."""
    columns = [
        "sheet",
        "column",
        "tag",
        "type",
        "list",
        "label_es",
        "label_en",
        "hint_es",
        "hint_en",
    ]
    rows, lists = [], {}
    for sheet in sheets:
        for field in sheet.fields:
            item = field.item
            start = [sheet.name, field.path, tag(sheet.name, field)]
            if item is None:
                left = ["Campo retirado del formulario", "Field no longer in the form"]
                rows.append([*start, field.kind, "", *left, "", ""])
                continue
            texts = [item.label("es"), item.label("en"), item.hint("es"), item.hint("en")]
            rows.append([*start, item.type, item.list_name, *texts])
            lists[item.list_name] = form.choices_of(item.list_name)
    codes = [
        [
            name,
            c.name,
            c.label("es"),
            c.label("en"),
            c.extra.get("since", ""),
            c.extra.get("until", ""),
        ]
        for name, choices in sorted(lists.items())
        for c in choices
    ]
    names = ["list", "code", "label_es", "label_en", "since", "until"]
    notice = [
        [name, value] for name, value in _meta(form, False).items() if name.startswith("notice")
    ]
    notice.append(["form", f"{form.id} {form.version}"])
    return [
        Table(NOTICE_SHEET, ["about", "text"], ["#meta", "#meta+text"], notice),
        Table("codebook", columns, [f"#meta+{name}" for name in columns], rows),
        Table("choices", names, [f"#meta+{name}" for name in names], codes),
    ]
