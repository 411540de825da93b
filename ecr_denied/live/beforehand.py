"""The same checks before a request: may this identity push or pull this reference now?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ecr_denied.live.aws.calls import Deadline, Session
from ecr_denied.live.case import Case
from ecr_denied.live.decision.findings import FINDINGS
from ecr_denied.live.diagnosis import Present, calls_of, completed, diagnosed, silent
from ecr_denied.live.investigation import Investigation, go_on, investigate
from ecr_denied.live.outcomes import REFUSED
from ecr_denied.live.probes.logins import Files
from ecr_denied.live.records import Preflight
from ecr_denied.names.hosts import is_private_host
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.records import Cause, Failure, Operation, RunBy

__all__ = ["named", "planned_preflight", "preflight", "wanted"]

_ON_THE_WAY = (
    "the login that the client itself has stored",
    "the way from its machine to the registry's own host and to the layer store",
)
# The calls that a refusal may come from.
_TRIED = ("ecr:GetAuthorizationToken", "ecr:BatchGetImage")
_PARTS = "the images that an index names, where the image is one"
_KEY = "the key of KMS, where the repository is encrypted with one"
_UNTRIED: Mapping[Operation, tuple[str, ...]] = {
    Operation.PULL: (_KEY, *_ON_THE_WAY),
    Operation.PUSH: (
        "ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage: they change something",
        "session policies, VPC endpoint policies and resource control policies for these four",
        "quotas that are not of the repository",
        _KEY,
        *_ON_THE_WAY,
    ),
}
_NOTHING_FOUND = "what could be tried is let in; the rest no call that only reads can try"
_ALLOWED = "what could be tried is let in, and the policies that could be read allow the rest, which no call can try"


def preflight(
    reference: str,
    operation: Operation,
    caller: Session,
    owner: Session | None = None,
    administrator: Session | None = None,
    *,
    files: Files | None = None,
    told: Callable[[RunBy, str], None] = silent,
    limit: float | None = None,
    present: Present | None = None,
) -> Preflight:
    """Find out by read-only calls whether a push or pull would be let in, as far as these credentials can tell.

    :param reference: an image at a private registry of ECR; without a tag ``latest`` is meant.
    :param operation: a push or a pull.
    :param caller: a session of boto3 with the credentials that are to push or pull.
    :param owner: one that may look into the registry's account.
    :param administrator: one that may look into the caller's account.
    :param files: where logins of clients are looked for, for the regions they name; ``None`` looks at none.
    :param told: is given who makes which call, before it is made.
    :param limit: the seconds that all calls together may take; ``None`` is as long as they take.
    :param present: sessions whose answers are used again; the other parameters but ``files`` then say nothing.
    :raises ValueError: when that is no such reference or operation, with what is wrong with it.
    """
    case = Case.preflight(wanted(reference, operation))
    sessions = {RunBy.CALLER: caller, RunBy.REGISTRY_OWNER: owner, RunBy.CALLER_ADMIN: administrator}
    parties = (present or Present(sessions, told, Deadline(limit))).at(case.region)
    done = investigate(completed(case, parties), parties, None)
    refusal = None if done.is_proved else done.refusal
    if refusal is not None:
        action, said = refusal
        done.evidence.case = done.case.refused(said, action)
        go_on(done, None)
    elif done.found is not None and (cause := FINDINGS[done.found.finding].would_be):
        done.evidence.case = done.case.would_be(cause)
    found = diagnosed(done, parties, files)
    tried = refusal[0] if refusal else None
    parts = (_PARTS,) if done.evidence.known.get("pull") == "image-unread" else ()
    left = (*parts, *_UNTRIED[operation])
    return Preflight(**{**dict(found), **_undecided(done, tried)}, refused=tried, untried=left)


def planned_preflight(names: Failure, who: tuple[RunBy, ...]) -> Iterator[tuple[RunBy, str]]:
    """The calls that may be made, with everybody named present; an answer can make most of them needless."""
    case = Case.preflight(names)
    refused = (case.refused(outcome, action) for outcome in REFUSED for action in _TRIED)
    yield from dict.fromkeys(call for one in (case, *refused) for call in calls_of(one, who))


def wanted(reference: str, operation: Operation) -> Failure:
    """The names in a reference; they stand in the record of a failure, as everywhere.

    :raises ValueError: with what is wrong.
    """
    if operation not in _UNTRIED:
        raise ValueError("only a push or a pull can be checked")
    found = Reference.parse(reference)
    if found.registry_id is None or found.region is None or not is_private_host(found.registry or ""):
        raise ValueError("no image at a private registry of ECR: it has to be ACCOUNT.dkr.ecr.REGION.DOMAIN/NAME:TAG")
    if found.repository is None:
        raise ValueError("no name of a repository: it has lower-case letters and digits, and . _ - / between them")
    if str(found.registry) in found.repository:
        raise ValueError("the name of the registry stands in it twice")
    ends = (f":{found.tag}" if found.tag else "") + (f"@{found.digest}" if found.digest else "")
    if reference != f"{found.registry}/{found.repository}{ends}":
        raise ValueError("no reference: a tag or digest is malformed, or there is more in it than a reference")
    return Failure(
        cause=Cause.UNCLASSIFIED,
        operation=operation,
        **{name: getattr(found, name) for name in NAMES if name != "tag"},
        tag=None if found.digest and operation is Operation.PULL else found.tag or "latest",
    )


def named(failure: Failure, reference: str | None) -> Failure:
    """The failure with the names of a reference, where it names no registry of ECR's itself, and no other repository.

    :raises ValueError: with what is wrong with the reference.
    """
    if not reference or Case.of(failure).is_askable:
        return failure
    known = wanted(reference, Operation.PULL)
    if failure.repository not in (None, known.repository):
        return failure
    names = {name: getattr(known, name) for name in NAMES if name != "tag"}
    return failure.model_copy(
        update={**names, "tag": failure.tag or known.tag, "digest": failure.digest or known.digest}
    )


def _undecided(done: Investigation, refused: str | None) -> dict[str, str]:
    """What to say where no row does."""
    if done.found is not None:
        return {}
    if refused is not None:
        return {"meaning": f"{refused} is refused, and no call that those present can make decides why"}
    known = done.evidence.known
    if known.get("token") != "token" or known.get("layers") != "layers-asked":
        return {}
    return {"meaning": _ALLOWED if _is_allowed(done) else _NOTHING_FOUND}


def _is_allowed(done: Investigation) -> bool:
    """True if the policies of both sides allow a push, or within one account those of one."""
    granted = done.evidence.side in ("granted-by-name", "granted-to-account")
    return done.evidence.own == "own-allows" and (done.case.stays_within or granted)
