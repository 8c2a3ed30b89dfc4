"""What the server sends: no other host, no code, the same page for everybody."""

import re

import pytest

ADDRESS = re.compile(
    r"""(?:src|href|action|poster|data)\s*=\s*["']([^"']+)["']|url\(["']?([^"')]+)"""
)
IMPORT = re.compile(r"""(?:from|import)\s+["']([^"']+)["']|import\(["']([^"']+)["']\)""")


def addresses(text):
    """Every address a browser would ask for because of this text."""
    return {one or two for one, two in ADDRESS.findall(text)}


def is_own(address):
    return address.startswith(("/", "#", "data:", "?", "./", "../", "fonts/")) and not (
        address.startswith("//")
    )


@pytest.mark.parametrize("path", ["/", "/entrar", "/entrar?nuevo=1", "/nothing", "/manual/es/02"])
def test_no_page_names_another_host(tarwi, nobody, path):
    for visitor in (tarwi, nobody):
        strange = {one for one in addresses(visitor.get(path).text) if not is_own(one)}
        assert strange == set()


def test_no_style_and_no_script_of_the_kit_names_another_host(tarwi):
    page = tarwi.get("/").text
    files = [one for one in addresses(page) if one.startswith("/kit/")]
    script = tarwi.get("/kit/page.js").text
    files += [f"/kit/{one.removeprefix('./')}" for one, _ in IMPORT.findall(script)]
    assert len(files) > 8
    for file in files:
        text = tarwi.get(file).content.decode("utf-8", "replace")
        assert not [one for one in addresses(text) if not is_own(one)], file
        assert not [one for one, two in IMPORT.findall(text) if not (one or two).startswith(".")]


def test_the_browser_is_told_to_ask_no_other_host(tarwi):
    policy = tarwi.get("/manual/es/02").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "https:" not in policy


def test_a_lesson_shows_no_code_no_output_and_no_traceback(kit, tarwi):
    page = tarwi.get("/manual/es/02").text
    for secret in ("small_page", "open_page", "nobody should read this", "Traceback",
                   "ValueError", "In&nbsp;["):  # fmt: skip
        assert secret not in page
    assert "No se pudo preparar esta parte" in page
    assert "ValueError: nobody should read this" in re.sub(r"\x1b\[\d*m", "", kit.log())


def test_a_part_that_breaks_does_not_end_the_page(tarwi):
    page = tarwi.get("/manual/es/02").text
    assert 'class="ka-part-ready" data-cell="7"' in page


def test_a_lesson_has_its_language_its_title_and_its_chapter_header(tarwi):
    page = tarwi.get("/manual/en/02").text
    assert '<html lang="en">' in page
    assert "<title>Chapter 2: What is this in front of me? · Kit Alerta</title>" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert page.count("<h1>") == 1
    assert "Notebook title" not in page


def test_links_between_notebooks_are_links_between_pages(tarwi):
    assert 'href="/manual/es/04#c4"' in tarwi.get("/manual/es/02").text


def test_a_lesson_is_the_same_for_everybody(tarwi, vicuna):
    def shared(page):
        page = re.sub(r'"kernelId": "[\w-]+"', "", page)
        return re.sub(r"IPY_MODEL_\w+|[0-9a-f]{32}", "", page)

    mine, theirs = (one.get("/manual/es/02").text for one in (tarwi, vicuna))
    assert shared(mine) == shared(theirs)
    assert "Tarwi" not in mine


@pytest.mark.parametrize("path", ["/manual/es/01", "/manual/es/99", "/app/nothing", "/nothing"])
def test_what_is_not_there_is_said_plainly(tarwi, path):
    answer = tarwi.get(path)
    assert answer.status_code == 404
    assert "Esta página no existe" in answer.text


def test_files_are_kept_by_the_browser_until_they_change(tarwi):
    file = next(one for one in addresses(tarwi.get("/").text) if one.endswith("/all.css"))
    assert "immutable" in tarwi.get(file).headers["Cache-Control"]
    assert "immutable" not in tarwi.get("/kit/kit.css").headers.get("Cache-Control", "")
    assert tarwi.get("/").headers["Cache-Control"] == "no-store"
