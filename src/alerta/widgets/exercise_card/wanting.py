"""What an answer still lacks before it can be checked, in words."""

from typing import TYPE_CHECKING

from alerta.i18n import translator
from alerta.learning.written import number

if TYPE_CHECKING:
    from alerta.learning.kinds import Part
    from alerta.widgets.exercise_card.model import Question, QuestionsModel


def wanted(model: "QuestionsModel", question: "Question | None") -> str:
    """Why a question cannot be checked yet; '' when it can. Without a question: that which is
    said where simply nothing is chosen."""
    t = translator(model.lang)
    if question is None:
        return t("Choose an answer first.")
    for part in question.parts:
        answer = (model.state.answers.get(part.id) or "").strip()
        lacking = _lacking(model, question, part, answer)
        if lacking:
            return lacking
    return ""


def _lacking(model: "QuestionsModel", question: "Question", part: "Part", answer: str) -> str:
    t = translator(model.lang)
    if part.shape == "order":
        return ""  # the order that is shown is an answer
    if not answer:
        return {
            "number": t("Write a number first."),
            "text": t("Write an answer first."),
            "sentences": t("Mark a sentence first."),
        }.get(part.shape, t("Choose an answer first."))
    if part.shape == "number" and number(answer) is None:
        return t("Write one number in digits, such as 57.7.")
    if part.shape == "text" and len(answer) > model.longest(question):
        over = len(answer) - model.longest(question)
        return t("Shorten your answer by {n} characters.", n=over)
    choose = int(question.raw.get("choose", 1))
    if part.shape == "sentences" and len(answer.split()) < choose:
        return t("Mark {choose} different sentences.", choose=choose)
    return ""
