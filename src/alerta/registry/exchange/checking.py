"""Every case of a file through the one check that the form uses too."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from alerta.criteria.record_check import check_record
from alerta.registry.exchange.incoming import Incoming
from alerta.registry.exchange.report import Fault, ImportReport

if TYPE_CHECKING:
    from alerta.criteria import Rules
    from alerta.form import Form


def check_incoming(
    file: str,
    cases: Sequence[Incoming],
    faults: Sequence[Fault],
    form: "Form",
    rules: "Rules",
    others: Sequence[tuple[str, Mapping[str, Any]]],
) -> ImportReport:
    """Sort the cases of a file into good and bad; duplicates are sought in `others` and the file."""
    report = ImportReport(file, faults=list(faults))
    spoilt = {fault.case for fault in faults if fault.severity == "error" and fault.case}
    seen = list(others)
    for case in cases:
        known = [(code, record) for code, record in seen if code != case.key]
        issues = check_record(case.record, form, rules, known)
        report.faults += [
            case.fault(
                issue.path, issue.code, issue.severity, message=issue.message, remedy=issue.remedy
            )
            for issue in issues
        ]
        good = case.key not in spoilt and all(issue.severity != "error" for issue in issues)
        (report.good if good else report.bad).append(case.key)
        seen.append((case.key, case.record))
    report.bad += sorted(spoilt - {case.key for case in cases})
    return report
