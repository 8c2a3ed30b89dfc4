"""What is said about each fault of a form's design: what is wrong, and what to do."""

from alerta.form.faults import ExpressionError, Problem, pair

WORDING: dict[str, tuple[str, str]] = {
    # the sheets
    "sheet_missing": (
        "The file {name}.csv is missing.",
        "Put it back beside the other two sheets.",
    ),
    "header_twice": (
        "The column “{name}” stands twice.",
        "Rename or delete one of them.",
    ),
    "extra_cells": (
        "The row has more cells than the header.",
        "Put quotes around a text that contains a comma.",
    ),
    # rows of the survey
    "type_missing": (
        "The row “{name}” has no type.",
        "Write what kind of answer it takes, for example text, date or select_one.",
    ),
    "type_unknown": (
        "There is no type “{name}”.",
        "Use text, integer, decimal, date, time, dateTime, select_one, select_multiple, note or calculate.",
    ),
    "or_other": (
        "“or_other” adds an answer without a translation.",
        "Add a choice “other” to the list, and a text field that is shown when it is chosen.",
    ),
    "multiple_of_rows": (
        "select_multiple cannot take its choices from the rows of a repeat.",
        "Use a list of numbers 1 to 20 with the filter name <= count(${{…}}).",
    ),
    "list_missing": (
        "The list “{name}” is not in the choices sheet.",
        "Correct the name of the list, or add its choices.",
    ),
    "name_missing": (
        "The row has no name.",
        "Give it a name in the column “name”.",
    ),
    "name_bad": (
        "“{name}” cannot be a name.",
        "Use lower-case letters without accents, digits and _, starting with a letter, at most 32.",
    ),
    "name_reserved": (
        "“{name}” is a word of the form itself.",
        "Choose another name.",
    ),
    "name_twice": (
        "The name “{name}” is already used in row {row}.",
        "Give each row its own name: expressions could not tell them apart.",
    ),
    "end_without_begin": (
        "This “end” closes nothing.",
        "Delete the row, or add the “begin” that is missing.",
    ),
    "end_other": (
        "This row closes a {found}, but a {open} is open (row {row}).",
        "Write “end {open}”.",
    ),
    "end_missing": (
        "The {kind} “{name}” is never closed.",
        "Add a row “end {kind}” after its last field.",
    ),
    "group_empty": (
        "The {kind} “{name}” has no fields.",
        "Add its fields, or delete its two rows.",
    ),
    "required_word": (
        "“{name}” in the column “required” means nothing: the field would never be required.",
        "Write yes or no, or an expression.",
    ),
    "read_only_word": (
        "“{name}” in the column “read_only” means nothing.",
        "Write yes or no.",
    ),
    "calculation_missing": (
        "The calculation of “{name}” is empty.",
        "Write it in the column “calculation”, or change the type of the row.",
    ),
    "column_unsupported": (
        "The column “{name}” does nothing in this kit.",
        "Empty this cell and say it in another way.",
    ),
    "column_unknown": (
        "There is no column “{name}”: what it says would be lost.",
        "Delete the column or correct its name.",
    ),
    "column_misspelt": (
        "There is no column “{name}”: what it says would be lost.",
        "Did you mean “{near}”?",
    ),
    # expressions
    "expression": (
        "The expression cannot be read, at character {n}: {what}",
        "Correct the expression.",
    ),
    "function_unknown": (
        "The expression fails at character {n}: {what}",
        "Use one of the functions that all ODK programs know.",
    ),
    "field_unknown": (
        "The expression fails at character {n}: {what}",
        "Correct the name, or add the field.",
    ),
    "column_missing": (
        "The filter fails at character {n}: {what}",
        "Correct the name of the column, or fill that column in the choices sheet.",
    ),
    "pattern": (
        "The pattern cannot be used, at character {n}: {what}",
        "Simplify the pattern.",
    ),
    "cycle": (
        "These fields wait for each other: {names}.",
        "Take one of them out of the other's expression.",
    ),
    "code_unknown": (
        "“{name}” is not a code of the list “{list}”: this is never true.",
        "Use one of its codes: {codes}.",
    ),
    "code_zeros": (
        "“{name}” is not a code of the list “{list}”, but “{near}” is: the zero was lost.",
        "Write “{near}”, and format the column as text in the spreadsheet.",
    ),
    # translations
    "label_missing": (
        "The label of “{name}” has no text in {language}.",
        "Write it in the column “{column}”.",
    ),
    "translation_missing": (
        "“{name}” has a text in another language but none in {language}.",
        "Write it in the column “{column}”.",
    ),
    "message_missing": (
        "The constraint of “{name}” has no message.",
        "Say what to do in the column “{column}”.",
    ),
    "language_missing": (
        "The column “{column}” is missing.",
        "Add the column with its translations.",
    ),
    "label_bare": (
        "“{name}” without a language stands beside columns with one: a further language appears.",
        "Delete the column, or add its language.",
    ),
    # choices
    "choice_no_list": (
        "The choice “{name}” belongs to no list.",
        "Write the name of its list in the column “list_name”.",
    ),
    "choice_no_code": (
        "A choice of the list “{list}” has no code.",
        "Write its code in the column “name”.",
    ),
    "choice_twice": (
        "The code “{name}” is already in the list “{list}” (row {row}).",
        "Give each choice its own code.",
    ),
    "choice_space": (
        "The code “{name}” has a space.",
        "Use _ instead: several answers are kept in one cell, with spaces between them.",
    ),
    "choice_zeros": (
        "The code “{name}” is shorter than the others of the list “{list}”: a zero was lost.",
        "Write “{near}”, and format the column as text in the spreadsheet.",
    ),
    "choice_header": (
        "The column “{name}” has a space in its name.",
        "Write _ instead of the space.",
    ),
    # settings
    "form_id_missing": (
        "The form has no form_id.",
        "Write one in the settings sheet: records keep it.",
    ),
    "version_missing": (
        "The form has no version.",
        "Write today's date and a number of two digits, for example 2026112201.",
    ),
    "version_bad": (
        "The version “{name}” is not a date with a number.",
        "Write year, month, day and a number of two digits, for example 2026112201.",
    ),
    "default_language": (
        "The default language “{name}” is not a language of the form.",
        "Write it letter for letter as in the columns: {names}.",
    ),
}


def problem(sheet: str, row: int, column: str, code: str, /, **values: object) -> Problem:
    """A fault of the form with its words filled in."""
    message, remedy = WORDING[code]
    values.setdefault("name", "")  # a text without places is filled as well: its {{ becomes {
    return Problem(sheet, row, column, code, pair(message, **values), pair(remedy, **values))


def expression_problem(sheet: str, row: int, column: str, error: ExpressionError) -> Problem:
    """A fault of an expression; characters are counted from 1, as people do."""
    code = error.code if error.code in WORDING else "expression"
    return problem(sheet, row, column, code, n=error.position + 1, what=error.message)
