"""What is said about each fault of the content: what is wrong, and what to do."""

WORDING: dict[str, tuple[str, str]] = {
    # files and sheets
    "table_missing": (
        "The table is missing.",
        "Put the file back, or export the codebook again.",
    ),
    "table_extra": (
        "datapackage.json does not describe this table.",
        "Describe it there, or take the file away.",
    ),
    "package_bad": (
        "The description of the tables cannot be read: {what}.",
        "Restore datapackage.json.",
    ),
    "package_incomplete": (
        "The table “{table}” has no {what} in datapackage.json.",
        "Write it there: readers must know what a table holds and where it comes from.",
    ),
    "encoding": (
        "The file is not in UTF-8: a spreadsheet has saved it.",
        "Bring it in with: alerta codebook import {name}.",
    ),
    "delimiter": (
        "The columns are separated by semicolons.",
        "Bring the file in with: alerta codebook import {name}.",
    ),
    "sheet_missing": (
        "The sheet “{sheet}” is missing.",
        "Put it back with its own name, or export the book again. An empty table keeps its header.",
    ),
    "sheet_unknown": (
        "No table is called “{sheet}”.",
        "Give the sheet back its name, or delete it.",
    ),
    "sheet_stale": (
        "This table was changed in the kit after the book was exported, and in the book too.",
        "Export the book again and make your changes there: nothing was overwritten.",
    ),
    "book_unreadable": (
        "The file cannot be read as a spreadsheet.",
        "Save it as “Excel workbook (.xlsx)” and try again.",
    ),
    "file_unknown": (
        "No table of the codebook is called “{name}”.",
        "Use an .xlsx book that was exported from here, or a .csv with the name of its table.",
    ),
    # header and cells
    "column_missing": (
        "The column “{column}” is missing.",
        "Put the column back, with its heading letter for letter.",
    ),
    "column_unknown": (
        "There is no column “{column}”.",
        "Delete the column or correct its heading.",
    ),
    "column_misspelt": (
        "There is no column “{column}”.",
        "Write “{near}”.",
    ),
    "column_twice": (
        "The column “{column}” stands twice.",
        "Delete one of them.",
    ),
    "extra_cells": (
        "The row has cells to the right of the last heading.",
        "Delete them. In a CSV file, put quotes around a text that contains a comma.",
    ),
    "formula": (
        "The cell holds a formula: “{value}”.",
        "Write its result as text.",
    ),
    "became_date": (
        "The spreadsheet has made a date of this cell: {value}.",
        "Give the cell the format “Text” and write the value again, for example 1-5.",
    ),
    "became_logical": (
        "The spreadsheet has made a logical value of this cell: {value}.",
        "Give the cell the format “Text” and write yes or no.",
    ),
    "cell_error": (
        "The cell shows an error of the spreadsheet: {value}.",
        "Write the value by hand.",
    ),
    "cell_empty": (
        "This cell may not be empty.",
        "Write its value.",
    ),
    "not_integer": (
        "“{value}” is not a whole number.",
        "Write digits only, for example 3.",
    ),
    "not_number": (
        "“{value}” is not a number.",
        "Write digits with a decimal point, for example -13.52.",
    ),
    "not_date": (
        "“{value}” is not a date.",
        "Write year, month and day: 2026-03-05.",
    ),
    "number_range": (
        "{value} is outside the range from {low} to {high}.",
        "Correct the number.",
    ),
    "not_in_list": (
        "“{value}” is not one of the values of this column.",
        "Use one of these: {values}.",
    ),
    "pattern": (
        "“{value}” does not have the form of this column.",
        "Write it like this: {example}.",
    ),
    "spaces": (
        "The cell begins or ends with a space.",
        "Delete the space: it cannot be seen, but the computer sees it.",
    ),
    "id_twice": (
        "“{value}” is already in row {row}.",
        "Give each row its own code. A code is never used again.",
    ),
    "reference_unknown": (
        "“{value}” is not in the table “{table}”.",
        "Use one of its codes, or add the row there first.",
    ),
    "reference_near": (
        "“{value}” is not in the table “{table}”.",
        "Did you mean “{near}”?",
    ),
    "zeros_lost": (
        "“{value}” has lost its leading zeros.",
        "Write “{near}” and give the column the format “Text”.",
    ),
    "translation_missing": (
        "There is a text in {one}, but none in {other}.",
        "Write both: whoever knows the method approves them together.",
    ),
    "row_deleted": (
        "The code “{value}” is gone, but records may use it.",
        "Put its row back as it was. To stop offering it, write the edition in the column “until”.",
    ),
    # rules
    "expression": (
        "The condition fails at character {n}: {what}",
        "Correct the condition.",
    ),
    "code_never": (
        "“{value}” is not a value of {field}: this is never true.",
        "Use one of these: {values}.",
    ),
    "rules_unusable": (
        "The rules cannot be used: {what}",
        "Correct the table named there.",
    ),
    "bands_gap": (
        "No band holds the score {value}.",
        "The bands of a table begin where the one before ends: correct “min” or “max”.",
    ),
    "bands_overlap": (
        "The score {value} is in more than one band.",
        "The bands of a table begin where the one before ends: correct “min” or “max”.",
    ),
    "matrix_gap": (
        "The matrix has no level for probability “{p}” and impact “{i}”.",
        "Add the row.",
    ),
    "matrix_twice": (
        "The matrix has more than one level for probability “{p}” and impact “{i}”.",
        "Delete one of the rows.",
    ),
    "no_last_rule": (
        "A situation that no rule covers would have no answer: the last row has a condition.",
        "End the table with a row whose condition is empty.",
    ),
    "list_differs": (
        "“{value}” is in “{one}” but not in “{other}”.",
        "Keep both lists equal: add it there, or retire it here.",
    ),
    "examples_few": (
        "Criterion {value} has {n} examples of the kind “{kind}”; it needs {least}.",
        "Add the missing examples.",
    ),
    "place_parent": (
        "The place {value} does not lie in {parent}: the first digits of a UBIGEO are its province.",
        "Correct the code or the column “parent”.",
    ),
    "place_digits": (
        "{value} has {n} digits; this level has {right}.",
        "Write the INEI code with its leading zero. Give the column the format “Text”.",
    ),
    # the form
    "form_conversion": (
        "ODK cannot read the form: {what}",
        "Correct the row that it names.",
    ),
    "form_warning": (
        "ODK warns about the form: {what}",
        "Correct the row that it names.",
    ),
    "form_category": (
        "For {situation} the form works out “{found}”; rule {rule} says “{right}”.",
        "Change the calculation here, or the rule: both must say the same.",
    ),
    "form_level": (
        "For probability {p} and impact {i} the form works out level {found}; the matrix says {right}.",
        "Change the calculation here, or the matrix: both must say the same.",
    ),
    "form_jump": (
        "With {rule} alone the form works out level {found}; jump_rules says {right}.",
        "Change the calculation here, or the rule: both must say the same.",
    ),
    "hint_differs": (
        "The hint does not say what the table of indicators says.",
        "Write here: {right}",
    ),
    # pages, messages
    "page_unreadable": (
        "The page cannot be read as a notebook.",
        "Restore the file.",
    ),
    "cell_lines": (
        "The cell “{cell}” has {n} lines of code; a page of this kind has at most {most}.",
        "Move what it does into the package.",
    ),
    "page_lines": (
        "The page has {n} lines of code; a page of this kind has at most {most}.",
        "Move what it does into the package.",
    ),
    "page_construct": (
        "The cell “{cell}” has “{what}”.",
        "A page only calls: move this into the package.",
    ),
    "page_import": (
        "The cell “{cell}” imports “{what}”.",
        "Import only: {allowed}.",
    ),
    "page_text": (
        "The cell “{cell}” has a text for people inside its code: “{what}”.",
        "Write it in a text cell, or look it up in the catalogue.",
    ),
    "page_output": (
        "The cell “{cell}” has a saved output.",
        "Clear it: in a lesson, outputs belong to the person who opens it.",
    ),
    "page_syntax": (
        "The code of the cell “{cell}” cannot be read.",
        "Correct it.",
    ),
    "cell_id": (
        "The cell {n} has no name of its own: “{cell}”.",
        "Give it an id of small letters and hyphens that says what it is, for example criterion-c1.",
    ),
    "cell_id_twice": (
        "The id “{cell}” stands twice.",
        "Give each cell its own id.",
    ),
    "page_pair": (
        "The page has no counterpart {other}.",
        "Add it: both languages have the same pages.",
    ),
    "cells_differ": (
        "The cells differ from those of the Spanish page, from “{cell}” on.",
        "Both pages have the same cells, with the same ids, in the same order.",
    ),
    "code_differs": (
        "The code of the cell “{cell}” differs from that of the Spanish page.",
        "Only lang may differ.",
    ),
    "translation_stale": (
        "The Spanish text of the cell “{cell}” has changed since it was translated.",
        "Check the translation, then run: alerta check --stamp.",
    ),
    "translation_unstamped": (
        "Nobody has noted which Spanish text the cell “{cell}” translates.",
        "Check the translation, then run: alerta check --stamp.",
    ),
    "message_untranslated": (
        "The message “{message}” has no Spanish.",
        "Add it to a file below src/alerta/locale/es.",
    ),
    "message_places": (
        "The Spanish of “{message}” has other places in braces.",
        "Use the same names in braces in both languages.",
    ),
    # plain language
    "sentence_long": (
        "A sentence has {n} words: “{start}…”.",
        "Split it: {most} words at most.",
    ),
    "page_sentence_long": (
        "A sentence of the cell “{cell}” has {n} words: “{start}…”.",
        "Split it: {most} words at most.",
    ),
    "page_hard": (
        "The chapter is hard to read: {n} points; the floor is {floor} (Szigriszt-Pazos).",
        "Write shorter sentences and shorter words. Begin with these cells: {cells}.",
    ),
}
