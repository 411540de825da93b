"""What a client prints in a world: the text of the failure, from which the record is read.

ECR's words are those of the catalogue's examples. A refused request says IAM's sentence as ``evaluation`` gives it; the
same refusal is also told without its reason, and as a bare 403, as some clients do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ecr_denied import Failure, Operation, parse
from ecr_denied.names.actions import PULL_STEPS, PUSH_STEPS
from tools.aws.accounts import OWNER, session
from tools.aws.evaluation import Request, refusal
from tools.aws.worlds import ALIAS, ARN, REGION, REPOSITORY, TAG, World

__all__ = ["IMAGE", "Told", "lets_in", "told", "told_before", "told_of_login", "told_of_public"]

HOST = f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com"
IMAGE = f"{HOST}/{REPOSITORY}"
_STEPS = {Operation.PUSH: PUSH_STEPS, Operation.PULL: PULL_STEPS}


@dataclass(frozen=True)
class Told:
    """One failure as one client tells it: ``kind`` names the way it is told."""

    kind: str
    failure: Failure

    @property
    def label(self) -> str:
        """The way it is told, and the cause that is read from it."""
        return f"{self.kind}: {self.failure.cause}"


def told(world: World) -> Iterator[Told]:
    """Every way in which a push or a pull fails in a world; none where it passes."""
    for operation in (Operation.PUSH, Operation.PULL):
        for kind, words in _words(world, operation):
            (failure,) = parse(f"{_note(operation)}\n{words}\n")
            yield Told(f"{operation} {kind}", failure)


def told_of_public(world: World) -> Iterator[Told]:
    """How a push to ECR Public fails in a world, whose owner's registry there holds what the private one holds."""
    if REPOSITORY not in world.repositories and not world.expired:
        image = f"public.ecr.aws/{ALIAS}/{REPOSITORY}"
        request = f'PUT "https://public.ecr.aws/v2/{ALIAS}/{REPOSITORY}/manifests/{TAG}"'
        words = f"failed to push {image}:{TAG}: unexpected status from {request}: 403 Forbidden"
        (failure,) = parse(f"The push refers to repository [{image}]\n{words}\n")
        yield Told("public push bare 403", failure)


def told_of_login() -> Iterator[Told]:
    """How a login fails whose token is of another region."""
    words = f"login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request"
    (failure,) = parse(f"+ docker login {HOST}\nError response from daemon: {words}\n")
    yield Told("login 400", failure)


def _note(operation: Operation) -> str:
    if operation is Operation.PUSH:
        return f"The push refers to repository [{IMAGE}]\n{TAG}: digest: pending"
    return f"+ docker pull {IMAGE}:{TAG}"


def _words(world: World, operation: Operation) -> Iterator[tuple[str, str]]:
    verb = "push" if operation is Operation.PUSH else "pull"
    request = f'{"PUT" if verb == "push" else "GET"} "https://{HOST}/v2/{REPOSITORY}/manifests/{TAG}"'
    bare = ("bare 403", f"failed to {verb} {IMAGE}:{TAG}: unexpected status from {request}: 403 Forbidden")
    if world.expired:
        yield "no login", f"failed to {verb} {IMAGE}:{TAG}: no basic auth credentials"
        return
    sentence = _refusal(world, *_STEPS[operation])
    if sentence is not None:
        before = f"Error response from daemon: pull access denied for {IMAGE}: " if verb == "pull" else ""
        yield "sentence", f"{before}denied: {sentence}"
        yield "no reason", f"{before}denied: {sentence.partition(' because ')[0].partition(' with an explicit')[0]}"
        yield bare
        later = _refusal(world, "InitiateLayerUpload") if verb == "push" else None
        if later is not None and later != sentence:
            yield "later step", f"denied: {later}"
    elif REPOSITORY not in world.repositories:
        missing = f"The repository with name '{REPOSITORY}' does not exist in the registry with id '{OWNER}'"
        yield "name unknown", f"name unknown: {missing}"
        if verb == "push":
            yield (
                "EOF",
                f'failed to push {IMAGE}:{TAG}: Head "https://{HOST}/v2/{REPOSITORY}/blobs/sha256:{"5e" * 32}": EOF',
            )
    elif verb == "pull" and world.layer_endpoint is not None:
        layer = f"https://prod-{REGION}-starport-layer-bucket.s3.{REGION}.amazonaws.com/5e1f"
        what = f'failed to pull and unpack image "{IMAGE}:{TAG}": failed to copy: httpReadSeeker: failed open'
        yield "layer", f"{what}: unexpected status code {layer}: 403 Forbidden"
    elif verb == "pull" and world.upstream_failure is not None:
        advised = "Verify that the credentials provided in the pull through cache rule are correct, and try again."
        yield "upstream", f"denied: The authentication to the upstream registry failed. {advised}"
    elif verb == "pull" and (TAG not in world.tags or world.archived):
        yield "no image", f"manifest for {IMAGE}:{TAG} not found: manifest unknown: Requested image not found"
    elif verb == "push" and world.immutable and TAG in world.tags:
        taken = f"The image tag '{TAG}' already exists in the '{REPOSITORY}' repository and cannot be overwritten"
        yield "tag taken", f"tag invalid: {taken} because the tag is immutable."
    elif verb == "push" and world.images_allowed <= len(world.tags):
        yield bare


def _refusal(world: World, *steps: str) -> str | None:
    policies = world.policies(limited=True, repository=True)
    sentences = (refusal(policies, Request(world.caller, f"ecr:{step}", ARN), OWNER) for step in steps)
    return next(filter(None, sentences), None)


def lets_in(world: World, operation: Operation) -> bool:
    """Whether nothing in a world is in the way of a login and a push or a pull; a push reads the manifest as well.

    What a check claims is about ECR, and not about the layer store.
    """
    world = replace(world, layer_endpoint=None)
    login = Request(world.caller, "ecr:GetAuthorizationToken", "*")
    refused = refusal(world.policies(limited=True, repository=False), login, world.account)
    steps = _refusal(world, *_STEPS[operation], PULL_STEPS[0])
    return refused is None and steps is None and not any(_words(world, operation))


def told_before(well: World, others: Iterable[tuple[World, Told]]) -> Iterator[tuple[World, Told]]:
    """What was told in other worlds of the caller of this one, where all is well by now: each way once."""
    seen = set()
    stored = session("123456789012", "other")
    for world, one in others:
        who, key = one.failure.principal, (one.kind, one.failure.cause)
        if key not in seen and (who is None or who.arn == well.caller):
            seen.add(key)
            yield world, one
    # docker's stored login is another principal's than the credentials at hand.
    sentence = _refusal(replace(well, caller=stored), *PULL_STEPS)
    (failure,) = parse(f"{_note(Operation.PULL)}\ndenied: {sentence}\n")
    yield well, Told("pull another's login", failure)
