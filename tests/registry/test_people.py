"""An alias and a PIN, made here; a neighbour cannot guess it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from alerta.registry import AliasTaken, TooManyTries, UnfitAlias, UnfitPin, UnknownAlias, WrongPin
from alerta.registry import people as people_module
from alerta.registry.schema import person


def test_who_signs_up_can_sign_in(registry):
    ana = registry.people.sign_up("Ana", "1234", "en")
    assert registry.people.sign_in("Ana", "1234") == ana
    assert registry.people.get(ana.person_id) == ana
    assert ana.lang == "en"
    assert ana.created_at.utcoffset() == timedelta(0)


def test_nobody_has_an_unknown_id(registry):
    assert registry.people.get("nobody") is None


@pytest.mark.parametrize("other", ["ana maría", "ANA MARIA", " Ana   María ", "Ana Mari\u0301a"])
def test_an_alias_is_one_person_whatever_its_capitals_and_accents(registry, other):
    made = registry.people.sign_up("Ana María", "1234", "es")
    with pytest.raises(AliasTaken) as told:
        registry.people.sign_up(other, "9999", "es")
    assert "ya está en uso" in told.value.message["es"]
    assert registry.people.sign_in(other, "1234") == made


@pytest.mark.parametrize("alias", ["", "A", "  ", "x" * 41, "..", "- -"])
def test_an_alias_has_letters(registry, alias):
    with pytest.raises(UnfitAlias):
        registry.people.sign_up(alias, "1234", "es")


@pytest.mark.parametrize("pin", ["", "123", "12345", "12a4", "١٢٣٤"])
def test_a_pin_is_four_digits(registry, pin):
    with pytest.raises(UnfitPin):
        registry.people.sign_up("Ana", pin, "es")


def test_an_unknown_alias_is_told_as_such(registry):
    with pytest.raises(UnknownAlias) as told:
        registry.people.sign_in("Nadie", "1234")
    assert "«Nadie»" in told.value.message["es"]


def test_the_pin_is_not_kept_as_such(registry, ana):
    with registry.database.read() as connection:
        kept = connection.execute(sa.select(person.c.pin)).scalar_one()
    assert kept.startswith("scrypt$")
    assert "1234" not in kept.split("$")[:5]


def test_hashing_a_pin_is_slow_enough_to_make_guessing_a_burden(quick_pins):
    assert quick_pins == {"n": 2**14, "r": 8, "p": 1}


def test_five_wrong_tries_lock_for_a_minute_and_the_lock_is_stored(registry, ana, url, form):
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongPin) as told:
            registry.people.sign_in("Ana Rímac", "0000")
        assert told.value.left == left
    with pytest.raises(TooManyTries):
        registry.people.sign_in("Ana Rímac", "0000")
    from alerta.registry import Registry

    with Registry.open(url, form) as again, pytest.raises(TooManyTries) as told:
        again.people.sign_in("Ana Rímac", "1234")
    assert "60" in told.value.message["es"] or "59" in told.value.message["es"]


def test_after_the_pause_the_right_pin_opens_again(registry, ana, monkeypatch):
    for _ in range(5):
        with pytest.raises((WrongPin, TooManyTries)):
            registry.people.sign_in("Ana Rímac", "0000")
    later = people_module.now() + timedelta(seconds=61)
    monkeypatch.setattr(people_module, "now", lambda: later)
    assert registry.people.sign_in("Ana Rímac", "1234") == ana
    with pytest.raises(WrongPin) as told:
        registry.people.sign_in("Ana Rímac", "0000")
    assert told.value.left == 4


def test_a_right_pin_forgets_the_wrong_ones(registry, ana):
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(WrongPin):
                registry.people.sign_in("Ana Rímac", "0000")
        assert registry.people.sign_in("Ana Rímac", "1234") == ana


def test_the_language_is_kept(registry, ana):
    registry.people.set_lang(ana.person_id, "en")
    assert registry.people.get(ana.person_id).lang == "en"
