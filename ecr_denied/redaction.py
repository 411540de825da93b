"""Take secrets and control characters out of words that came from a log."""

from __future__ import annotations

from functools import lru_cache

from ecr_denied.engine import Finder
from ecr_denied.expression import expression

__all__ = ["printable", "redact"]

_HIDDEN = "[REDACTED]"

# What stands where a value would, and is none: words of error messages, masks, placeholders, shell variables.
_NO_VALUE = (
    r"(?!(?i:a|an|and|any|are|as|at|auth|authentication|authorization|basic|bearer|but|by|can|cannot|challenge|could|"
    r"credentials?|denied|does|empty|error|expired|failed|failure|false|flag|for|from|has|have|header|in|incorrect|"
    r"invalid|is|isn't|may|missing|must|nil|no|none|not|null|of|on|option|or|provided|realm|rejected|required|"
    r"requires|scheme|should|stdin|the|to|token|true|undefined|unknown|unset|using|via|was|will|with|wrong)"
    r"(?![^\s\"'.,;:=&()\\])|\*{3}|<|\$[({A-Z_])"
)
# A value: to the quotation mark that closes it, or to the end of the word.
_OPEN = r"\\{0,8}[\"']?"
_VALUE = (
    rf"{_NO_VALUE}(?:(?<=(?<!\\)\")(?:[^\"\\\n]|\\.)++(?=\")|(?<=\\\")[^\"\\\n]++(?=\\)|(?<=')[^'\\\n]++(?=')"
    r"|[^\s&\"',;\\]++)"
)
# What cannot be a word of prose: base64 or hex, with a digit or with padding, or longer than words are.
_SHAPED = (
    r"(?:(?=[0-9]{0,80}[A-Za-z+/_.~%-])(?=[A-Za-z+/_.~%-]{0,80}[0-9])[\w+/.~%-]{8,}+=*+"
    r"|(?=[a-z+/]{0,80}[A-Z])[A-Za-z+/]{8,}+=[^\s\"',;]*+|[\w+/.~%-]{40,}+)"
)
# The rest of a query, without the punctuation of the sentence around it, and what a wrap tore off: more of its
# encoding, behind one blank; not the next URL.
_QUERY = (
    r"[^\s\"'<>\\]*[^\s\"'<>\\:;,.)\]}]"
    r"(?:\s(?!https?://)(?=[^\s\"']*(?:&X-Amz|%2[BFbf]|=(?!\w))|(?:[\w-]{1,30}=)?[A-Za-z0-9+/%]{20})[\w%+/=&.~-]++)*+"
)
_SECRET_KEYS = (
    r"(?i:pass(?:word|wd|phrase)|token|secret(?!=\"[a-z0-9-]*+/)|(?:secret|access|api|private|account)[_-]?key"
    r"|(?<![a-z])pass|(?<![a-z])pwd(?!\s?=\s?[\"']?[/~])|x-registry-(?:auth|config))"
)

