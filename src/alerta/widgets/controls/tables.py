"""Tables that become cards where the page is narrow (kit.css `.ka-table--stack`)."""

from collections.abc import Iterable, Mapping, Sequence

from alerta.widgets.controls.plain import escape


def stacked_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str = "",
    *,
    kind: str = "",
    columns: Mapping[int, str] | None = None,
) -> str:
    """The table as markup. Its first column names the rows.

    `heads` and `caption` are text; the cells of `rows` are markup: whatever comes from outside
    must be escaped. `kind` is a class of the table, `columns` gives classes to cells, from 1 on.
    """
    columns = columns or {}
    head = "".join(f'<th role="columnheader" scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{first}</th>'
        + "".join(
            f'<td role="cell"{_class(columns.get(n, ""))} data-l="{escape(name)}">{cell}</td>'
            for n, (name, cell) in enumerate(zip(heads[1:], cells, strict=True), start=1)
        )
        + "</tr>"
        for first, *cells in rows
    )
    said = f"<caption><b>{escape(caption)}</b></caption>" if caption else ""
    return (
        f'<table role="table" class="{f"ka-table ka-table--stack {kind}".rstrip()}">{said}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
