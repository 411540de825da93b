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
_REPOSITORY = "(repository|repo)"
# What stands in a repository.
_CONTENT = "(tag|manifest|digest)"
_NEVER = "(not found|(could not|couldn[']t|cannot|can[']t) be found|(does not|doesn[']t|did not|didn[']t) exist)"
# It was there once.
_GONE = (
    "([(is|was|are|were) ]no longer (there|exists|exist|available|in ECR)|(is|was|are|were|being|been|got) "
    "(missing|absent|gone|deleted|purged|removed))"
)
# Whose token a registry takes: others have tokens of the same name.
_TOKEN = "({start}|{edge}(authorization|authentication|auth|login|ECR|docker|registry|the|my|our|its|that) )token[s]"
# What stands before a status that somebody tells.
_TELLS = (
    "get|gets|got|getting|gives|gave|return|returns|returned|throws|see|seeing|receive|received|receiving|hit|hits|hitting"
    "|fails|failed|error|with"
)
_WORKS = (
    "((does not|doesn[']t|did not|didn[']t|won[']t) work|(is not|isn[']t|not|stopped|stops) working|no longer works)"
)


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
        "|unsuccessful|not successful|unavailable|not available|not accessible|no permission|not permitted|not allowed|not authorized|unauthorized|forbidden|missing|fails|failing|fail (to|with|as|because|since|when) |unresponsive"
        "|throttled|too many requests|expired|does not exist|doesn[']t exist|exceeded|unreachable|insufficient|interrupted"
        "|not trusted|untrusted|no credentials|not authenticated|AccessDenied|AccessDeniedException|times out|timing out"
        "|rate-limited|rate limited|(hit|hits|hitting)[ the] rate limit|(get|gets|got|getting|see|seeing)[ a][ an][ the] EOF"
        f"|ErrImagePull|ImagePullBackOff|{_WORKS}))",
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
            f"repository {_NAME} doesn't exist": dict(cause="repository-not-found", repository="team/app"),
            f"registry of {_NAME} unreachable": dict(cause="connection-failed", repository="team/app"),
            f"certificate of the registry of {_NAME} not trusted": dict(cause="tls-failed", repository="team/app"),
            f"certificate of the registry of {_NAME} is untrusted": dict(cause="tls-failed", repository="team/app"),
            f"no credentials to push {_NAME}": dict(cause="not-authenticated", repository="team/app"),
        },
        not_reads=["docker pull failed", "the build failed"],
    ),
    Verdict(
        "status",
        f"({{edge}}({_TELLS})[:][ {{bound}}{{word}}][ {{bound}}{{word}}]"
        "[ (error|status|status code|code|{reason})] [']{refusal}[s]{edge}|{edge}(fails|failed|failing)[.][:] \\({reason}\\))",
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
            "the pull from ECR fails. (Not Found)": dict(cause="not-found", told="quoted", operation="pull"),
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
        "{edge}(timed out|times out|timing out|timeout|unreachable|unresponsive|network|connect|connection|deadline){edge}",
        Cause.CONNECTION_FAILED,
        f"The mirror failed for {_NAME}: no network",
        f"The mirror of {_NAME} uses the network",
        f"The registry is unresponsive: {_NAME}",
        f"The mirror times out for {_NAME}",
        f"The mirror is timing out for {_NAME}",
    ),
    _kind(
        "closed",
        "{edge}(reset|closed|hung up|EOF|disconnected){edge}",
        Cause.CONNECTION_CLOSED,
        f"The mirror failed for {_NAME}: the peer disconnected",
        f"The mirror of {_NAME} was closed",
        f"The mirror failed for {_NAME}: the peer hung up",
        *(f"{_NAME} is mirrored, and we {verb} an EOF" for verb in ("get", "got", "see")),
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
        "{edge}(credentials|credential|authentication|authenticate|unauthenticated|not authenticated|unauthorized|login|logged in|token"
        "|auth (error|failure|issue|problem)[s]){edge}",
        Cause.NOT_AUTHENTICATED,
        f"The mirror failed for {_NAME}: stale credentials",
        f"The mirror of {_NAME} has credentials",
        f"The mirror failed for {_NAME}: unauthenticated",
        f"The mirror failed for {_NAME}: not logged in",
        f"The mirror is not authenticated: {_NAME}",
        f"The mirror failed for {_NAME} with auth errors",
    ),
    _kind(
        "expired",
        f"({_TOKEN}[ (is|has|had|was|as|has already)] (expired|expires|expiring){{edge}}|{{edge}}expired[ authorization][ login][ auth] token[s]{{end}})",
        Cause.TOKEN_EXPIRED,
        f"The mirror failed for {_NAME}: the token has expired",
        f"The mirror of {_NAME} asks anew before its token expires",
        f"The mirror failed for {_NAME}: expired token",
        f"The mirror failed for {_NAME}: token expired",
        f"The mirror failed for {_NAME}, as the auth token expires after 12 hours",
        f"The mirror failed for {_NAME} (403) as the authorization token is expired and the login has to be made anew",
    ),
    _kind(
        "name",
        # A layer, a snapshot or a snapshotter that is not found is the machine's.
        f"({{edge}}(no such image|unknown image|(image[ {{reference}}]|it) {_NEVER}){{edge}}|(':|...) {_NEVER}{{edge}}"
        # What its words were is cut off.
        "|code = NotFound desc = (...|failed to pull and unpack image{stop}))",
        Cause.NOT_FOUND,
        f"The mirror failed for {_NAME}: it does not exist",
        f"The mirror of {_NAME} shows an unknown image",
        f'The mirror failed for "{_NAME}": ... not found',
        f'The mirror failed for "{_NAME}": not found',
        *(f"The image {_NAME}:v1 {verb} be found" for verb in ("could not", "couldn't", "cannot", "can't")),
        f"The mirror failed for {_NAME}: code = NotFound desc = ...",
    ),
    _kind(
        "repository",
        f"{{edge}}((no such|unknown|missing|absent) {_REPOSITORY}|{_REPOSITORY}[ named][ (...|{{image}}|'{{repository}}')] ({_NEVER}|{_GONE})({{end}}|[,] (in|at|on|yet|when|so|and|but|it|before|\\())",
        Cause.REPOSITORY_NOT_FOUND,
        f"The mirror failed for {_NAME}: no such repository",
        f"The mirror of {_NAME} takes an unknown repository",
        f"repository {_NAME} doesn't exist",
        f"The mirror failed for {_NAME}: the repository is missing",
        f"The mirror failed for {_NAME}: the repo does not exist (404)",
        f"The mirror failed for {_NAME}: repository named 'team/app' not found",
    ),
    _kind(
        "content",
        f"{{edge}}((no such|unknown) {_CONTENT}|{_CONTENT}[ ('{{tag}}'|{{word}})] {_NEVER}|(image|{_CONTENT})[ tag][s][ ('{{tag}}'|{{word}})] {_GONE}"
        f"|(missing|deleted|expired)[ ECR][ container] (image|{_CONTENT})[s]{{end}}){{edge}}",
        Cause.IMAGE_NOT_FOUND,
        f"The mirror failed for {_NAME}: the tag v1 does not exist",
        f"The mirror of {_NAME} shows an unknown tag",
        f"The mirror failed for {_NAME}: unknown tag",
        f"The mirror failed for {_NAME}: the image was deleted",
        f"The mirror failed for {_NAME}: its images are no longer available",
        f"The mirror failed for {_NAME} over a missing image.",
    ),
    _kind(
        "immutable",
        "{edge}((tag|tags|repository|repo|image|images)[ and] (is|are) immutable|immutable (tag|tags|repository|repo|image|images)"
        "|tag (immutability|mutability)|(tag|tags|image tag)[ already] (exists|exist)){edge}",
        Cause.TAG_IMMUTABLE,
        f"The mirror failed for {_NAME}: the tag is immutable",
        f"The mirror of {_NAME} has immutable tags",
        f"The mirror failed for {_NAME}: the tag already exists",
        f"The mirror failed for {_NAME}: tag immutability",
        f"The mirror failed for {_NAME} over immutable tags",
    ),
    _kind(
        "space",
        "{edge}(disk space|disk is full|no space left){edge}",
        Cause.LOCAL_FAILURE,
        f"The mirror failed for {_NAME}: not enough disk space",
        f"The mirror of {_NAME} takes disk space",
        f"The mirror failed for {_NAME}: the disk is full",
    ),
    _kind(
        "permission",
        "({edge}(access denied|denied access|access is denied|AccessDenied|AccessDeniedException|forbidden|not authorized|not permitted"
        "|(no|lacks|insufficient|missing)[ the] permission[s]|permission[s] (is|are) missing|missing[ the] ecr:{word}){edge}|{start}denied:)",
        Cause.ACCESS_DENIED,
        f"The mirror failed for {_NAME}: it lacks permission",
        f"The mirror of {_NAME} asks whoever lacks permission",
        f"ERROR: access denied: {_NAME}",
        f"ERROR: denied access: {_NAME}",
        f"AccessDenied while the mirror copies {_NAME}",
        f"ERROR: no permissions for {_NAME}",
        f"insufficient permissions for {_NAME}",
        f"The mirror of {_NAME} failed: missing ecr:PutImage",
    ),
    _kind(
        "rate",
        "{edge}(too many requests|throttled|throttling|rate limit|rate limits|rate exceeded){edge}",
        Cause.RATE_LIMITED,
        f"The mirror is throttled at {_NAME}",
        f"The mirror of {_NAME} has a rate limit",
        f"The mirror failed for {_NAME}: over the rate limit",
        f"The mirror is hitting rate limits: {_NAME}",
    ),
)
