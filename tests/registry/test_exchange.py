"""Out of one registry and into another: nothing lost, nothing overwritten, every fault told."""

import csv
import json
import zipfile

import openpyxl
import pytest

from alerta.registry import Registry
from alerta.registry.exchange import UnfitFile, check_file, export_file, import_file
from alerta.registry.exchange.csv_files import unguarded

ENDINGS = ["json", "xlsx", "zip", "folder"]


@pytest.fixture
def filled(registry, ana, luis, record):
    """Two cases, one with two versions, a row taken away and odd spellings."""
    record["case"]["investment_amount"] = "12.50"
    record["case"]["investment_source"] = "=1+1 'según' la empresa; «resolución»\nn.º 007"
    code = registry.cases.add(record, ana, "Registro inicial")
    record["event"] = record["event"][1:]
    record["event"][0]["event_location"] = "1"
    record["source"][0]["linked_events"] = "1"
    record["source"][1]["linked_events"] = "1"
    record["case"]["c4_evidence"] = "-- bloqueo, según acta"
    registry.cases.save(code, record, 1, luis, "El memorial era de otro caso;\nse retira")
    record["location"][0] |= {"department": "01", "province": "0101", "district": "010101"}
    record["location"][0]["ubigeo"] = "010101"
    registry.cases.add(record, luis)
    return registry


@pytest.fixture
def other(tmp_path, form):
    with Registry.open(f"sqlite:///{(tmp_path / 'other.sqlite').as_posix()}", form) as opened:
        yield opened


def path_of(folder, ending, name="salida"):
    return folder / (name if ending == "folder" else f"{name}.{ending}")


def whole(registry):
    rows = sorted(registry.cases.list(), key=lambda row: row.code)
    return [(row, registry.cases.get(row.code), registry.cases.history(row.code)) for row in rows]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_goes_out_comes_in_again_with_its_history(filled, other, tmp_path, rules, ending):
    path = path_of(tmp_path, ending)
    assert export_file(filled, path) == 2
    eva = other.people.sign_up("Eva", "1111", "es")
    report = import_file(other, path, eva, rules=rules)
    assert report.errors == []
    assert list(report.stored) == list(report.stored.values()) == sorted(report.stored)
    assert whole(other) == whole(filled)
    again = path_of(tmp_path, ending, "otra")
    export_file(other, again)
    assert content(again) == content(path)


def content(path):
    """What an export holds, without the moment it was made."""
    if path.suffix == ".json":
        return json.loads(path.read_text(encoding="utf-8")) | {"exported": ""}
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return {s.title: list(s.iter_rows(values_only=True)) for s in book.worksheets}
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_importing_twice_changes_nothing(filled, tmp_path, rules, ana, ending):
    path = path_of(tmp_path, ending)
    export_file(filled, path)
    before = whole(filled)
    report = import_file(filled, path, ana, rules=rules)
    assert (report.ok, len(report.same), report.stored) == (True, 2, {})
    assert whole(filled) == before


def test_a_stored_case_is_never_overwritten(filled, tmp_path, rules, ana):
    path = tmp_path / "salida.json"
    export_file(filled, path)
    book = json.loads(path.read_text(encoding="utf-8"))
    book["cases"][0]["record"]["case"]["case_name"] = "Otro nombre - cantera"
    path.write_text(json.dumps(book), encoding="utf-8")
    before = whole(filled)
    report = import_file(filled, path, ana, good_only=True, rules=rules)
    (fault,) = report.errors
    assert fault.code == "stored_already"
    assert book["cases"][0]["kit_code"] in fault.message["es"]
    assert whole(filled) == before


