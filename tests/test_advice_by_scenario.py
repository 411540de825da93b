"""What real clients printed, by what was wrong: the check that helps comes early, those that mislead are absent."""

from __future__ import annotations

import json
from pathlib import Path

from ecr_denied import Advice, Check, advise, parse
from tests.looped import looped

FOLDER = Path(__file__).parent.parent / "fixtures"

REPOSITORY = {Check.REPOSITORY_NAME, Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY}
POLICIES = {
    *(Check.IDENTITY_POLICY, Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY, Check.PERMISSIONS_BOUNDARY),
    *(Check.SERVICE_CONTROL_POLICY, Check.RESOURCE_CONTROL_POLICY, Check.SESSION_POLICY, Check.VPC_ENDPOINT_POLICY),
}
LOGIN = {Check.CREDENTIALS, Check.CREDENTIAL_HELPER}
WAY = {Check.NETWORK, Check.HOST_NAME, Check.CERTIFICATE, Check.REGISTRY_STATUS}
IMAGE = {Check.IMAGE_TAG, Check.IMAGE_MANIFEST, Check.QUOTA}
SENTENCE = LOGIN | WAY | IMAGE  # what IAM's sentence excludes

# Captures that keep enough of the words, the check among the first three, the checks that must be absent.
CASES: tuple[tuple[tuple[str, ...], Check, set[Check]], ...] = (
    (
        (
            "docker-graphdriver/push-resource-policy-implicit-deny-cross-account",
            "docker-graphdriver/pull-resource-policy-implicit-deny-cross-account",
            "crane/pull-resource-policy-implicit-deny-cross-account",
            "awscli/batch-get-image-resource-policy-implicit-deny-cross-account",
            "docker-graphdriver/pull-manifest-read-denied",
            "docker-graphdriver/push-manifest-write-denied",
            "crane/push-upload-start-denied",
            "seed/push-other-account",
            "seed/pull-other-account",
        ),
        Check.REPOSITORY_NAME,
        SENTENCE,
    ),
    (
        (
            "docker-graphdriver/push-identity-policy-implicit-deny-same-account",
            "docker-graphdriver/pull-identity-policy-implicit-deny-cross-account",
            "docker-graphdriver/pull-authorization-id",
            "crane/pull-blob-read-denied",
            "docker-graphdriver/push-upload-part-denied",
        ),
        Check.IDENTITY_POLICY,
        SENTENCE,
    ),
    (
        ("awscli/get-login-password-identity-policy-implicit-deny-same-account",),
        Check.IDENTITY_POLICY,
        SENTENCE | REPOSITORY,
    ),
    (
        (
            "docker-graphdriver/push-identity-policy-explicit-deny",
            "boto3/describe-images-identity-policy-explicit-deny",
        ),
        Check.IDENTITY_POLICY,
        SENTENCE | {Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY},
    ),
    (
        (
            "docker-graphdriver/push-service-control-policy-explicit-deny",
            "docker-graphdriver/pull-service-control-policy-implicit-deny",
            "awscli/get-login-password-service-control-policy-explicit-deny",
        ),
        Check.SERVICE_CONTROL_POLICY,
        SENTENCE | {Check.REPOSITORY_POLICY, Check.SESSION_POLICY, Check.VPC_ENDPOINT_POLICY},
    ),
    (
        ("docker-graphdriver/push-resource-control-policy-explicit-deny",),
        Check.RESOURCE_CONTROL_POLICY,
        SENTENCE | {Check.SERVICE_CONTROL_POLICY, Check.REPOSITORY_POLICY},
    ),
    (
        ("docker-graphdriver/pull-resource-policy-explicit-deny",),
        Check.REPOSITORY_POLICY,
        SENTENCE | {Check.IDENTITY_POLICY, Check.SERVICE_CONTROL_POLICY},
    ),
    (
        ("docker-graphdriver/pull-permissions-boundary-implicit-deny",),
        Check.PERMISSIONS_BOUNDARY,
        SENTENCE | {Check.REPOSITORY_POLICY},
    ),
    (
        (
            "docker-graphdriver/pull-session-policy-implicit-deny",
            "docker-graphdriver/push-session-policy-explicit-deny",
        ),
        Check.SESSION_POLICY,
        SENTENCE | {Check.REPOSITORY_POLICY},
    ),
    (
        (
            "docker-graphdriver/pull-vpc-endpoint-policy-implicit-deny",
            "docker-graphdriver/push-vpc-endpoint-policy-explicit-deny",
        ),
        Check.VPC_ENDPOINT_POLICY,
        SENTENCE | {Check.REPOSITORY_POLICY},
    ),
    (
        ("docker-graphdriver/push-no-reason", "docker-graphdriver/pull-no-reason"),
        Check.IDENTITY_POLICY,
        SENTENCE | {Check.LAYER_STORE_POLICY},
    ),
    (
        ("awscli/get-login-password-no-reason",),
        Check.IDENTITY_POLICY,
        SENTENCE | REPOSITORY | {Check.LAYER_STORE_POLICY, Check.RESOURCE_CONTROL_POLICY},
    ),
    (
        ("docker-graphdriver/pull-forbidden-empty", "ctr/pull-forbidden-empty", "crane/pull-forbidden-empty-json"),
        Check.ASK_FOR_THE_REASON,
        {Check.IMAGE_TAG, Check.IMAGE_MANIFEST, Check.CERTIFICATE},
    ),
    (
        ("docker-graphdriver/pull-explicit-deny-untyped", "docker-graphdriver/push-explicit-deny-untyped"),
        Check.IDENTITY_POLICY,
        SENTENCE | {Check.LAYER_STORE_POLICY},
    ),
    (
        ("docker-graphdriver/push-blob-check-forbidden", "crane/push-blob-check-forbidden"),
        Check.IDENTITY_POLICY,
        {Check.IMAGE_TAG, Check.IMAGE_MANIFEST, Check.CERTIFICATE},
    ),
    (
        ("ctr/push-quota-images",),
        Check.QUOTA,
        {Check.IMAGE_TAG, Check.IMAGE_MANIFEST, Check.LAYER_STORE_POLICY, Check.UPSTREAM_REGISTRY},
    ),
    (
        ("docker-containerd-store/push-token-expired",),
        Check.CREDENTIALS,
        {Check.IMAGE_TAG, Check.IMAGE_MANIFEST, Check.LAYER_STORE_POLICY, Check.UPSTREAM_REGISTRY},
    ),
    (
        (
            "docker-graphdriver/push-repository-missing",
            "docker-graphdriver/pull-repository-missing",
            "awscli/describe-repositories-repository-missing",
            "seed/push-same-account",
        ),
        Check.REPOSITORY_NAME,
        POLICIES | LOGIN | WAY | IMAGE,
    ),
    (("ctr/push-repository-missing",), Check.REPOSITORY_NAME, POLICIES | {Check.QUOTA}),
    (
        ("docker-graphdriver/pull-image-missing", "awscli/describe-images-image-missing"),
        Check.IMAGE_TAG,
        POLICIES | LOGIN | {Check.QUOTA, Check.IMAGE_MANIFEST},
    ),
    (("ctr/pull-image-missing",), Check.IMAGE_TAG, POLICIES | {Check.QUOTA}),
    (
        ("crane/pull-layer-store-denied", "docker-graphdriver/pull-layer-store-denied"),
        Check.LAYER_STORE_POLICY,
        REPOSITORY | LOGIN | IMAGE | {Check.IDENTITY_POLICY, Check.CALLER_IDENTITY},
    ),
    (
        (
            "docker-graphdriver/push-token-expired",
            "docker-graphdriver/pull-token-expired",
            "podman/login-token-expired",
        ),
        Check.CREDENTIALS,
        POLICIES | REPOSITORY | WAY | IMAGE,
    ),
    (
        ("docker-graphdriver/push-token-invalid", "oras/pull-token-invalid", "skopeo/login-token-invalid"),
        Check.CREDENTIALS,
        POLICIES | REPOSITORY | WAY | IMAGE,
    ),
    (
        ("ctr/pull-token-invalid", "crane/push-token-invalid", "docker-containerd-store/push-token-invalid"),
        Check.CREDENTIALS,
        POLICIES | REPOSITORY | {Check.IMAGE_MANIFEST, Check.QUOTA},
    ),
    (("docker-graphdriver/login-token-invalid",), Check.CREDENTIALS, REPOSITORY | WAY | IMAGE),
    (
        ("docker-graphdriver/pull-not-logged-in", "docker-graphdriver/push-not-logged-in", "podman/pull-not-logged-in"),
        Check.CREDENTIALS,
        REPOSITORY | WAY | IMAGE,
    ),
    (("docker-graphdriver/pull-wrong-password",), Check.CREDENTIALS, REPOSITORY | WAY | IMAGE),
    (
        ("podman/pull-helper-absent", "ecr-credential-helper/get-helper-failing"),
        Check.CREDENTIAL_HELPER,
        REPOSITORY | WAY | IMAGE,
    ),
    (
        ("docker-graphdriver/push-tag-immutable-repository", "crane/push-tag-immutable-tag"),
        Check.IMAGE_TAG,
        POLICIES | LOGIN | WAY | {Check.QUOTA, Check.IMAGE_MANIFEST},
    ),
    (("ctr/push-tag-immutable-repository",), Check.IMAGE_TAG, POLICIES | REPOSITORY | {Check.QUOTA}),
    (
        ("docker-graphdriver/push-manifest-unsupported", "ctr/push-manifest-unsupported"),
        Check.IMAGE_MANIFEST,
        POLICIES | REPOSITORY | LOGIN | WAY | {Check.IMAGE_TAG, Check.QUOTA},
    ),
    (("docker-graphdriver/push-upload-invalid",), Check.NETWORK, POLICIES | REPOSITORY | LOGIN | {Check.QUOTA}),
    (
        ("docker-graphdriver/push-quota-images", "podman/push-quota-images"),
        Check.QUOTA,
        POLICIES | LOGIN | WAY | {Check.REPOSITORY_NAME},
    ),
    (
        ("docker-graphdriver/push-rate-exceeded", "awscli/get-login-password-rate-exceeded"),
        Check.REQUEST_RATE,
        POLICIES | REPOSITORY | LOGIN | WAY | IMAGE,
    ),
    (
        ("docker-graphdriver/pull-data-limit-exceeded", "crane/pull-data-limit-exceeded"),
        Check.CREDENTIALS,
        POLICIES | REPOSITORY | WAY | IMAGE | {Check.UPSTREAM_REGISTRY},
    ),
    (
        ("docker-graphdriver/pull-upstream-login-refused",),
        Check.UPSTREAM_REGISTRY,
        POLICIES | REPOSITORY | LOGIN | WAY | IMAGE,
    ),
    (("docker-graphdriver/push-upload-hang-up",), Check.REPOSITORY_NAME, IMAGE | {Check.HOST_NAME, Check.CERTIFICATE}),
    (
        ("docker-graphdriver/pull-region-typo", "podman/login-region-typo", "constructed/kubelet/host-not-found"),
        Check.HOST_NAME,
        POLICIES | REPOSITORY | LOGIN | IMAGE,
    ),
    (
        ("docker-graphdriver/pull-port-closed", "ctr/push-port-closed"),
        Check.NETWORK,
        POLICIES | REPOSITORY | LOGIN | IMAGE,
    ),
    (
        ("docker-graphdriver/pull-foreign-authority", "skopeo/login-foreign-authority"),
        Check.CERTIFICATE,
        POLICIES | REPOSITORY | LOGIN | IMAGE,
    ),
    (
        ("docker-graphdriver/pull-server-error", "ctr/push-service-unavailable"),
        Check.REGISTRY_STATUS,
        POLICIES | REPOSITORY | LOGIN | IMAGE,
    ),
)
EACH = looped("name, wanted, misleading", [(name, wanted, absent) for names, wanted, absent in CASES for name in names])


def advice_for(name: str) -> list[Advice]:
    """The advice for the one failure a capture tells."""
    path = FOLDER / f"{name}.json"
    streams = (path.with_suffix(f".{kind}.txt") for kind in ("stdout", "stderr", "terminal"))
    texts = [stream.read_bytes().decode("utf-8", "surrogateescape") for stream in streams if stream.exists()]
    text = "".join(part if part.endswith("\n") else f"{part}\n" for part in texts)
    (failure,) = parse(text)
    assert failure.cause in json.loads(path.read_text(encoding="utf-8"))["expect"]["cause"]
    return advise(failure)


@EACH
def test_what_helps_is_among_the_first_and_what_misleads_is_absent(
    name: str, wanted: Check, misleading: set[Check]
) -> None:
    found = [advice.check for advice in advice_for(name)]
    assert wanted in found[:3], found
    assert not misleading & set(found), found


def test_the_table_holds_every_scenario() -> None:
    scenarios = {
        json.loads(path.read_text(encoding="utf-8"))["origin"].get("scenario") for path in FOLDER.rglob("*.json")
    }
    held = {
        json.loads((FOLDER / f"{name}.json").read_text())["origin"].get("scenario")
        for names, *_ in CASES
        for name in names
    }
    assert held == scenarios
