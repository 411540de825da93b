"""The docker engine with its containerd store, 24 to 29."""

from __future__ import annotations

from tests.formats.table import NAME, REF, Format
from tests.formats.words import (
    ANY_FEW,
    DENIALS,
    IMMUTABLE,
    MANIFEST_SAYINGS,
    MISSING,
    NAME_UNKNOWN,
    PUSH_FEW,
    PUSH_STATUSES,
    STATUSES,
    UPLOAD_DENIALS,
    UPLOAD_SAYINGS,
    WAYS,
)

__all__ = ["DOCKER_CONTAINERD"]

_PULL = "moby/moby daemon/containerd/image_pull.go pullTag"
_PUSH = "moby/moby daemon/containerd/image_push.go pushRef"
_TRANSLATE = "moby/moby daemon/containerd/registry_errors.go translateRegistryError"
_D = "Error response from daemon: "
_RESOLVE = f'{_D}failed to resolve reference "{{ref}}": '
_PREAMBLE = "The push refers to repository [{name}]\n5f70bf18a086: Waiting \n"
_NO_CREDENTIALS = (
    "access denied, repository does not exist or may require authorization: authorization failed: no basic auth"
    " credentials"
)
_SCOPE = "server message: insufficient_scope: authorization failed"
_LAYER_REFUSED = ("layer-store-denied", "forbidden")