def test_what_was_changed_in_the_file_is_in_the_history_as_a_change(filled, other, tmp_path, rules):
    path = tmp_path / "salida.json"
    export_file(filled, path)
    book = json.loads(path.read_text(encoding="utf-8"))
    case = book["cases"][0]
    case["record"]["case"]["case_name"] = "Otro nombre - cantera"
    path.write_text(json.dumps(book), encoding="utf-8")
    eva = other.people.sign_up("Eva", "1111", "es")
    import_file(other, path, eva, rules=rules)
    last = other.cases.history(case["kit_code"])[-1]
    assert (last.who, last.field, last.new) == ("Eva", "case_name", "Otro nombre - cantera")
    assert (last.version, last.why) == (3, "Importado de salida.json")


def test_new_codes_do_not_repeat_imported_ones(filled, other, tmp_path, rules, record):
    path = tmp_path / "salida.json"
    export_file(filled, path)
    eva = other.people.sign_up("Eva", "1111", "es")
    import_file(other, path, eva, rules=rules)
    assert other.cases.add(record, eva) == "PRÁCTICA-2026MAR0003-SOC"


def test_a_case_of_a_real_register_gets_a_practice_code(other, tmp_path, rules, record):
    path = tmp_path / "uno.json"
    path.write_text(json.dumps({"kit_code": "2015MAR0007-SOC", "record": record}), encoding="utf-8")
    eva = other.people.sign_up("Eva", "1111", "es")
    report = import_file(other, path, eva, rules=rules)
    assert report.stored == {"2015MAR0007-SOC": "PRÁCTICA-2026MAR0001-SOC"}
    assert other.cases.get("PRÁCTICA-2026MAR0001-SOC").registrar == "Eva"


def edited(folder, name, change):
    """Change the cells of one CSV file of an exported folder."""
    file = folder / f"{name}.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(True), delimiter=";"))
    change(rows)
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)


@pytest.fixture
def folder(registry, ana, record, tmp_path):
    """An exported folder with two good cases: the first mining, the second far away."""
    registry.cases.add(record, ana, "uno")
    record["location"][0] |= {"department": "01", "province": "0101", "district": "010101"}
    record["location"][0]["ubigeo"] = "010101"
    registry.cases.add(record, ana, "dos")
    export_file(registry, tmp_path / "salida")
    return tmp_path / "salida"


def test_every_bad_row_is_told_with_row_column_and_remedy(folder, other, rules):
    def spoil(rows):
        column = rows[0].index("status")
        rows[2][column] = "anunciadísimo"
        rows[4][column] = ""
        rows.append(["PRÁCTICA-2026MAR0009-SOC", "1"])

    edited(folder, "event", spoil)
    eva = other.people.sign_up("Eva", "1111", "es")
    report = import_file(other, folder, eva, rules=rules)
    told = {(f.sheet, f.row, f.column) for f in report.errors}
    assert {("event", 3, "status"), ("event", 5, "status"), ("event", 7, "kit_code")} <= told
    assert all(f.message[lang] and f.remedy[lang] for f in report.faults for lang in ("es", "en"))
    assert "fila 3, columna status" in report.errors[0].line("es") or any(
        "fila 3, columna status" in f.line("es") for f in report.errors
    )
    assert report.stored == {}
    assert other.cases.list() == []


def test_the_good_cases_are_taken_only_when_told_so(folder, other, rules):
    edited(folder, "location", lambda rows: rows[2].__setitem__(rows[0].index("district"), "80101"))
    eva = other.people.sign_up("Eva", "1111", "es")
    report = import_file(other, folder, eva, rules=rules)
    assert (report.stored, other.cases.list()) == ({}, [])
    assert any("080101" in f.message["es"] for f in report.errors), "the lost zero is recognised"
    report = import_file(other, folder, eva, good_only=True, rules=rules)
    assert list(report.stored) == ["PRÁCTICA-2026MAR0002-SOC"]
    assert report.bad == ["PRÁCTICA-2026MAR0001-SOC"]
    assert [row.code for row in other.cases.list()] == ["PRÁCTICA-2026MAR0002-SOC"]


