"""Before submitting, nobody can read another's coding: not in the app, not in the files (row 56).

One person codes and writes a draft; another, who is signed in too, tries every way to read it.
"""

import asyncio
import json
import shutil
import sqlite3
import stat

import pytest
from small_kit import HOME, RunningKit
from trainees import EXERCISE, Trainee, room_home

from alerta.registry import Registry
from alerta.serving.forkserver import supported

pytestmark = pytest.mark.skipif(not supported(), reason="kernels cannot be forked here")
MARK = "Frase que solo la primera persona codificó"
APP = "/app/register_case"


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The registry lies inside the content folder, as it does by default: the worst place."""
    content = room_home(tmp_path_factory.mktemp("content"))
    (content / "notebooks").mkdir()
    shutil.copy(HOME / "notebooks" / "register_case.ipynb", content / "notebooks")
    with RunningKit(content, content / ".alerta") as running:
        yield running


@pytest.fixture(scope="module")
def coder(kit, form):
    """Who coded first: answers, how sure, a whole try and a draft are on record."""
    kit.visitor("Cuy")
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        person = registry.people.by_alias("Cuy")
        registry.answers.add(person.person_id, EXERCISE, "q1", MARK)
        registry.answers.add(person.person_id, EXERCISE, "q1", MARK, kind="certainty")
        tried = {"score": 1.0, "answers": {"q1": MARK}, "parts": {}, "try": 1}
        registry.answers.add(person.person_id, EXERCISE, "*", tried, kind="attempt")
        draft = {"case": {"case_name": MARK, "problem": MARK}}
        registry.drafts.save(person.person_id, form.id, form.version, draft)
    return person


def everything_shown(one):
    """The page, and all that its kernel holds for it."""
    return json.dumps([one.page, one.models], ensure_ascii=False)


@pytest.mark.parametrize("address", ["/manual/es/02", APP])
def test_the_own_page_of_another_shows_nothing_of_it(kit, coder, address):
    async def story():
        reader = Trainee(kit, f"Zorro {len(address)}", address=address)
        await reader.enter()
        await reader.open()
        reader.models.update(await reader.states())
        shown = everything_shown(reader)
        await reader.leave()
        return shown

    shown = asyncio.run(asyncio.wait_for(story(), 90))
    assert len(shown) > 5000
    assert not [one for one in (MARK, coder.alias, coder.person_id) if one in shown]


def test_it_is_there_for_who_coded_it(kit, coder):
    """Otherwise the test above would prove nothing."""

    async def story():
        owner = Trainee(kit, coder.alias, address=APP)
        await owner.ask("/entrar")
        await owner.ask("/entrar", {"alias": coder.alias, "pin": "2580"})
        await owner.open()
        owner.models.update(await owner.states())
        shown = everything_shown(owner)
        await owner.leave()
        return shown

    assert MARK in asyncio.run(asyncio.wait_for(story(), 90))


@pytest.mark.parametrize("address", ["/", "/camino", "/mis-datos", "/mis-datos/copia"])
@pytest.mark.parametrize("asking", ["", "?person_id={id}", "?alias=Cuy", "?person={id}"])
def test_no_page_about_oneself_can_be_asked_about_another(kit, coder, address, asking):
    reader = kit.visitor(f"Puma {len(address)} {len(asking)}")
    told = reader.get(address + asking.format(id=coder.person_id)).text
    assert not [one for one in (MARK, coder.alias, coder.person_id) if one in told]


@pytest.mark.parametrize(
    "start",
    ["/", "/files/", "/voila/files/", "/api/contents/", "/kit/", "/kit/../../../../", "/static/",
     "/kit/..%2f..%2f..%2f..%2f", "/tree/", "/lab/tree/", "/manual/es/../../", "/app/../"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["registry.sqlite", "registry.sqlite-wal", "server.log", "secret"])
def test_no_file_of_the_registry_is_served(kit, coder, start, name):
    import http.client

    reader = kit.visitor()
    reader.post("/entrar", alias="Cuy", pin="2580")  # not even to who is in it
    connection = http.client.HTTPConnection("127.0.0.1", kit.port)
    # http.client does not tidy the path up
    connection.request("GET", f"{start}.alerta/{name}", headers={"Cookie": reader.cookie})
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status in (302, 403, 404)
    assert b"SQLite format" not in body and MARK.encode() not in body


def test_the_files_are_for_the_user_of_the_kit_alone(kit, coder):
    """On a computer with several accounts the others cannot read the registry nor forge a pass."""
    found = [one for one in kit.data.iterdir() if one.name.startswith(("registry", "secret"))]
    assert {"registry.sqlite", "secret"} <= {one.name for one in found}
    for one in found:
        assert stat.S_IMODE(one.stat().st_mode) & 0o077 == 0, one.name


def test_nothing_of_it_is_written_into_a_log(kit, coder):
    assert b"SQLite" in (kit.data / "registry.sqlite").read_bytes()[:20]
    for path in kit.data.glob("*.log*"):
        text = path.read_text("utf-8", errors="replace")
        assert MARK not in text and coder.person_id not in text


def test_nobody_submits_or_throws_away_the_draft_of_another(kit, coder, form):
    from alerta.registry import UnknownDraft

    kit.visitor("Otorongo")
    url = f"sqlite:///{(kit.data / 'registry.sqlite').as_posix()}"
    with Registry.open(url, form) as registry:
        other = registry.people.by_alias("Otorongo")
        (draft,) = registry.drafts.open_for(coder.person_id, form.id)
        assert registry.drafts.open_for(other.person_id, form.id) == []
        with pytest.raises(UnknownDraft):
            registry.drafts.discard(other.person_id, draft.draft_id)
        with pytest.raises(UnknownDraft):
            registry.drafts.save(other.person_id, form.id, form.version, {}, draft.draft_id)
        with pytest.raises(UnknownDraft):
            registry.cases.add({"case": {}}, other, draft_id=draft.draft_id)
    with sqlite3.connect(kit.data / "registry.sqlite") as database:
        assert database.execute("SELECT count(*) FROM draft").fetchone() == (1,)
