"""A fault of the bank: where it is, what is wrong, what to do, in both languages."""

from dataclasses import dataclass
from pathlib import Path

from alerta.form.faults import Pair, pair

WORDING: dict[str, tuple[str, str]] = {
    "schema": (
        "It does not have the expected form: {what}",
        "Compare with exercises/schema/{name}.schema.json or with a file that passes.",
    ),
    "schema:required": ("It lacks: {what}.", "Write it, as in another file that passes."),
    "schema:unknown": (
        "It has something that is not known here: {what}.",
        "Correct the word or take it out. Known are: {known}.",
    ),
    "schema:few": ("It has {n} entries; at least {least} are needed.", "Add what is missing."),
    "schema:many": ("It has {n} entries; at most {most} are allowed.", "Take some out."),
    "schema:enum": ("“{value}” is none of the words allowed here.", "Choose: {known}."),
    "schema:text": ("“{value}” has to be a text.", "Put it between quotation marks."),
    "unreadable": (
        "The file cannot be read: {what}",
        "Put texts with a colon or quotation marks between quotation marks.",
    ),
    "place": (
        "id and chapter must be those of the file name and its folder.",
        "Change the id, the chapter, or move the file.",
    ),
    "twice": ("The id “{id}” exists already.", "Use another id; they are never reused."),
    "no_key": ("The key is missing.", "Write {file}."),
    "no_exercise": (
        "This key belongs to no exercise.",
        "Write {file}, or take the key away.",
    ),
    "personal": ("It looks like {what}.", "Take it out: nobody may be recognised."),
    "long": (
        "A sentence has {n} words: “{start}…”.",
        "Split it: {most} words at most.",
    ),
    "code_unknown": (
        "No table of the codebook has the code “{code}”.",
        "Use a code of a criterion, a rule, an indicator, an error or of lesson_rules.csv.",
    ),
    "hint_section": (
        "The last hint does not say where the manual explains it.",
        "Give it a section: the code of the criterion or rule.",
    ),
    "form_alone": (
        "A parallel form needs the pool it belongs to.",
        "Write pool: and a code, or take form away.",
    ),
    # documents and dossiers
    "dossier_missing": (
        "There is no dossier “{id}”.",
        "Write exercises/dossiers/{id}.yaml, or correct the name.",
    ),
    "documents_twice": (
        "It has documents of its own and a dossier too.",
        "Keep one of the two.",
    ),
    "documents_none": (
        "This kind needs documents, and it has none.",
        "Name a dossier, or write documents.",
    ),
    "shows_unknown": (
        "The document {id} is not in the dossier.",
        "Show one of these: {known}.",
    ),
    "document_twice": ("The document {id} stands there twice.", "Number them d1, d2, d3…"),
    "department": (
        "“{name}” is not a department of Peru.",
        "Write it as places.csv does, for example: {near}.",
    ),
    # weeks, routing
    "weeks_order": (
        "The week {id} does not come after the one before it.",
        "Put the weeks in the order of their dates.",
    ),
    "week_document": (
        "The week {week} shows {id}, which is not there or is later than the week.",
        "Show documents whose date is not after the date of the week.",
    ),
    "week_sentence": (
        "The sentence {address} is shown after the week {week}.",
        "Name sentences that are known that week.",
    ),
    "never_shown": (
        "No week shows the document {id}.",
        "Show it in a week, or take it out.",
    ),
    "receiver_unknown": (
        "No body has the code “{code}”.",
        "Use the codes of datasets/codebook/bodies.csv.",
    ),
    "level_told": (
        "The level is either told or asked.",
        "Write level: and the number, or put level among what is asked.",
    ),
    "routing_receiver": (
        "For {type} {activity} routing.csv says that {main} answers first, not {value}.",
        "Correct the receiver, or the type and activity in given.",
    ),
    "routing_deadline": (
        "deadlines.csv gives {hours} hours for level {level}, not {value}.",
        "Correct the deadline or the level.",
    ),
    "routing_copy": (
        "{code} is offered and has to be told, but the key leaves it out.",
        "Add it to copies: routing.csv or deadlines.csv names it.",
    ),
    # keys
    "version": (
        "The key belongs to another exercise or version.",
        "Write exercise: {id} and version: {version}.",
    ),
    "unanswered": ("The answer to “{part}” is missing.", "Write it."),
    "not_asked": (
        "The exercise does not ask “{part}”.",
        "Correct the name, or take the answer out. It asks: {known}.",
    ),
    "no_sentence": (
        "There is no sentence {address}.",
        "Count the sentences of the document.",
    ),
    "no_quote": (
        "The explanation ({lang}) quotes “{quote}”, which the deciding sentence does not say.",
        "Copy the words letter by letter from {cited}, or correct the sentence.",
    ),
    "no_option": ("“{value}” is not an option.", "Choose: {known}."),
    "not_whole": (
        "“{value}” does not name each of these once: {known}.",
        "Write all of them, in the right order.",
    ),
    "already_right": (
        "The items are written in the right order already.",
        "Write them in another order in the exercise.",
    ),
    "option_order": (
        "“{value}” is not in the order of the options.",
        "Write: {right}.",
    ),
    "not_a_number": (
        "“{value}” is not a number.",
        "Write digits, with a point before the decimals: 57.7.",
    ),
    "how_many": (
        "“{value}” has {n} sentences, but {choose} are asked for.",
        "Correct the key, or choose: in the question.",
    ),
    "needs_english": (
        "The English of the model sentence is missing.",
        "Write it in value_en.",
    ),
    "needs_words": (
        "Nothing says which words a good answer holds.",
        "Write holds: with one list of words for each idea.",
    ),
    "model_fails": (
        "The model sentence ({lang}) would not pass: {what}.",
        "Correct the sentence, or the words in holds and without.",
    ),
    "too_long": (
        "The model sentence ({lang}) has {n} characters; {most} are allowed.",
        "Shorten it, or raise longest.",
    ),
    "word_untold": (
        "“{word}” may not be written, but nothing says why.",
        "Write wrong: with a text for it.",
    ),
    "not_partition": (
        "“{value}” does not put each report into one group.",
        "Name every report once, groups separated by “ | ”. Wrong here: {what}.",
    ),
    "event_in_two_cases": (
        "The event “{group}” lies in more than one case.",
        "One event belongs to one case (G1): correct events or cases.",
    ),
    "pairs_few": (
        "There are {n} decisive pairs; 8 to 15 are needed.",
        "Choose the pairs that teach most.",
    ),
    "pair_wrong": (
        "The pair {a} and {b} is “{same}”, but by events and cases it is “{right}”.",
        "Correct the pair or the groups.",
    ),
    "no_feedback": (
        "“{option}” has no explanation of its own.",
        "Write a sentence that names the criterion and quotes the text.",
    ),
    "no_otherwise": (
        "Nothing is said to any other answer.",
        "Write otherwise: a sentence that names the criterion.",
    ),
    "no_criterion": (
        "The explanation ({lang}) does not name the criterion.",
        "Name {criterion} or the rule that decides.",
    ),
    # readers
    "one_reader": (
        "Only one person has read this exercise.",
        "Ask another person to answer it without the key, and note the result.",
    ),
    "differs": (
        "A reader answered “{value}” and the key does not allow it.",
        "Mend the text or the key, or mark the field ambiguous.",
    ),
}


@dataclass(frozen=True)
class ContentFault:
    """One fault: `file` below the kit's home, `column` the place in the document."""

    file: str
    column: str
    code: str
    message: Pair
    remedy: Pair
    row: int = 0


class Reporter:
    """Makes the faults of one file."""

    def __init__(self, home: Path, path: Path) -> None:
        self.home = home
        self.file = path.relative_to(home).as_posix()

    def __call__(self, place: str, code: str, /, **values: object) -> ContentFault:
        """A fault at a place of the document ("answers/q1"); `code` is a key of WORDING, in
        which what follows a colon tells apart the words for one kind of fault."""
        message, remedy = (pair(words, **values) for words in WORDING[code])
        return ContentFault(self.file, place, code.partition(":")[0], message, remedy)
