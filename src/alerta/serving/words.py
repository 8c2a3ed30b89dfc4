"""The words of the page script: it has none of its own."""

from alerta.i18n import translator


def page_words(lang: str) -> dict[str, str]:
    """Texts for static/page.js; `{time}`, `{n}` … are filled in the browser."""
    t = translator(lang)
    return {
        "saved": t("Saved at"),
        "offlineSince": t("No connection since {time}."),
        "safe": t("What came before is saved."),
        "offline": t("The connection with the kit's computer was lost."),
        "kept": t("What you answer now waits in this page: leave it open."),
        "again": t("What you answered after that is not saved: answer it again."),
        "dead": t("This page has stopped."),
        "stalled": t("The page is taking longer than usual."),
        "failed": t("This page could not be prepared."),
        "safeUntil": t("Everything you answered until {time} is saved."),
        "safeAll": t("Your earlier answers are saved."),
        "resume": t("Resume"),
        "waiting": t(
            "Not yet: the kit does not answer. The page goes on by itself as soon as it does."
        ),
        "placeInQueue": t("You are number {n} in the queue."),
        "nextInQueue": t("You are the next one."),
        "close": t("Close"),
        "example": t("Example"),
        "isNot": t("Is not"),
        "official": t("Official"),
        "synthesis": t("Kit synthesis"),
        "screenOf": t("Screen {n} of {total}"),
        "preparing": t("Preparing this part…"),
        "undrawn": t("This part could not be shown. Load the page again: your answers are saved."),
        "sentence": t("Choose sentence {n} as the proof"),
        "chosen": t("Sentence {n} chosen."),
        "showPin": t("Show the PIN"),
        "hidePin": t("Hide the PIN"),
        "question": t("Your answer"),
        "questions": t("Questions"),
        "questionOf": t("Question {n} of {total}"),
        "questionNext": t("Go on: question {n} of {total}"),
        "documents": t("Documents"),
        "documentOf": t("Document {n} of {total}"),
        "documentNext": t("Go on: document {n} of {total}"),
        "situations": t("Situations"),
        "situationOf": t("Situation {n} of {total}"),
        "situationNext": t("Go on: situation {n} of {total}"),
        "parts": t("Parts"),
        "partOf": t("Part {n} of {total}"),
        "partNext": t("Go on: part {n} of {total}"),
        "actors": t("Actors"),
        "actorOf": t("Actor {n} of {total}"),
        "actorNext": t("Go on: actor {n} of {total}"),
        "answered": t("answered"),
        "right": t("right"),
        "mend": t("to correct"),
    }
