"""Practice records cannot be taken for real ones, and nothing leaves the machine (row 49)."""

import ast
import json
import re
from pathlib import Path

import openpyxl
import pytest

from alerta.registry.exchange import export_file

HOME = Path(__file__).parents[2]
SOURCES = [*sorted((HOME / "src" / "alerta").rglob("*.py")), HOME / "start.py"]
GOOD = json.loads((HOME / "tests" / "registry" / "good_case.json").read_text(encoding="utf-8"))

# Modules that ask or send something over a network, and the names in others that do.
CLIENTS = {
    "aiohttp", "asyncio.streams", "boto3", "ftplib", "grpc", "http.client", "httpx", "imaplib",
    "nntplib", "paramiko", "poplib", "requests", "smtplib", "telnetlib", "tornado.httpclient",
    "tornado.simple_httpclient", "tornado.websocket", "urllib.request", "urllib3", "websocket",
    "websockets", "xmlrpc.client",
}  # fmt: skip
CALLS = {"create_connection", "open_connection", "sendto", "sendall", "urlopen", "urlretrieve"}
PROBES = {"preflight.py", "serve.py"}  # ask this machine for its own address; nothing is sent


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sends(source):
    """What in some Python source could send data to another machine."""
    tree = ast.parse(source)
    found = [name for name in imported(tree) if name in CLIENTS]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            if call.func.attr in CALLS:
                found.append(call.func.attr)
            if call.func.attr in ("read_csv", "read_json", "read_excel") and "http" in ast.unparse(
                call
            ):
                found.append(ast.unparse(call))
    return found


def test_no_source_file_can_send_anything():
    found = {path.name: ways for path in SOURCES if (ways := sends(path.read_text("utf-8")))}
    # wire.py sends through a socket pair, which has no address: only its own children hear it
    assert found.pop("wire.py") == ["sendall", "sendall"]
    assert found == {}


def test_the_wire_to_the_zygotes_has_no_address():
    for name in ("wire", "nursery", "zygote"):
        source = (HOME / "src/alerta/serving/forkserver" / f"{name}.py").read_text("utf-8")
        assert not re.search(r"\.(connect|bind)\(|AF_INET", source), name


@pytest.mark.parametrize(
    "source",
    [
        "import requests",
        "from urllib.request import urlopen",
        "from urllib import request\nrequest.urlopen('http://x')",
        "import socket\nsocket.create_connection(('x', 1))",
        "import pandas\npandas.read_csv('https://x/y.csv')",
    ],
)
def test_a_way_out_would_be_found(source):
    assert sends(source)


def test_only_the_two_probes_connect_a_socket_and_send_nothing():
    connecting = {
        path.name: path
        for path in SOURCES
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("connect", "connect_ex") and "sql" not in path.parts
        and "probe" in ast.unparse(call.func)
    }  # fmt: skip
    assert set(connecting) <= PROBES
    for path in connecting.values():
        assert not re_sends(path)


def re_sends(path):
    text = path.read_text(encoding="utf-8")
    return any(f".{name}(" in text for name in ("send", "sendto", "sendall", "write_socket"))


def test_every_stored_case_has_a_practice_code(registry):
    person = registry.people.sign_up("Tarwi", "1234")
    codes = [registry.cases.add(GOOD, person, "Aviso de la radio") for _ in range(3)]
    assert all(code.startswith("PRÁCTICA-") for code in codes)
    assert len(set(codes)) == 3


@pytest.mark.parametrize("ending", ["json", "xlsx", "zip"])
def test_every_export_is_marked(registry, tmp_path, ending):
    person = registry.people.sign_up("Tarwi", "1234")
    registry.cases.add(GOOD, person, "Aviso de la radio")
    path = tmp_path / f"cases.{ending}"
    export_file(registry, path)
    if ending == "json":
        assert "PRÁCTICA" in json.loads(path.read_text(encoding="utf-8"))["notice_es"]
    elif ending == "xlsx":
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[0] == "PRÁCTICA"
        assert all("PRÁCTICA" in sheet.oddHeader.center.text for sheet in book.worksheets)
    else:
        assert "PRÁCTICA" in path.read_bytes().decode("utf-8", "ignore") + path.name
