"""The fallback: words of a failure that nobody knows, beside the name of an ECR registry.

A failed pull that nothing is said about is a false all-clear, so these words count when no other verdict stands in the
claim. One of them must say that something failed; the others only tell what kind of thing it was, as vaguely as the
words are.
"""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, Strength, Verdict
from ecr_denied.catalogue.examples import HOST, each
from ecr_denied.terms import Cause

_NAME = f"{HOST}/team/app"
_WORDS = "any program: the words of failures in general"
# What a registry is asked for.
_PART = "(image|manifest|tag|repository)"
_ABSENT = "(not found|(could not|couldn[']t|cannot|can[']t) be found|does not exist|doesn[']t exist)"


def _kind(name: str, words: str, cause: Cause, text: str, quiet: str, *more: str) -> Verdict:
    """Words that tell the kind of a failure; ``quiet`` holds them without a word for the failure itself."""
    return Verdict(
        name,
        words,
        cause,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source=_WORDS,
        reads=each((text, *more), cause=cause.value, repository="team/app", operation=None),
        not_reads=[quiet],
    )


ENTRIES = (
    Verdict(
        "failed",
        "((Error|Exception): |{bound}(error|errors|failed|failure|fatal|denied|refused|rejected|cannot|can[']t|could not|couldn[']t|unable to"
        "|not able to|invalid|unsupported|timed out|time-out|timeout|aborted|not found|no such|unexpected|exception"
        "|unsuccessful|not successful|unavailable|not available|not accessible|no permission|not permitted|not allowed|not authorized|unauthorized|forbidden|missing|fails|failing|unresponsive"
        "|throttled|too many requests|expired|does not exist|doesn[']t exist|exceeded|unreachable|insufficient|interrupted"
        "|not trusted|untrusted|no credentials|ErrImagePull|ImagePullBackOff))",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source=_WORDS,
        reads={
            f"Error writing blob: Error determining upload URL for docker://{_NAME}:v1: http: no Location header in"
            " response": dict(cause="unclassified", repository="team/app", operation=None),
            **each(
                [
                    f"quota of images exceeded for {_NAME}",
                    f"PushException: {_NAME}",
                    f"acme.ImagePullError: {_NAME}",
                    f"insufficient rights to push {_NAME}",
                    f"upload to {_NAME} interrupted",
                    f"upload to {_NAME} was refused",
                    f"image {_NAME} is unavailable",
                    f"image {_NAME} is not available",
                    f"image {_NAME} is not accessible",
                    f"upload to {_NAME} was not successful",
                    f"web-1 {_NAME} ErrImagePull",
                    f"web-1 {_NAME} ImagePullBackOff",
                    f"image cannot be pulled: {_NAME}",
                    # Who types leaves the apostrophe out.
                    f"node cant pull {_NAME}",
                    f"node couldnt pull {_NAME}",
                ],
                cause="unclassified",
                repository="team/app",
            ),
            # The engine's own status: the registry's reason may follow (Docker Engine API, ImageCreate).
            f"404 Client Error: Not Found for url: http+docker://localhost/v1.41/images/create?tag=v1&fromImage={_NAME}": dict(
                cause="unclassified", http_status=None, repository="team/app", operation="pull"
            ),
            f"pulling {_NAME}: code = NotFound desc = failed to pull and unpack image": dict(cause="not-found"),
            f"The mirror failed for {_NAME}: snapshotter nydus was not found: not found": dict(cause="unclassified"),
            f"image {_NAME} does not exist": dict(cause="not-found", repository="team/app"),
            f"repository {_NAME} doesn't exist": dict(cause="not-found", repository="team/app"),
            f"registry of {_NAME} unreachable": dict(cause="connection-failed", repository="team/app"),
            f"certificate of the registry of {_NAME} not trusted": dict(cause="tls-failed", repository="team/app"),
            f"certificate of the registry of {_NAME} is untrusted": dict(cause="tls-failed", repository="team/app"),
            f"no credentials to push {_NAME}": dict(cause="not-authenticated", repository="team/app"),
        },
        not_reads=["docker pull failed", "the build failed"],
    ),
    Verdict(
        "status",
        "{edge}(get|gets|got|getting|gives|gave|return|returns|returned|throws|with)[ me][ us][ a][ an][ (the|{reason})] [']{refusal}[']{edge}",
        BY_STATUS,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="any text that tells of a status (RFC 9110)",
        reads={
            f"Trying to pull {_NAME}:v1 gives me 403": dict(cause="forbidden", http_status=403, repository="team/app"),
            "we get a 403 from ECR when our nodes pull images": dict(
                cause="forbidden", http_status=403, told="quoted", operation="pull"
            ),
            **each(
                [
                    f"pulling from ECR {verb} us a 403"
                    for verb in ("gets", "got", "getting", "gave", "returns", "returned", "throws", "ends with")
                ],
                cause="forbidden",
                told="quoted",
            ),
            "our login to ECR fails with Bad Request 400": dict(cause="bad-request", told="quoted"),
            **each(
                [
                    "pulling from ECR gives an 403",
                    "pulling from ECR, we are still getting the 403",
                    "when pulling from ECR it will return a `403` to the request",
                    "we are getting 403's when pulling from ECR",
                ],
                cause="forbidden",
                http_status=403,
                told="quoted",
            ),
        },
        not_reads=["we get a 403 from the shop", f"we gave {_NAME} a 404 page"],
    ),
    Verdict(
        "request",
        "{edge}(Get|Head|Post|Put|Patch|Delete) 'https://{path}': ",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="Go net/url Error: a request, and what became of it",
        reads={
            **each(
                [
                    f'{method} "https://{HOST}/v2/team/app/blobs/": it was not to be'
                    for method in ("Get", "Head", "Post", "Put", "Patch", "Delete")
                ],
                cause="unclassified",
                repository="team/app",
            ),
            f'Error: Get "https://{HOST}/v2/team/app/blobs/": it was not to be': dict(
                cause="unclassified", operation=None
            ),
        },
        not_reads=[f'GET "https://{HOST}/v2/team/app/manifests/v1" 200'],
    ),
    _kind(
        "network",
        "{edge}(timed out|timeout|unreachable|unresponsive|network|connect|connection|deadline){edge}",
        Cause.CONNECTION_FAILED,
        f"The mirror failed for {_NAME}: no network",
        f"The mirror of {_NAME} uses the network",
        f"The registry is unresponsive: {_NAME}",
    ),
    _kind(
        "closed",
        "{edge}(reset|closed|hung up|EOF|disconnected){edge}",
        Cause.CONNECTION_CLOSED,
        f"The mirror failed for {_NAME}: the peer disconnected",
        f"The mirror of {_NAME} was closed",
        f"The mirror failed for {_NAME}: the peer hung up",
    ),
    _kind(
        "lookup",
        "{edge}(no such host|resolver|DNS){edge}",
        Cause.HOST_NOT_FOUND,
        f"The mirror failed for {_NAME}: DNS",
        f"The mirror of {_NAME} has a DNS name",
        f"The mirror failed for {_NAME}: the resolver",
    ),
    _kind(
        "encryption",
        "{edge}(certificate|TLS|SSL|x509|handshake){edge}",
        Cause.TLS_FAILED,
        f"The mirror failed for {_NAME}: a bad certificate",
        f"The mirror of {_NAME} has a certificate",
    ),
    _kind(
        "login",
        "{edge}(credentials|credential|authentication|authenticate|unauthenticated|unauthorized|login|logged in|token){edge}",
        Cause.NOT_AUTHENTICATED,
        f"The mirror failed for {_NAME}: stale credentials",
        f"The mirror of {_NAME} has credentials",
        f"The mirror failed for {_NAME}: unauthenticated",
        f"The mirror failed for {_NAME}: not logged in",
    ),
    _kind(
        "name",
        # A layer, a snapshot or a snapshotter that is not found is the machine's.
        f"({{edge}}(no such {_PART}|unknown {_PART}|({_PART}[ {{reference}}]|it) {_ABSENT}){{edge}}|(':|...) {_ABSENT}{{edge}}"
        # What its words were is cut off.
        "|code = NotFound desc = (...|failed to pull and unpack image{stop}))",
        Cause.NOT_FOUND,
        f"The mirror failed for {_NAME}: it does not exist",
        f"The mirror of {_NAME} shows an unknown tag",
        f"The mirror failed for {_NAME}: unknown tag",
        f'The mirror failed for "{_NAME}": ... not found',
        f'The mirror failed for "{_NAME}": not found',
        *(f"The image {_NAME}:v1 {verb} be found" for verb in ("could not", "couldn't", "cannot", "can't")),
        f"The mirror failed for {_NAME}: code = NotFound desc = ...",
    ),
    _kind(
        "permission",
        "({edge}(access denied|access is denied|forbidden|not authorized|not permitted|(no|lacks|insufficient) permission[s]){edge}|{start}denied:)",
        Cause.ACCESS_DENIED,
        f"The mirror failed for {_NAME}: it lacks permission",
        f"The mirror of {_NAME} asks whoever lacks permission",
        f"ERROR: access denied: {_NAME}",
        f"ERROR: no permissions for {_NAME}",
        f"insufficient permissions for {_NAME}",
    ),
    _kind(
        "rate",
        "{edge}(too many requests|throttled|throttling|rate limit|rate exceeded){edge}",
        Cause.RATE_LIMITED,
        f"The mirror is throttled at {_NAME}",
        f"The mirror of {_NAME} has a rate limit",
        f"The mirror failed for {_NAME}: over the rate limit",
    ),
)
