"""Submissions of other programs -> the nested record, and the record -> ODK's XML.

All give a record for `Answers.from_record`, which says what does not fit. Nothing is lost: a name
that the form does not know stays in the record.
"""

from alerta.form.submission.central import from_central_csv
from alerta.form.submission.kobo import from_kobo_json
from alerta.form.submission.nesting import SubmissionError
from alerta.form.submission.odk_xml import from_odk_xml, to_odk_xml

__all__ = ["SubmissionError", "from_central_csv", "from_kobo_json", "from_odk_xml", "to_odk_xml"]
