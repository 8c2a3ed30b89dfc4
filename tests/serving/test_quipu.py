"""The quipu carries data: as many knots as exercises, as many filled as solved."""

from hypothesis import given
from hypothesis import strategies as st

from alerta.serving.quipu import Strand, cord, quipu

strands = st.integers(0, 14).flatmap(
    lambda total: st.builds(
        Strand, st.integers(1, 12), st.just(total), st.integers(0, total), st.booleans()
    )
)


@given(st.lists(strands, min_size=1, max_size=12))
def test_every_solved_exercise_is_a_knot_and_every_other_a_ring(rows):
    drawn = quipu(rows)
    assert drawn.count("<ellipse") == sum(row.done for row in rows)
    assert drawn.count("<circle") == sum(row.total - row.done for row in rows)
    assert drawn.count("<text") == len(rows)


@given(st.integers(1, 12), st.integers(0, 12))
def test_a_small_cord_has_as_many_knots(total, done):
    done = min(total, done)
    assert cord(total, done).count("<circle") == total
    assert cord(total, done).count('fill="#26358C"') == done


def test_a_chapter_without_exercises_is_an_untied_cord():
    assert "<circle" not in cord(0, 0)
