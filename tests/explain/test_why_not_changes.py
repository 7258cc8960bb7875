"""Ways of one talent on the sample; laws are in tests/properties."""

from dxmatch.explain.why_not_changes import Case, ways_in, ways_up
from dxmatch.models import Position, Rate
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Must, Strategy, Want
from dxmatch.scoring.constraints import Consented
from tests.explain.sample import POOL, POSITION, SHEET, talent

OPEN = POSITION.model_copy(update={"budget": Rate(high=600_000), "must": (), "want": POSITION.must})


def case(number: int, k: int = 1, position: Position = POSITION) -> Case:
    return Case(SHEET, position, POOL, POOL.row(f"v:{number}"), k)


def kinds(number: int) -> list[list[tuple[str, int]]]:
    return [[(c.kind.value, c.amount) for c in way.changes] for way in ways_in(case(number))]


def test_ways_in() -> None:
    assert kinds(1) == [[("budget", 30_000)], [("workload", 10)]]
    assert kinds(2) == [
        [("budget", 30_000), ("level", 1)],
        [("workload", 10), ("level", 1)],
    ]
    assert kinds(3) == [[("start", 14), ("onsite", 2)]]
    assert kinds(5) == [[("form", 1)]]
    assert ways_in(case(1, position=ways_in(case(1))[0].position)) == ()


def test_no_change_of_the_position_brings_a_consent() -> None:
    sheet = Strategy(must=Consented(), on_unknown="exclude")  # type: ignore[arg-type]
    assert ways_in(Case(sheet, POSITION, POOL, 0, 1)) == ()
    assert ways_up(Case(sheet, POSITION, POOL, 0, 1)) == ()


def test_ways_up_of_an_excluded_talent() -> None:
    best = ways_up(case(1))
    assert [(way.rank, way.eligible, way.weight) for way in best] == [(1, 1, None)] * 2
    assert best[0].text("ja").endswith("1 名中 1 位")
    assert best[0].text("en").endswith("rank 1 of 1")


def test_a_weight_brings_an_eligible_talent_up() -> None:
    """v:1 is the skilled and dear one: 4 of 4 levels against 3 of 4, at a worse price."""
    pool = TalentPool.of([talent(1, price=1_000_000), talent(2, price=500_000, level=3)])
    asked = Case(SHEET, OPEN, pool, 0, 1)
    assert asked.rank(SHEET, OPEN)[0] == 2
    ways = [way for way in ways_up(asked) if way.weight]
    for way in ways:
        assert way.weight and way.rank == 1
        nearer = way.weight.after + (1 if way.weight.after < way.weight.before else -1)
        wants = [
            (nearer if at == way.weight.line else weight, line)
            for at, (weight, line) in enumerate(SHEET.want)
        ]
        turned = Strategy(Must(SHEET.must), Want(tuple(wants)))
        assert asked.rank(turned, OPEN)[0] == 2
    assert {way.weight.line for way in ways if way.weight} == {0, 1}
    table = ways[0].to_dict("en")
    assert table["weight"]["text"] in table["text"]


def test_who_is_on_the_list_needs_nothing() -> None:
    pool = TalentPool.of([talent(1, price=500_000)])
    assert ways_up(Case(SHEET, OPEN, pool, 0, 1)) == ()