DOCKER_CONTAINERD = (
    Format(
        f"{_RESOLVE}pulling from host {{host}} failed with status code [manifests {{tag}}]: {{said}}",
        "24",
        f"{_PULL} + containerd 1.6.22 resolver",
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(
        f"{_RESOLVE}unexpected status from HEAD request to {{manifest}}: {{said}}",
        "25 - 28.0",
        f"{_PULL} + containerd 1.7/2.0",
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(
        f'{_D}unknown: failed to resolve reference "{{ref}}": unexpected status from HEAD request to {{manifest}}:'
        f" {{said}}",
        "28.1 - 29.6",
        f"{_TRANSLATE} (ErrUnknown)",
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(
        f'{_D}unknown: failed to resolve reference "{{pinned}}": unexpected status from HEAD request to {{bydigest}}:'
        f" {{said}}",
        "28.1+",
        _TRANSLATE,
        tells=(*NAME, "digest"),
        operation="pull",
        says=STATUSES,
    ),
    Format(
        f"$ docker pull {{ref}}\n{_D}error from registry: {{said}}",
        "29.7+",
        f"{_TRANSLATE} + containerd 2.3.3 withGETErrorBody",
        tells=REF,
        operation="pull",
        says=(*DENIALS, NAME_UNKNOWN),
    ),
    Format(
        f"{_D}error from registry: {{said}}",
        "29.7+",
        f"{_TRANSLATE} + containerd 2.3.3 withGETErrorBody",
        says=(*DENIALS, NAME_UNKNOWN),
    ),
    Format(
        f"{_D}error from registry: {{said}} - map[Action:pull Name:{{repo}} Type:repository]",
        "29.7+",
        f"{_TRANSLATE} (detail)",
        says=ANY_FEW,
    ),
    Format(
        f"$ docker pull {{ref}}\n{_D}error from registry: denied\ndenied",
        "29.7+",
        f"{_TRANSLATE} (text doubled)",
        tells=REF,
        operation="pull",
        causes=("access-denied", "forbidden"),
        unchecked=("code",),
    ),
    Format(
        f"$ docker pull {{ref}}\n{_D}error from registry: {{said}}\nrequested access to the resource is denied",
        "28.1+",
        f"{_TRANSLATE} errors.Join",
        tells=REF,
        operation="pull",
        says=ANY_FEW[:3],
    ),
    Format(
        f'{_D}failed to resolve reference "{{ref}}": {{ref}}: not found',
        "24+",
        "containerd core/remotes/docker/resolver.go Resolve",
        tells=REF,
        operation="pull",
        causes=("not-found",),
        unchecked=("http_status",),
    ),
    Format(
        f"{_RESOLVE}pull {_NO_CREDENTIALS}",
        "25+",
        f"{_PULL} + containerd authorizer AddResponses",
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
    ),
    Format(
        f"{_D}pull access denied for {{name}}, repository does not exist or may require 'docker login'",
        "25+",
        f"{_PULL} (no registry text after it)",
        tells=NAME,
        operation="pull",
        causes=("access-denied",),
        unchecked=("code",),
    ),
    Format(
        f"{_RESOLVE}failed to authorize: failed to fetch oauth token: unexpected status from POST request to"
        " https://{host}/token: {said}",
        "25+",
        "containerd authorizer",
        tells=REF,
        operation="pull",
        says=STATUSES[:2],
    ),
    Format(
        f'{_D}unknown: failed to resolve reference "{{ref}}": failed to authorize: failed to fetch anonymous token:'
        " unexpected status from GET request to https://{host}/token/?scope=repository%3A{repo}%3Apull&service={host}:"
        " {said}",
        "28.1+",
        "containerd authorizer",
        tells=REF,
        operation="pull",
        says=STATUSES[:2],
    ),
    Format(
        f"$ docker pull {{ref}}\n{_D}authentication required - Not Authorized",
        "28.1+",
        _TRANSLATE,
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
        unchecked=("code",),
    ),
    Format(
        f"$ docker pull {{ref}}\n{_D}requested access to the resource is denied - Not Authorized",
        "28.1+",
        _TRANSLATE,
        tells=REF,
        operation="pull",
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format(
        "failed to copy: httpReadSeeker: failed open: unexpected status code {blob}: 403 Forbidden",
        "25 - 28.2",
        "containerd fetcher.open / withErrorCheck (original URL)",
        tells=NAME,
        operation="pull",
        causes=_LAYER_REFUSED,
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
    Format(
        "unknown: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to"
        " https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/61b1c2-999988887777-0a1b/5d6e?"
        "X-Amz-Security-Token=abc&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Expires=3600: 403"
        " Forbidden",
        "28.3+",
        "containerd >=2.1.3 withErrorCheck (final URL)",
        operation="pull",
        causes=("layer-store-denied",),
        fields={"http_status": 403},
        unchecked=("region",),
    ),
    Format(
        f'{_RESOLVE}failed to do request: Head "{{manifest}}": {{said}}',
        "24+",
        "containerd request.do",
        tells=REF,
        operation="pull",
        says=WAYS,
    ),
    Format("The push refers to repository [{name}]\n5f70bf18a086: Layer already exists ", "25+", _PUSH),
    Format(
        "$ docker push {ref}\nunexpected status: {said}",
        "24",
        "containerd 1.6.22 remotes/errors ErrUnexpectedStatus.Error",
        tells=REF,
        operation="push",
        says=PUSH_STATUSES,
    ),
    *(
        Format(
            f"{_PREAMBLE}unexpected status from {request}: {{said}}",
            "25 - 28.0",
            _PUSH,
            tells=tells,
            operation="push",
            says=PUSH_STATUSES,
            unchecked=("digest",),
        )
        for request, tells in (
            ("POST request to {uploads}", NAME),
            ("PUT request to {manifest}", REF),
            ("HEAD request to {blob}", NAME),
        )
    ),
    Format(
        'failed commit on ref "layer-{digest}": unexpected status from POST request to {uploads}: {said}',
        "25 - 28.0",
        _PUSH,
        tells=NAME,
        operation="push",
        says=PUSH_STATUSES,
        unchecked=("digest",),
    ),
    Format(
        'failed commit on ref "manifest-{digest}": unexpected status from PUT request to {manifest}: {said}',
        "25 - 28.0",
        _PUSH,
        tells=REF,
        operation="push",
        says=PUSH_STATUSES,
        unchecked=("digest",),
    ),
    Format(
        f"{_PREAMBLE}error from registry: {{said}}",
        "28.1+",
        _TRANSLATE,
        tells=NAME,
        operation="push",
        says=(*UPLOAD_DENIALS, NAME_UNKNOWN, *UPLOAD_SAYINGS, *MANIFEST_SAYINGS),
    ),
    Format("error from registry: {said}", "28.1+", _TRANSLATE, says=(*PUSH_FEW, *IMMUTABLE)),
    Format(
        "unknown: unexpected status from HEAD request to {blob}: {said}",
        "28.1 - 29.6",
        _TRANSLATE,
        tells=NAME,
        says=(*STATUSES[:2], MISSING),
        unchecked=("digest",),
    ),
    Format(
        f"{_PREAMBLE}error from registry: {{said}}",
        "29.7+",
        "containerd 2.3.3 pusher.push withGETErrorBody (another action than the upload's)",
        tells=NAME,
        operation="push",
        says=DENIALS[:2],
    ),
    Format(
        f"{_PREAMBLE}push {_NO_CREDENTIALS}",
        "25+",
        "containerd pusher.push (1.7+)",
        tells=NAME,
        operation="push",
        causes=("not-authenticated",),
    ),
    Format(
        f"{_PREAMBLE}push access denied, repository does not exist or may require authorization: {_SCOPE}",
        "25+",
        "containerd pusher.push",
        tells=NAME,
        operation="push",
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format(
        f"{_PREAMBLE}{_SCOPE}",
        "25+",
        "containerd pusher.push (mount tried, <2.0.6)",
        tells=NAME,
        operation="push",
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format("tag does not exist: {ref}", "25+", _PUSH, tells=REF, operation="push", causes=("local-failure",)),
)
