"""The lane: every world, every way its failure is told, and everybody who can be present; and what was diagnosed."""

from __future__ import annotations

import copy
import importlib
import time
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from ecr_denied.live import Confidence, Diagnosis, diagnose, preflight
from ecr_denied.records import Check, Operation, RunBy
from tests.live.printed import IMAGE, Told, lets_in, told, told_before, told_of_login, told_of_public
from tests.live.worlds import ANOTHER_REGION, SESSION_REGION, WRONG_IN, everywhere
from tools.aws.accounts import Identity
from tools.aws.front import Front, serving
from tools.aws.worlds import ALL_IS_WELL, TAG, World

__all__ = ["PRESENT", "Met", "Sessions", "checked_in", "is_right", "met_in"]

PRESENT: Mapping[str, tuple[RunBy, ...]] = {
    "caller": (RunBy.CALLER,),
    "+ owner": (RunBy.CALLER, RunBy.REGISTRY_OWNER),
    "+ administrator": (RunBy.CALLER, RunBy.CALLER_ADMIN),
    "all": (RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN),
}


class Sessions:
    """Sessions of boto3 whose every client asks the stand-in; their own region is another than the registry's.

    To look changes nothing, so within a world what was asked once is answered as it was then.
    """

    def __init__(self, front: Front, endpoint: str) -> None:
        """The credentials are those of the world that the front is in."""
        self._front, self._endpoint = front, endpoint
        self._made: dict[str, Any] = {}
        self._answers = _Answers(front)

    def of(self, who: RunBy) -> Any:
        """The session of somebody."""
        identity = self._front.callers[who]
        if identity.key not in self._made:
            self._made[identity.key] = self._session(identity)
        return self._made[identity.key]

    def _session(self, identity: Identity) -> Any:
        boto3: Any = importlib.import_module("boto3")
        session = boto3.Session(identity.key, identity.secret, "session", region_name=SESSION_REGION)
        make = session.client

        clients: dict[tuple[str, str], _Client] = {}

        def client(service_name: str, *, region_name: str, config: Any) -> _Client:
            asks = service_name, region_name
            if asks not in clients:
                made = make(service_name, region_name=region_name, config=config, endpoint_url=self._endpoint)
                clients[asks] = _Client(made, self._answers, (identity.key, *asks))
            return clients[asks]

        session.client = client
        return session

    def present(self, name: str) -> list[Any]:
        """Caller, owner and administrator, as far as they are present."""
        return [self.of(who) if who in PRESENT[name] else None for who in PRESENT["all"]]


class _Answers:
    """What the stand-in answered in the world that it is in."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._world: World | None = None
        self._kept: dict[tuple[object, ...], Callable[[], Any]] = {}

    def of(self, asked: tuple[object, ...], ask: Callable[[], Any]) -> Any:
        """The answer to what is asked, or its error."""
        if self._world is not self._front.world:
            self._world, self._kept = self._front.world, {}
        if asked not in self._kept:
            self._kept[asked] = _outcome(ask)
        return self._kept[asked]()


def _outcome(ask: Callable[[], Any]) -> Callable[[], Any]:
    """What gives the same answer, or raises the same error, again and again."""
    try:
        answer = ask()
    except Exception as error:

        def fails(error: Exception = error) -> Any:
            raise error

        return fails
    return lambda: copy.deepcopy(answer)


class _Client:
    """A client whose answers are kept."""

    def __init__(self, client: Any, answers: _Answers, asks: tuple[object, ...]) -> None:
        self._client, self._answers, self._asks = client, answers, asks

    def __getattr__(self, operation: str) -> Any:
        """An operation of the client."""

        def asked(**parameters: Any) -> Any:
            key = (*self._asks, operation, repr(sorted(parameters.items())))
            return self._answers.of(key, lambda: getattr(self._client, operation)(**parameters))

        return asked


@dataclass(frozen=True)
class Met:
    """One diagnosis or check, with what is wrong in its world and what it cost."""

    world: World
    label: str
    present: str
    diagnosis: Diagnosis
    wrong: set[Check]
    calls: int
    seconds: float
    before: Set[Check] = frozenset()

    @property
    def verdict(self) -> str:
        """proved, narrowed, undecided, or wrong."""
        return self.diagnosis.confidence.value if is_right(self) else "wrong"


def is_right(met: Met) -> bool:
    """Whether a diagnosis names what is wrong in its world, that nothing is, or nothing at all."""
    found = met.diagnosis
    if found.verdict is None and not found.nothing_wrong:
        return found.confidence is Confidence.UNDECIDED
    return not met.wrong if found.nothing_wrong else found.verdict in met.wrong | met.before


def wrong_of(world: World, one: Told) -> set[Check]:
    """What is wrong in a world, to those who were told of a failure."""
    who = one.failure.principal
    another = who is not None and str(who.account_id) not in world.caller
    # No policy of the worlds lets the other in.
    return {Check.CALLER_IDENTITY, Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY} if another else WRONG_IN[world.name]


def met_in(*, across: bool) -> Iterator[Met]:
    """Every diagnosis of callers of another account than the registry's, or of the same."""
    there = list(everywhere(across=across))
    asked = [(world, one) for world in there for one in (*told(world), *told_of_public(world))]
    well = next(world for world in there if world.name == ALL_IS_WELL.name)
    before = list(told_before(well, asked))
    asked += [(well, one) for _, one in before]
    # The sessions' own region stays another, so this login is never well.
    asked += [(world, one) for world in there if world.name == ANOTHER_REGION for one in told_of_login()]
    # What was wrong when it was told.
    then = {id(one): WRONG_IN[world.name] for world, one in before}
    with serving() as (front, endpoint):
        sessions, entered = Sessions(front, endpoint), None
        for world, one in asked:
            if world is not entered:
                front.enter(world)
                entered = world
            for name in PRESENT:
                met = _met(sessions, world, one, name)
                yield replace(met, before=then.get(id(one), set()))


def _met(sessions: Sessions, world: World, one: Told, name: str) -> Met:
    made: list[str] = []
    here = sessions.present(name)
    started = time.monotonic()
    found = diagnose(one.failure, *here, told=lambda _, action: made.append(action))
    return Met(world, one.label, name, found, wrong_of(world, one), len(made), time.monotonic() - started)


def checked_in(*, across: bool) -> Iterator[Met]:
    """Every check before a push or a pull, of callers of another account than the registry's, or of the same."""
    with serving() as (front, endpoint):
        sessions = Sessions(front, endpoint)
        for world in everywhere(across=across):
            front.enter(world)
            for operation in (Operation.PUSH, Operation.PULL):
                wrong = set() if lets_in(world, operation) else WRONG_IN[world.name]
                for name in PRESENT:
                    yield _checked(sessions, world, operation, wrong, name)


def _checked(sessions: Sessions, world: World, operation: Operation, wrong: set[Check], name: str) -> Met:
    made: list[str] = []
    here = sessions.present(name)
    started = time.monotonic()
    found = preflight(f"{IMAGE}:{TAG}", operation, *here, told=lambda _, action: made.append(action))
    return Met(world, f"before a {operation}", name, found, wrong, len(made), time.monotonic() - started)