# One of these stands in every text in which a rule below finds a secret; in most texts none of them does.
_SIGNS = (
    r"x-(?:amz|goog)-|awsaccesskeyid|signature|key-pair-id|_state|sig[=%]",
    r"://[^\s/:@\"']*:\S*@",
    r"authorization\W{1,30}(?:basic|bearer|token)|(?:basic|bearer)[^a-z]{1,3}[\w+/.~%-]{8}",
    r"pass|pwd|secret|creds|x-registry-|(?:access|api|private|account)[_-]?key",
    r"token(?s:.)?[=:\\\"']|--\S*token|session_token|auth\\*[\"']",
    r"(?s:login.*-p|curl.*-u|curl.*--user|(?:echo|printf).*login)|<<<",
    r"(?-i:A3T|AKIA|ASIA|ABIA|ACCA|eyJ|QVdTOmV5)|gh[pousr]_|github_pat_|glpat-|npm_|dckr_|xox",
)
_MAY_HOLD = Finder("|".join(_SIGNS))
# Each leaves what stands before its \K.
_RULES = (
    # The query of a presigned URL, from its first telling parameter on, also where the URL is encoded in another
    # (Amazon S3 API Reference, sigv4-query-string-auth; CloudFront Developer Guide; distribution's upload state).
    (
        rf"(?:[?&]|%(?:25){{0,3}}(?i:3F|26)|\\u0026)\K(?i:X-(?:Amz|Goog)-|(?:AWSAccessKeyId|Signature|Key-Pair-Id|_state|sig)"
        rf"(?:=|%)){_QUERY}"
    ),
    # One such parameter, also of the Authorization header (sigv4-auth-using-authorization-header).
    rf"(?i:\bX-Amz-[\w-]{{1,40}}+|\bSignature|\bAWSAccessKeyId)(?:=|%3D)\K{_QUERY}",
    # A password in a URL (RFC 3986, 3.2.1), also one with an unencoded / or @; not a port, not a digest.
    r":(?<=://[^\s/:@\"']{0,300}:)\K(?![0-9]{1,5}(?:[/\s\"']|$))(?:[^\s\"'<>?#:]|:(?!//))+(?=@(?!sha\d{3}:)[\w\[])",
    # Credentials behind their scheme (RFC 7617, RFC 6750; GitHub's "token"): anything in a header, else by shape.
    rf"(?i:\bAuthorization{_OPEN}\s?[:=]\s?{_OPEN}(?:Basic|Bearer|Token)(?:\s|%20|\+))\K{_VALUE}",
    rf"(?i:\b(?:Basic|Bearer)(?:\s|%20))\K{_SHAPED}",
    # A field: key=value, "key": "value"; key: value is a sentence unless the value is no word (AWS CLI's credentials
    # file and JSON, docker's config.json and X-Registry-Auth, npm's _authToken, environments).
    (
        rf"(?:{_SECRET_KEYS}\s?|{_SECRET_KEYS}\\{{0,8}}[\"']\s?|\\{{0,8}}[\"']auth\\{{0,8}}[\"']\s?)(?:=>?|(?<=[\"']\s?):)"
        rf"\s?{_OPEN}\K{_VALUE}"
    ),
    rf"(?i:\bx-registry-(?:auth|config)):\s?\K{_VALUE}",
    (
        rf"{_SECRET_KEYS}\s?:\s{{0,4}}{_OPEN}\K(?=[A-Za-z+/=!@#$%^*~_]{{0,80}}[0-9])"
        r"(?=[0-9]{0,80}[A-Za-z])(?=[\w+/=!@#$%^*~]{8})[^\s\"',;\\]++"
    ),
    # aws configure set aws_secret_access_key X.
    r"(?i:\baws_(?:secret_access_key|session_token))\s\K(?=[A-Za-z+/=_]{0,80}[0-9])[\w+/=]{16,}+",
    # Options: --password X (docker, podman, helm), --docker-password X (kubectl), --creds user:pass (skopeo, podman).
    (
        rf"--(?:[a-z]+-){{0,4}}(?:password|creds|token|secret|secret-access-key|secret-key|api-key)[\s=]{_OPEN}\K"
        rf"(?!-|id=|type=){_VALUE}"
    ),
    # docker login -p X, also -pX; not a port.
    rf"\s-p(?<=\b(?i:login)\b[^\n]{{0,200}}\s-p)(?![a-z-]+(?:\s|$))[\s=]?{_OPEN}\K(?![-\s=]|[\d:]++(?:\s|$)){_VALUE}",
    # curl -u user:pass.
    rf"\s(?:-u|--user)(?<=\bcurl\b[^\n]{{0,200}}\s(?:-u|--user))[\s=]?{_OPEN}[^\s:\"']{{1,100}}:\K(?:[^\s\"'\\]++)",
    # echo X | docker login, docker login --password-stdin <<< X.
    rf"\b(?:echo|printf)\s(?:-n\s)?{_OPEN}\K(?!-){_VALUE}(?=\\{{0,8}}[\"']?\s?\|[^|\n]{{0,60}}\blogin\b)",
    rf"(?<!<)<<<(?!<)(?<=\b(?:login\b|--password-stdin)[^\n]{{0,200}}<<<)\s?{_OPEN}\K{_VALUE}",
    # Tokens that say what they are: AWS access key ids (IAM User Guide, reference_identifiers), JWTs and ECR's own
    # tokens (base64 of "{" and of "AWS:ey"), GitHub, GitLab, npm, Docker Hub, Slack.
    r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b",
    r"\b(?:eyJ|QVdTOmV5)[\w+/=-]{16,}+(?:\.[\w+/=-]{4,}+){0,2}",
    r"\b(?:gh[pousr]_|github_pat_|glpat-|npm_|dckr_[po]at_)[\w-]{16,}+|\bxox[a-z]-[\w-]{10,}+",
)
_SECRET = expression("|".join(_RULES))
_UNPRINTABLE = expression(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]")


@lru_cache(maxsize=256)
def redact(words: str) -> str:
    """``words`` with presigned queries, tokens, passwords and access keys replaced by ``[REDACTED]``. Idempotent.

    What stands between two redactions is read by itself, so that a cut brings nothing nearer to anything. For the same
    reason no rule may hold only because of what does *not* stand around a value: a cut would take that away.
    """
    if not _MAY_HOLD.finds(words):
        return words
    return _HIDDEN.join(_SECRET.sub(_HIDDEN, part) for part in words.split(_HIDDEN))


def printable(words: str) -> str:
    """``words`` without the characters that could steer a terminal or forge a line."""
    return _UNPRINTABLE.sub("", words)
