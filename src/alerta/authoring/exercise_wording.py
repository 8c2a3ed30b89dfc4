"""What is said about faults of the exercise book and of files that an author begins."""

WORDING: dict[str, tuple[str, str]] = {
    "row_again": (
        "“{value}” stands there twice: also in row {row}.",
        "Delete one of the two rows, or correct its code.",
    ),
    "out_of_count": (
        "This is number {right}, not {value}.",
        "Number the rows in order, without gaps: answers quote these numbers.",
    ),
    "not_listed": (
        "“{value}” is not in the sheet “{sheet}”.",
        "Correct the id, or add its row there.",
    ),
    "id_of_another_kind": (
        "“{value}” is already an exercise of a kind that is not edited in this book.",
        "Give the new exercise another id.",
    ),
    "exercise_stale": (
        "“{value}” was changed in the kit after the book was exported, and in the book too.",
        "Export the book again and make your changes there: nothing was overwritten.",
    ),
    "fixed_once_published": (
        "This cannot change in an exercise that exists.",
        "Write {right} again, or make a new exercise with another id.",
    ),
    "answer_changed": (
        "An answer has changed, but the version is still {version}.",
        "Raise the version by one: earlier answers keep their own.",
    ),
    "call_unknown": (
        "The cell “{cell}” calls {call}(“{name}”), which the kit does not have.",
        "Correct the name, or add what it names.",
    ),
    # alerta new
    "start_id": (
        "“{value}” does not have the form that is needed.",
        "Write it like this: {example}. Nothing was written.",
    ),
    "start_taken": (
        "“{value}” exists already.",
        "Use another name. Nothing was written.",
    ),
    "start_kind": (
        "There is no kind “{value}”.",
        "Choose one of these: {known}.",
    ),
    "start_no_example": (
        "The bank has no exercise of the kind “{value}” to begin with.",
        "Choose another kind.",
    ),
}
