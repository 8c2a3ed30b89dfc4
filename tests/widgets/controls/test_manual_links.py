"""Every code that an exercise may name leads to a place of the manual that exists."""

import json
import re

import pytest

from alerta.learning.codes import known_codes
from alerta.widgets.controls.manual_links import chapter_number, manual_address
from alerta.widgets.session import Session


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_code_leads_to_a_cell_of_its_chapter(home, settings, lang):
    session = Session(home, settings, lang)
    for code in sorted(known_codes(home)):
        number, cell = re.fullmatch(
            rf"/manual/{lang}/(\d\d)#(.+)", manual_address(session, code)
        ).groups()
        [page] = (home / "manual" / lang).glob(f"{number}_*.ipynb")
        ids = [one["id"] for one in json.loads(page.read_text(encoding="utf-8"))["cells"]]
        assert cell in ids, code
        assert chapter_number(code) == int(number)


def test_in_a_plain_notebook_the_link_is_the_notebook_beside_it(home, settings):
    session = Session(home, settings, "es", served=False)
    assert manual_address(session, "G2") == "09_report_event_case.ipynb"
