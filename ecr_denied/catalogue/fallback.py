"""The fallback: words of a failure that no other entry knows, beside the name of an ECR registry.

A failed pull that is not reported is a false all-clear, so these words count when the claim has no other verdict. One
of them must say that something failed; the others only say what kind of failure it was, as vaguely as the words are.
"""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, Strength, Verdict
from ecr_denied.terms import Cause

_WORDS = "any program: the words of failures in general"
_REPOSITORY = "(repository|repo)"
# What a repository holds.
_CONTENT = "(tag|manifest|digest)"
_NEVER = "(not found|(could not|couldn[']t|cannot|can[']t) be found|(does not|doesn[']t|did not|didn[']t) exist)"
# It was there once.
_GONE = (
    "([(is|was|are|were) ]no longer (there|exists|exist|available|in ECR)|(is|was|are|were|being|been|got) "
    "(missing|absent|gone|deleted|purged|removed))"
)
# Whose token a registry takes: others have tokens of the same name.
_TOKEN = "({start}|{edge}(authorization|authentication|auth|login|ECR|docker|registry|the|my|our|its|that) )token[s]"
# What comes before a status in a user's sentence.
_TELLS = (
    "get|gets|got|getting|gives|gave|return|returns|returned|throws|see|seeing|receive|received|receiving|hit|hits|hitting"
    "|fails|failed|error|with"
)
_WORKS = (
    "((does not|doesn[']t|did not|didn[']t|won[']t) work|(is not|isn[']t|not|stopped|stops) working|no longer works)"
)


def _kind(name: str, words: str, cause: Cause) -> Verdict:
    """Words that say the kind of a failure."""
    return Verdict(
        name,
        words,
        cause,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source=_WORDS,
    )


ENTRIES = (
    Verdict(
        "failed",
        "((Error|Exception): |{bound}(error|errors|failed|failure|fatal|denied|refused|rejected|cannot|can[']t|could not|couldn[']t|unable to"
        "|not able to|invalid|unsupported|timed out|time-out|timeout|aborted|not found|no such|unexpected|exception"
        "|unsuccessful|not successful|unavailable|not available|not accessible|no permission|not permitted|not allowed|not authorized|unauthorized|forbidden|missing|fails|failing|fail (to|with|as|because|since|when) |unresponsive"
        "|throttled|too many requests|toomanyrequests|expired|does not exist|doesn[']t exist|exceeded|unreachable|insufficient|interrupted"
        "|not trusted|untrusted|no credentials|not authenticated|AccessDenied|AccessDeniedException|times out|timing out"
        "|rate-limited|rate limited|(hit|hits|hitting)[ the] rate limit|(get|gets|got|getting|see|seeing)[ a][ an][ the] EOF"
        f"|ErrImagePull|ImagePullBackOff|{_WORKS}))",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source=_WORDS,
    ),
    Verdict(
        "status",
        f"({{edge}}({_TELLS})[:][ {{bound}}{{word}}][ {{bound}}{{word}}]"
        "[ (error|status|status code|code|{reason})] [']{refusal}[s]{edge}|{edge}(fails|failed|failing)[.][:] \\({reason}\\))",
        BY_STATUS,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="any text that tells of a status (RFC 9110)",
    ),
    Verdict(
        "request",
        "{edge}(Get|Head|Post|Put|Patch|Delete) 'https://{path}': ",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="Go net/url Error: a request, and what became of it",
    ),
    _kind(
        "network",
        "{edge}(timed out|times out|timing out|timeout|unreachable|unresponsive|network|connect|connection|deadline){edge}",
        Cause.CONNECTION_FAILED,
    ),
    _kind("closed", "{edge}(reset|closed|hung up|EOF|disconnected){edge}", Cause.CONNECTION_CLOSED),
    _kind("lookup", "{edge}(no such host|resolver|DNS){edge}", Cause.HOST_NOT_FOUND),
    _kind("encryption", "{edge}(certificate|TLS|SSL|x509|handshake){edge}", Cause.TLS_FAILED),
    _kind(
        "login",
        "{edge}(credentials|credential|authentication|authenticate|unauthenticated|not authenticated|unauthorized|login|logged in|token"
        "|auth (error|failure|issue|problem)[s]){edge}",
        Cause.NOT_AUTHENTICATED,
    ),
    _kind(
        "expired",
        f"({_TOKEN}[ (is|has|had|was|as|has already)] (expired|expires|expiring){{edge}}|{{edge}}expired[ authorization][ login][ auth] token[s]{{end}})",
        Cause.TOKEN_EXPIRED,
    ),
    _kind(
        "name",
        # A layer, a snapshot or a snapshotter that is not found is the machine's.
        f"({{edge}}(no such image|unknown image|(image[ {{reference}}]|it) {_NEVER}){{edge}}|(':|...) {_NEVER}{{edge}}"
        # What its words were is cut off.
        "|code = NotFound desc = (...|failed to pull and unpack image{stop}))",
        Cause.NOT_FOUND,
    ),
    _kind(
        "repository",
        f"{{edge}}((no such|unknown|missing|absent) {_REPOSITORY}|{_REPOSITORY}[ named][ (...|{{image}}|'{{repository}}')] ({_NEVER}|{_GONE})({{end}}|[,] (in|at|on|yet|when|so|and|but|it|before|\\())",
        Cause.REPOSITORY_NOT_FOUND,
    ),
    _kind(
        "content",
        f"{{edge}}((no such|unknown) {_CONTENT}|{_CONTENT}[ ('{{tag}}'|{{word}})] {_NEVER}|(image|{_CONTENT})[ tag][s][ ('{{tag}}'|{{word}})] {_GONE}"
        f"|(missing|deleted|expired)[ ECR][ container] (image|{_CONTENT})[s]{{end}}){{edge}}",
        Cause.IMAGE_NOT_FOUND,
    ),
    _kind(
        "immutable",
        "{edge}((tag|tags|repository|repo|image|images)[ and] (is|are) immutable|immutable (tag|tags|repository|repo|image|images)"
        "|tag (immutability|mutability)|(tag|tags|image tag)[ already] (exists|exist)){edge}",
        Cause.TAG_IMMUTABLE,
    ),
    _kind(
        "space",
        "{edge}(disk space|disk[ of (the|my|our) {word}] is full|out of (disk|space)|no space left){edge}",
        Cause.LOCAL_FAILURE,
    ),
    _kind(
        "permission",
        "({edge}(access denied|denied access|access is denied|AccessDenied|AccessDeniedException|forbidden|not authorized|not permitted"
        "|(no|lacks|insufficient|missing)[ the] permission[s]|permission[s] (is|are) missing|missing[ the] ecr:{word}){edge}|{start}denied:)",
        Cause.ACCESS_DENIED,
    ),
    _kind(
        "rate",
        "{edge}(too many requests|toomanyrequests|throttled|throttling|rate limit|rate limits|rate exceeded){edge}",
        Cause.RATE_LIMITED,
    ),
)