def test_a_filled_column_that_nobody_knows_is_told(folder, form, rules):
    def add(rows):
        rows[0].append("observaciones")
        rows[2].append("algo")

    edited(folder, "case", add)
    report = check_file(folder, form, rules)
    assert [(f.sheet, f.row, f.column) for f in report.errors] == [("case", 1, "observaciones")]


def test_a_code_that_stands_twice_is_told(folder, form, rules):
    edited(folder, "case", lambda rows: rows.append(rows[2]))
    report = check_file(folder, form, rules)
    assert ("case", 5, "kit_code") in {(f.sheet, f.row, f.column) for f in report.errors}


def test_check_and_import_find_the_same(folder, registry, other, form, rules):
    edited(folder, "case", lambda rows: rows[2].__setitem__(rows[0].index("phase"), "early"))
    eva = other.people.sign_up("Eva", "1111", "es")
    checked = check_file(folder, form, rules).faults
    assert checked
    assert import_file(other, folder, eva, rules=rules).faults == checked


def test_a_file_of_hand_made_rows_makes_new_cases(other, form, rules, record, tmp_path):
    """Only what a person writes: no calculations, no row numbers, real dates and numbers."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("case", "location", "actor", "event", "demand", "source", "alert"):
        rows = record[name] if isinstance(record[name], list) else [record[name]]
        columns = list(dict.fromkeys(key for row in rows for key in row))
        sheet = book.create_sheet(name)
        sheet.append(["kit_code", *columns, *(["/record_date"] if name == "case" else [])])
        for row in rows:
            cells = [typed(row.get(column, "")) for column in columns]
            sheet.append(["nuevo", *cells, *(["2026-03-20"] if name == "case" else [])])
    path = tmp_path / "a mano.xlsx"
    book.save(path)
    eva = other.people.sign_up("Eva", "1111", "es")
    report = import_file(other, path, eva, rules=rules)
    assert [f.line("es") for f in report.errors] == []
    code = report.stored["nuevo"]
    assert code == "PRÁCTICA-2026MAR0001-SOC"
    case = other.cases.get(code)
    assert case.record["case"] == record["case"]
    assert case.record["event"] == record["event"]
    assert {c.who for c in other.cases.history(code)} == {"Eva"}


def typed(text):
    """As Excel keeps what a person types: dates as dates, small numbers as numbers."""
    from datetime import datetime

    if len(text) == 10 and text[4:5] == "-":
        return datetime.fromisoformat(text)
    if text.isdecimal() and (text == "0" or not text.startswith("0")):
        return int(text)
    return text


def test_one_record_or_a_list_is_a_file_too(form, rules, record, tmp_path):
    path = tmp_path / "uno.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert check_file(path, form, rules).good == ["#1"]
    bad = json.loads(json.dumps(record))
    bad["event"][1]["status"] = "nunca"
    path.write_text(json.dumps([record, bad]), encoding="utf-8")
    report = check_file(path, form, rules)
    assert (report.good, report.bad) == (["#1"], ["#2"])
    assert ("cases", 2, "/data/event[2]/status") in {
        (f.sheet, f.row, f.column) for f in report.errors
    }


def test_a_second_case_of_the_file_that_looks_like_the_first_is_told(form, rules, record, tmp_path):
    path = tmp_path / "dos.json"
    path.write_text(json.dumps([record, record]), encoding="utf-8")
    codes = [f.code for f in check_file(path, form, rules).faults if f.row == 2]
    assert "duplicate_case" in codes
    assert "duplicate_event" in codes


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_export_says_that_it_is_practice(filled, tmp_path, ending):
    path = path_of(tmp_path, ending)
    export_file(filled, path)
    found = content(path)
    if ending == "json":
        assert "PRÁCTICA" in found["notice_es"]
        assert all(case["kit_code"].startswith("PRÁCTICA-") for case in found["cases"])
    elif ending == "xlsx":
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[0] == "PRÁCTICA"
        assert all("PRÁCTICA" in sheet.oddHeader.center.text for sheet in book.worksheets)
    else:
        assert any("PRÁCTICA" in name for name in found)


def read_csv(raw):
    rows = csv.reader(raw.decode("utf-8-sig").splitlines(True), delimiter=";")
    return [[unguarded(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("ending", ["xlsx", "folder"])
def test_spreadsheets_carry_tags_and_a_codebook(filled, tmp_path, ending):
    path = path_of(tmp_path, ending)
    export_file(filled, path)
    found = content(path)
    if ending == "folder":
        found = {name[:-4]: read_csv(raw) for name, raw in found.items()}
    location = dict(zip(found["location"][0], found["location"][1], strict=True))
    assert (location["district"], location["latitude"]) == ("#adm3+code", "#geo+lat")
    assert all(cell.startswith("#") for cell in found["event"][1])
    described = {(row[0], row[1]): row for row in found["codebook"][2:]}
    assert described["case", "category"][6] == "Category"
    assert described["event", "harm/deaths_civil"][3] == "integer"
    assert ("v_measure", "02") in {(row[0], row[1]) for row in found["choices"]}


def test_confidential_sources_stay_at_home_when_the_export_is_public(
    registry, ana, record, tmp_path
):
    record["source"][1] |= {"confidential": "yes", "identity_stored_separately": "yes"}
    registry.cases.add(record, ana)
    export_file(registry, tmp_path / "todo.json")
    export_file(registry, tmp_path / "publico.json", public=True)
    assert "Comisaría" in (tmp_path / "todo.json").read_text(encoding="utf-8")
    assert "Comisaría" not in (tmp_path / "publico.json").read_text(encoding="utf-8")


def test_nothing_is_written_over_an_existing_file(filled, tmp_path):
    path = tmp_path / "salida.json"
    path.write_text("mío", encoding="utf-8")
    with pytest.raises(UnfitFile, match="ya existe"):
        export_file(filled, path)
    assert path.read_text(encoding="utf-8") == "mío"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.json", b"{"),
        ("x.json", b"\xff\xfe\xfa"),
        ("x.json", b'"hola"'),
        ("x.xlsx", b"no"),
        ("x.zip", b"no"),
        ("x.pdf", b"%PDF"),
        ("x", b"no ending"),
    ],
)
def test_a_file_of_another_kind_is_told_as_such(form, rules, tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(UnfitFile) as told:
        check_file(path, form, rules)
    assert name in told.value.message["es"]
    assert told.value.message["es"] != told.value.message["en"]


@pytest.mark.parametrize("place, byte", [(0, 1), (2, 99)], ids=["a password", "another packing"])
def test_a_zip_that_python_does_not_unpack_is_told_as_such(form, rules, tmp_path, place, byte):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("case.csv", "case_name")
    raw = bytearray(path.read_bytes())
    for begin, flags in ((raw.find(b"PK\x03\x04"), 6), (raw.find(b"PK\x01\x02"), 8)):
        raw[begin + flags + place] = byte
    path.write_bytes(raw)
    with pytest.raises(UnfitFile, match="sin contraseña"):
        check_file(path, form, rules)


def test_a_file_that_is_not_there_and_an_empty_folder_are_told(form, rules, tmp_path):
    for path in (tmp_path / "nada.json", tmp_path):
        with pytest.raises(UnfitFile):
            check_file(path, form, rules)


@pytest.mark.parametrize("cases", [[1, None, "x", []], [{"record": {"case": []}}], [{"record": 5}]])
def test_damaged_json_is_told_and_breaks_nothing(form, rules, tmp_path, cases):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    report = check_file(path, form, rules)
    assert report.good == []
    assert report.errors


def test_a_text_too_long_for_a_cell_is_told_before_anything_is_cut(registry, ana, record, tmp_path):
    record["case"]["projection"] = "x" * 40_000
    registry.cases.add(record, ana)
    with pytest.raises(UnfitFile, match="projection"):
        export_file(registry, tmp_path / "x.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert export_file(registry, tmp_path / "x.zip") == 1
