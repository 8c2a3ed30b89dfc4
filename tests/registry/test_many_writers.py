"""Several people write at once, a writer is killed, the file is locked: nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from alerta.registry import Conflict, Registry

WRITE = """
import json, sys
from pathlib import Path
from alerta.criteria.codebook import registration_form
from alerta.registry import Registry

url, home, job = sys.argv[1:4]
registry = Registry.open(url, registration_form(Path(home)))
person = registry.people.sign_in("Ana Rímac", "1234")
record = json.loads(sys.stdin.readline())
number = 0
while job == "answer" or number < 15:
    number += 1
    if job == "answer":
        registry.answers.add(person.person_id, "q", "a", number)
        print(number, flush=True)
    else:
        print(registry.cases.add(record, person), flush=True)
"""


def writer(url, home, job, record):
    import json

    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, url, str(home), job],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    process.stdin.write(json.dumps(record) + "\n")
    process.stdin.flush()
    return process


def test_two_processes_that_register_at_once_never_share_a_code(registry, ana, url, home, record):
    writers = [writer(url, home, "register", record) for _ in range(2)]
    codes = [line.strip() for w in writers for line in w.communicate(timeout=120)[0].splitlines()]
    assert sorted(codes) == [f"PRÁCTICA-2026MAR{n:04}-SOC" for n in range(1, 31)]
    assert len(registry.cases.list()) == 30


def test_a_writer_that_is_killed_loses_nothing_that_was_acknowledged(
    registry, ana, url, home, record
):
    process = writer(url, home, "answer", record)
    acknowledged = [int(process.stdout.readline()) for _ in range(20)]
    process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    acknowledged += [int(line) for line in process.stdout.read().splitlines() if line.strip()]
    process.wait(timeout=30)
    with Registry.open(url, registry.form) as again:
        kept = [answer.value for answer in again.answers.log(ana.person_id)]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1  # at most the one that was just being written


def test_of_many_who_save_the_same_version_one_wins_and_all_others_are_told(registry, ana, record):
    code = registry.cases.add(record, ana)
    told = []

    def save(number):
        mine = {**record, "case": {**record["case"], "need": str(number)}}
        mine["case"].pop("need")
        mine["case"]["trigger_text"] = f"Detonante {number}"
        try:
            told.append(registry.cases.save(code, mine, 1, ana, f"cambio {number}"))
        except Conflict as conflict:
            told.append(conflict)

    threads = [threading.Thread(target=save, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [t for t in told if t == 2] == [2]
    assert sum(isinstance(t, Conflict) for t in told) == 7
    assert {c.version for c in registry.cases.history(code)} == {1, 2}


def test_threads_answer_at_once_and_every_answer_is_there(registry, ana):
    def answer(part):
        for number in range(20):
            registry.answers.add(ana.person_id, "q", part, number)

    threads = [threading.Thread(target=answer, args=(f"part {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = registry.answers.log(ana.person_id)
    assert len(log) == 80
    for n in range(4):
        assert [a.value for a in log if a.part == f"part {n}"] == list(range(20))


def test_a_database_that_is_locked_for_a_while_is_waited_for(tmp_path, form):
    file = tmp_path / "r.sqlite"
    with Registry.open(f"sqlite:///{file.as_posix()}", form) as registry:
        ana = registry.people.sign_up("Ana", "1234", "es")
        other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(1.5, lambda: other.execute("COMMIT"))
        release.start()
        began = time.monotonic()
        assert registry.people.get(ana.person_id) == ana, "readers do not wait for a writer"
        assert time.monotonic() - began < 1
        registry.answers.add(ana.person_id, "q", "a", "patience")
        assert time.monotonic() - began > 1
        release.join()
        other.close()
        assert registry.answers.latest(ana.person_id, "q")["a"].value == "patience"


def test_a_write_that_fails_leaves_nothing_behind(registry, ana, record, monkeypatch):
    from alerta.registry import changes

    def fail(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr(changes, "append", fail)
    with pytest.raises(RuntimeError):
        registry.cases.add(record, ana)
    monkeypatch.undo()
    assert registry.cases.list() == []
    assert registry.cases.add(record, ana) == "PRÁCTICA-2026MAR0001-SOC"
