"""The rules of the dialect: what the ODK engines read differently, and how to write it instead.

JR = JavaRosa (ODK Collect), WF = ODK Web Forms, EN = Enketo (KoboToolbox).
"""

from alerta.form.faults import Problem, pair
from alerta.form.wording import WORDING, problem

RULES: dict[str, tuple[str, str]] = {
    # JR tests the value, WF that the field exists, which is always true
    "bare_condition": (
        "The field “{name}” stands alone as a condition: programs read that differently.",
        "Write ${{{name}}} != ''.",
    ),
    # stored 1 in JR, true in WF
    "yes_no_result": (
        "The calculation gives yes or no, which each program stores in another way.",
        "Write if(…, 'yes', 'no').",
    ),
    # JR stores …T00:00:00.000Z
    "date_result": (
        "The calculation gives a date, which ODK Collect stores with a time.",
        "Write format-date(…, '%Y-%m-%d').",
    ),
    # EN stores the text NaN
    "blank_arithmetic": (
        "The calculation reckons with a field that may be blank; KoboToolbox would store “NaN”.",
        "Write if(${{…}} != '', …, '') or coalesce(${{…}}, 0).",
    ),
    # JR gives a blank
    "number_in_brackets": (
        "ODK Collect does not read a number in square brackets.",
        "Write indexed-repeat(${{field}}, ${{repeat}}, number).",
    ),
    # EN: too many tokens
    "minus_field": (
        "KoboToolbox does not read a minus sign before a field.",
        "Write 0 - ${{…}}.",
    ),
    # JR stops, WF takes the first
    "many_values": (
        "“{name}” has one value for each row, and one value is needed here.",
        "Write count(), sum(), max(), join() or indexed-repeat().",
    ),
    # EN still sees the old value
    "hidden_read": (
        "“{name}” may be hidden, and KoboToolbox would still read its old answer.",
        "Repeat here the condition of “{name}”, or of its group.",
    ),
    # JR leaves the other rows stale
    "sibling_rows": (
        "The calculation looks at other rows of its own repeat; ODK Collect does not renew them.",
        "Calculate it in a field outside the repeat.",
    ),
    # JR: false; WF: true
    "text_order": (
        "A text is compared with < or >: programs read that differently.",
        "Write date('…') around a date and number('…') around a number.",
    ),
    "time_compared": (
        "A time of day is compared: programs read that differently.",
        "Compare dates, or ask for a date with a time.",
    ),
    "moment_compared": (
        "A date with a time is compared with a date: programs read that differently.",
        "Write date(format-date(${{…}}, '%Y-%m-%d')).",
    ),
    # stored 2.5 in JR and WF, 2.50 in EN
    "number_in_quotes": (
        "A number is compared with a text.",
        "Leave out the quotes.",
    ),
    # a blank row makes WF and EN give NaN
    "blank_rows": (
        "{function}() takes rows that may be blank.",
        "Write {function}(${{repeat}}[field != '']/field).",
    ),
    # JR skips hidden fields, WF counts them
    "count_fields": (
        "count() counts a field: programs treat hidden ones differently.",
        "Count the rows: count(${{repeat}}[field != '']).",
    ),
    # JR counts only the own row
    "count_own": (
        "Inside its own repeat ODK Collect counts one row only.",
        "Count in a field outside the repeat and read that field.",
    ),
    "join_list": (
        "join() can join one list, not a list and something else.",
        "Give it the separator and one field of the rows.",
    ),
    "join_hidden": (
        "join() takes a field that may be hidden in some rows.",
        "Join a field that every row shows.",
    ),
    # JR matches the whole text, WF and EN search
    "pattern_ends": (
        "Some programs look for the pattern anywhere in the text.",
        "Begin the pattern with ^ and end it with $.",
    ),
    # blank index: JR gives the first row
    "indexed_blank": (
        "indexed-repeat() takes a number that may be blank; ODK Collect would give the first row.",
        "Write if(${{number}} >= 1, indexed-repeat(…), '').",
    ),
    "once_inside": (
        "once() works only as the whole calculation.",
        "Write once(…) around everything.",
    ),
    "words_in_date": (
        "%a and %b write words in the language of the telephone.",
        "Write numbers: %d, %m, %Y.",
    ),
    # Web Forms does not load such a form
    "decimal_date_time": (
        "ODK Web Forms does not open a form with decimal-date-time().",
        "Subtract the dates themselves.",
    ),
    "selected_one": (
        "selected() looks for one code, and this has a space.",
        "Ask for each code, with “or” between them.",
    ),
    "reads_itself": (
        "The calculation reads its own result.",
        "Take “.” out of it.",
    ),
    "date_of_moment": (
        "date() of a date with a time: programs read that differently.",
        "Write date(format-date(${{…}}, '%Y-%m-%d')).",
    ),
    "number_of_text": (
        "number() of a text that is written here.",
        "Write the number itself.",
    ),
    "clock_rule": (
        "The rule asks for today's date: an old record would fail when it is read again.",
        "Use a field of type “today”, which keeps the day the record began.",
    ),
}
WORDING.update(RULES)


def rule_problem(row: int, column: str, code: str, /, **values: object) -> Problem:
    """A breach of the dialect in the survey sheet."""
    return problem("survey", row, column, code, **values)


__all__ = ["RULES", "pair", "rule_problem"]
