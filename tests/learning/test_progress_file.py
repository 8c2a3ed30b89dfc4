"""A progress file: what is in it and what is not, damage on the way, and many files as one."""

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress_parts import part, person

from alerta.learning import progress_file
from alerta.learning.progress_file import digest, from_bytes, to_bytes
from alerta.learning.progress_merge import merge
from alerta.registry.exchange import UnfitFile

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)).map(date.isoformat)
PEOPLE = st.lists(
    st.builds(person, st.integers(1, 9), st.sampled_from(("", "03", "08")), DAYS, DAYS),
    max_size=3,
    unique_by=lambda one: one["person"],
)
MADE = st.sampled_from(
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:01Z", "2026-11-21T08:00:00Z", "2027-01-01T00:00:00Z")
)
PARTS = st.lists(
    st.builds(part, st.integers(1, 3), PEOPLE, MADE, st.sampled_from(("2026.1", "2026.2"))),
    max_size=6,
)


def as_file(parts):
    return to_bytes(merge(parts).parts)


# ---------------------------------------------------------------- merging


@given(PARTS, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(parts, draw):
    shuffled = list(parts)
    draw.shuffle(shuffled)
    assert as_file(parts) == as_file(shuffled)


@given(PARTS)
def test_the_same_file_twice_changes_nothing(parts):
    assert as_file([*parts, *parts]) == as_file(parts)
    assert as_file(merge(parts).parts) == as_file(parts)


@given(PARTS, PARTS)
def test_merging_what_was_merged_is_merging_all_at_once(some, others):
    assert as_file([*merge(some).parts, *others]) == as_file([*some, *others])


@given(PARTS)
def test_what_is_written_is_read_back(parts):
    merged = merge(parts)
    reading = from_bytes(to_bytes(merged.parts), "all.json")
    assert reading.faults == ()
    assert merge(reading.parts).parts == merged.parts


def test_of_one_copy_the_newest_export_counts_whatever_came_first():
    old = part(people=[person(1)], made_at="2026-10-01T10:00:00Z")
    new = part(people=[person(1), person(2)], made_at="2026-11-01T10:00:00Z")
    for files in ([old, new], [new, old]):
        assert merge(files).people == 2
        assert merge(files).replaced == 1
        assert merge(files).gone == 0


def test_who_was_deleted_in_a_copy_stays_deleted_and_is_told_as_gone():
    old = part(people=[person(1), person(2)], made_at="2026-10-01T10:00:00Z")
    new = part(people=[person(2)], made_at="2026-11-01T10:00:00Z")
    for files in ([old, new], [new, old]):
        merged = merge(files)
        assert [one["person"] for one in merged.parts[0]["people"]] == [f"{2:016x}"]
        assert merged.gone == 1


def test_two_copies_are_added_up():
    assert merge([part(1, [person(1)]), part(2, [person(1), person(2)])]).people == 3


# ---------------------------------------------------------------- damage and other files


def told(content, name="puno.json"):
    with pytest.raises(UnfitFile) as fault:
        from_bytes(content, name)
    assert name in fault.value.text("es") and name in fault.value.text("en")
    return fault.value.text("en")


def test_a_file_that_ends_in_the_middle_is_told_as_damaged():
    whole = to_bytes([part(people=[person(1)])])
    assert "damaged" in told(whole[: len(whole) // 2])


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"[" * 100_000, b'{"a": NaN}'])
def test_what_is_no_json_is_told_as_damaged(content):
    assert "damaged" in told(content)


@pytest.mark.parametrize("content", [b"[]", b'"kit"', b"{}", b'{"format": "other"}'])
def test_a_file_of_another_kind_is_told(content):
    assert "another kind" in told(content)


def with_version(version):
    whole = json.loads(to_bytes([part()]))
    return json.dumps({**whole, "version": version}).encode()


def test_a_file_of_a_newer_kit_asks_to_update_this_copy():
    assert "newer kit" in told(with_version(2))


@pytest.mark.parametrize("version", [0, "1", None, True])
def test_a_file_of_an_older_kit_asks_to_update_that_copy(version):
    assert "older kit" in told(with_version(version))


def test_a_file_without_parts_is_told():
    assert "no parts" in told(b'{"format": "kit-alerta-progress", "version": 1, "parts": 3}')


def test_a_changed_part_is_left_out_and_the_others_are_kept():
    whole = json.loads(to_bytes([part(1, [person(1)]), part(2, [person(2)])]))
    whole["parts"][0]["people"][0]["region"] = "15"
    reading = from_bytes(json.dumps(whole).encode(), "all.json")
    assert [one["copy"] for one in reading.parts] == [f"{2:016x}"]
    assert "all.json, parte 1" in reading.faults[0].text("es")
    assert "part 1" in reading.faults[0].text("en")


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_flipped_byte_ever_passes_for_sound(place, change):
    sound = [part(1, [person(1, tests={})]), part(2, [person(2)])]
    content = bytearray(to_bytes(sound))
    content[place % len(content)] ^= change
    try:
        reading = from_bytes(bytes(content), "a.json")
    except UnfitFile:
        return
    assert all(one in sound for one in reading.parts)


@pytest.mark.parametrize(
    "more", [{"alias": "Tarwi"}, {"region": "Cusco"}, {"first_month": "2026-13"}, {"person": "x"}]
)
def test_a_part_with_anything_else_in_it_is_not_taken_even_with_a_good_digest(more):
    people = [{**person(1), **more}]
    bad = part(people=people)
    assert bad["file_id"] == digest(bad)
    assert len(from_bytes(to_bytes([bad]), "a.json").faults) == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnfitFile, match=r"nada\.json no existe"):
        progress_file.read(tmp_path / "nada.json")


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    with pytest.raises(UnfitFile):
        progress_file.read(tmp_path)


def test_a_file_that_cannot_be_written_leaves_nothing_half_done(tmp_path):
    (tmp_path / "all.json").mkdir()
    with pytest.raises(UnfitFile, match="no se puede escribir"):
        progress_file.write(tmp_path / "all.json", [part()])
    assert [one.name for one in tmp_path.iterdir()] == ["all.json"]


def test_the_order_of_parts_makes_no_other_file():
    parts = [part(number, [person(number)]) for number in range(1, 6)]
    whole = to_bytes(parts)
    random.Random(1).shuffle(parts)
    assert to_bytes(parts) == whole
