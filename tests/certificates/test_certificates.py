"""A certificate says what was met, and any copy of the kit can check it without internet."""

import re
from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from alerta import cli
from alerta.certificates import seal
from alerta.certificates.document import (
    Certificate,
    NotACertificate,
    end_of_validity,
    from_bytes,
    serial,
    to_bytes,
)
from alerta.certificates.sheet import sheet

ISSUED = date(2026, 11, 22)
MASTERY = Certificate(
    kind="mastery",
    name="Persona de Ejemplo Ñahui",
    issuer="Oficina de práctica",
    modules=("02", "04", "06", "08"),
    hours=16,
    codebook_version="2026.1",
    issued_on=ISSUED,
    valid_until=end_of_validity(ISSUED),
    serial="K7QF-2M9D",
)
TITLES = {"02": "Diferencia, controversia o conflicto", "04": "Cinco criterios"}


@pytest.fixture
def key():
    return Ed25519PrivateKey.generate()


@pytest.fixture
def issuers(key):
    return {seal.fingerprint(key.public_key().public_bytes_raw()): "Oficina de práctica"}


def test_a_sealed_certificate_is_read_back_with_every_field(key, issuers):
    found = seal.check(seal.seal(MASTERY, key), issuers)
    assert found.verdict == "valid"
    assert found.certificate == MASTERY
    assert found.issuer == "Oficina de práctica"


def test_the_seal_of_an_unknown_institution_is_whole_but_not_vouched_for(key):
    found = seal.check(seal.seal(MASTERY, key), {})
    assert found.verdict == "unknown_issuer"
    assert found.certificate == MASTERY
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", found.fingerprint)


def test_a_changed_name_breaks_the_seal(key, issuers):
    good = seal.seal(MASTERY, key)
    other = seal.seal(replace(MASTERY, name="Otra Persona"), Ed25519PrivateKey.generate())
    mixed = ".".join(["KA1", other.split(".")[1], *good.split(".")[2:]])
    assert seal.check(mixed, issuers).verdict == "altered"


def test_a_key_of_ones_own_does_not_make_one_an_institution(issuers):
    forged = seal.seal(MASTERY, Ed25519PrivateKey.generate())
    assert seal.check(forged, issuers).verdict == "unknown_issuer"


@given(st.text(max_size=300))
def test_any_other_text_is_no_certificate(text):
    assert seal.check(text, {}).verdict in ("unreadable", "altered")


@given(st.binary(max_size=300))
def test_any_other_bytes_are_no_certificate(data):
    with pytest.raises(NotACertificate):
        from_bytes(data)


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(names, st.lists(st.integers(1, 12).map("{:02d}".format), unique=True))
def test_the_same_certificate_always_gives_the_same_bytes(name, modules):
    one = replace(MASTERY, name=name, modules=tuple(modules))
    assert from_bytes(to_bytes(one)) == one
    assert to_bytes(one) == to_bytes(from_bytes(to_bytes(one)))


def test_it_is_valid_for_two_years():
    assert MASTERY.valid_until == date(2028, 11, 22)
    assert not MASTERY.expired(date(2028, 11, 22))
    assert MASTERY.expired(date(2028, 11, 23))
    assert end_of_validity(date(2028, 2, 29)) == date(2030, 2, 28)


def test_serials_differ_and_have_no_letters_that_look_like_digits():
    drawn = {serial() for _ in range(200)}
    assert len(drawn) == 200
    assert not set("".join(drawn)) & set("01IO")


def test_the_key_of_a_computer_is_made_once_and_for_its_owner_only(tmp_path):
    first, second = seal.key_of(tmp_path), seal.key_of(tmp_path)
    assert first.private_bytes_raw() == second.private_bytes_raw()
    assert (tmp_path / "certificate-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_sheet_carries_its_code(key, issuers, lang):
    code = seal.seal(MASTERY, key)
    pdf = sheet(MASTERY, code, TITLES, lang)
    assert pdf.startswith(b"%PDF")
    assert seal.check(pdf.decode("latin-1"), issuers).certificate == MASTERY


def test_no_score_is_printed_unless_it_was_asked_for(key):
    shown = seal.check(seal.seal(replace(MASTERY, scores={"04": 92}), key), {}).certificate
    assert shown.scores == {"04": 92}
    assert MASTERY.scores == {}


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def own_folder(self, home, tmp_path, monkeypatch):
        (tmp_path / "manual").mkdir()
        (tmp_path / "manual" / "issuers.csv").write_text("fingerprint,name,since\n", "utf-8")
        monkeypatch.setenv("ALERTA_HOME", str(tmp_path))
        monkeypatch.setenv("ALERTA_DATA", str(tmp_path / "data"))

    def test_a_sheet_of_this_computer_is_good(self, tmp_path, capsys):
        code = seal.seal(
            replace(MASTERY, valid_until=date(2999, 1, 1)), seal.key_of(tmp_path / "data")
        )
        (tmp_path / "c.pdf").write_bytes(sheet(MASTERY, code, TITLES, "es"))
        assert cli.main(["certificate", "verify", str(tmp_path / "c.pdf")]) == 0
        said = capsys.readouterr().out
        assert "El sello es bueno" in said
        for words in ("Persona de Ejemplo Ñahui", "02, 04, 06, 08", "2026.1", "K7QF-2M9D", "16"):
            assert words in said

    def test_an_expired_one_is_told(self, tmp_path, capsys):
        old = replace(MASTERY, valid_until=date(2020, 1, 1))
        code = seal.seal(old, seal.key_of(tmp_path / "data"))
        assert cli.main(["certificate", "verify", code]) == 1
        assert "Ya no está vigente" in capsys.readouterr().out

    def test_an_institution_is_recognised_by_its_fingerprint(self, key, capsys):
        code = seal.seal(replace(MASTERY, valid_until=date(2999, 1, 1)), key)
        assert cli.main(["certificate", "verify", code]) == 1
        mark = seal.fingerprint(key.public_key().public_bytes_raw())
        assert mark in capsys.readouterr().out
        assert cli.main(["certificate", "trust", mark, "Institución de práctica"]) == 0
        assert cli.main(["certificate", "verify", code]) == 0
        assert "Institución de práctica" in capsys.readouterr().out

    def test_what_is_no_certificate_is_told_plainly(self, tmp_path, capsys):
        (tmp_path / "x.pdf").write_bytes(b"%PDF nothing")
        assert cli.main(["certificate", "verify", str(tmp_path / "x.pdf")]) == 1
        assert "no hay un certificado" in capsys.readouterr().out
        assert cli.main(["certificate", "verify", str(tmp_path / "missing.pdf")]) == 2

    def test_a_fingerprint_that_is_none_is_refused(self, capsys):
        assert cli.main(["certificate", "trust", "abc", "X"]) == 2
        assert "no es una huella" in capsys.readouterr().err
