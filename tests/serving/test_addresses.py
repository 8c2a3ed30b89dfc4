"""Addresses: which pages there are, and nothing that leads out of the kit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerta.serving.chapters import chapter, chapters, own_path, page_address, page_name


@pytest.mark.parametrize(
    "address",
    ["/", "/manual/es/04", "/manual/en/08#pantalla-12", "/manual/es/04#c4", "/app/register_case"],
)
def test_a_page_of_the_kit_may_be_returned_to(address):
    assert own_path(address) == address


@given(st.text())
def test_nothing_else_may(text):
    assert own_path(text).startswith("/")
    assert not own_path(text).startswith(("//", "/\\"))


def test_a_visit_is_stored_without_the_language():
    assert page_name("/manual/en/04") == page_name("manual/es/04") == "manual/04"
    assert page_address("manual/04", "en") == "/manual/en/04"
    assert page_address("app/register_case", "en") == "/app/register_case"


@pytest.mark.parametrize("address", ["", "/", "/entrar", "manual/xx", "/app/../x", "app/"])
def test_what_is_no_page_is_no_visit(address):
    assert page_name(address) is None


def test_the_manual_has_twelve_chapters_and_all_are_ready(home):
    rows = chapters(home)
    assert [one.number for one in rows] == [f"{n:02d}" for n in range(1, 13)]
    assert [one.number for one in rows if one.available] == [f"{n:02d}" for n in range(1, 13)]


def test_a_chapter_that_claims_to_be_ready_without_a_notebook_is_not(content):
    path = content / "manual" / "chapters.yaml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("available: false", "available: true"), encoding="utf-8")
    try:
        assert chapter(content, "01").available is False
    finally:
        path.write_text(before, encoding="utf-8")


def test_a_number_that_does_not_exist_is_no_chapter(home):
    assert chapter(home, "13") is None
