"""Take secrets, control characters and commands of CI systems out of words that came from a log."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote

import regex

from ecr_denied.engine import Finder
from ecr_denied.expression import expression

__all__ = ["clean", "inert", "inert_json", "printable", "redact", "redact_torn"]

_HIDDEN = "[REDACTED]"
# How often words may have been percent-encoded.
_ENCODINGS = 3

# Where a word begins, also behind the remains of a colour.
_COLOUR = r"(?<=\[[0-9;]{0,9}m)"
_BEGIN = rf"(?:\b|{_COLOUR})"
# What stands where a value would, and is none: words of error messages, masks, placeholders, shell variables.
_NO_VALUE = (
    r"(?!(?i:a|an|and|any|are|as|at|auth|authentication|authorization|basic|bearer|but|by|can|cannot|challenge|could|"
    r"credentials?|denied|does|empty|error|expired|failed|failure|false|flag|for|from|has|have|header|in|incorrect|"
    r"invalid|is|isn't|may|missing|must|nil|no|none|not|null|of|on|option|or|provided|realm|rejected|required|"
    r"requires|scheme|see|should|stdin|the|to|token|true|undefined|unknown|unset|using|via|was|will|with|wrong)"
    r"(?![^\s\"'.,;:=&()\\\[\x1b])|\*{3}|<|\$[({A-Z_])"
)
# What a wrap tore off a long value: more of its letters, capitals and digits, behind one blank.
_TORN = r"(?:\s(?=[\w+/.~%-]{0,99}[a-z])(?=[\w+/.~%-]{0,99}[A-Z])(?=[\w+/.~%-]{0,99}[0-9])[\w+/.~%-]{8,}+=*+(?![:@]))*+"
# A value: to the quotation mark that closes it, or to the end of the word.
_OPEN = r"\\{0,8}[\"']?"
_VALUE = (
    rf"{_NO_VALUE}(?:(?<=(?<!\\)\")(?:[^\"\\\n]|\\.)++(?=\")|(?<=\\\")[^\"\\\n]++(?=\\)|(?<=')[^'\\\n]++(?=')"
    rf"|[^\s&\"',;\\]++{_TORN})"
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
    r"(?:\s(?!https?://)(?:(?=[^\s\"']*(?:&X-Amz|%2[BFbf]|=(?!\w))|(?:[\w-]{1,30}=)?[A-Za-z0-9+/%]{20})[\w%+/=&.~-]++"
    r"|(?=[a-f]{0,63}[0-9])(?![0-9]{3}\W)[0-9a-f]{1,64}+(?=\\{0,8}\")))*+"
)
# The token of a CloudFormation request is its id; Kubernetes' secrets have names, with the namespace before them.
_SECRET_KEYS = (
    r"(?i:pass(?:word|wd|phrase)|(?<!request)token"
    r"|secret(?!\\{0,8}[\"']?\s?[=:]\s?\\{0,8}[\"'](?-i:[a-z0-9-]*+/[a-z0-9.-]++)(?![\w+/]))|(?:secret|access|api|private|account)[_-]?key"
    rf"|(?:(?<![a-z])|{_COLOUR})(?:pass|pwd(?!\s?=\s?[\"']?[/~]))|x-registry-(?:auth|config))"
)

# Letters, capitals and digits as no name has them: a generated name ends in letters and digits of one case, and a name
# of words with hyphens between holds three.
_MIXED = r"(?!(?:[\w+/]{0,16}-){3})(?=[\w+/-]{0,99}[0-9][a-z])(?=[\w+/-]{0,99}[0-9][A-Z])(?=[\w+/-]{0,99}[a-z][A-Z])"
# How Go goes on behind the URL that it could not read (net/url, Error).
_TRANSPORT = "dial|read|write|lookup|net/http|http|context|EOF|unexpected|tls|x509|remote|local|proxyconnect|stream|i/o"

# One of these stands in every text in which a rule below finds a secret; in most texts none of them does.
_SIGNS = (
    r"x-(?:amz|goog)-|awsaccesskeyid|signature|key-pair-id|_state|sig[=%]",
    r"://[^\s/:@\"']*:\S*@",
    r"authorization\W+(?:basic|bearer|token)|(?:basic|bearer)[^a-z]{1,3}\S{8}",
    r"pass|pwd|secret|creds|x-registry-|(?:access|api|private|account)[_-]?key",
    r"token(?s:.)?[=:\\\"'%>]|--\S*token|session_token|auth\\*[\"']",
    r"(?s:login.*-p|curl.*-[a-z]*u)|echo|printf|<<<",
    r"(?-i:A3T|AKIA|ASIA|ABIA|ACCA|eyJ|QVdTOmV5|AIza|AKC|SG\.)|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|npm_|dckr_|xox|xapp-",
    r"sk-(?:ant|proj|svc)|hf_|rubygems_|pul-|dp\.[a-z]{2,5}\.|atlasv1|hooks\.slack|@[0-9]{12}\.dkr|auth\s?[:=]",
    r"pypi-|ya29\.|hv[sbr]\.|k_live_|_v1_|private key|cookie|jfrog",
)
_MAY_HOLD = Finder("|".join(_SIGNS))
# Asked apart: among the others it would take them from the fast way through the engine.
_MAY_BEGIN_TORN = Finder(
    r"^(?:[A-Za-z-]*=?[0-9a-f]{8,64}\\*\":\s|[\w%+/=.~-]+&(?:x-amz-|\[redacted\])|[A-Za-z0-9+/_-]{8})"
)
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
    # The same before a registry without a scheme.
    r"\b[\w.-]{1,64}:\K[^\s:@/\"']++(?=@[0-9]{12}\.dkr\b)",
    # Credentials behind their scheme (RFC 7617, RFC 6750; GitHub's "token"): anything in a header, else by shape.
    rf"(?i:{_BEGIN}Authorization{_OPEN}\s?[:=]\s?{_OPEN}(?:Basic|Bearer|Token)(?:\s|%20|\+))\K{_VALUE}",
    rf"(?i:{_BEGIN}(?:Basic|Bearer)(?:\s|%20))\K{_SHAPED}",
    # A field: key=value, "key": "value"; key: value is a sentence unless the value is no word (AWS CLI's credentials
    # file and JSON, docker's config.json and X-Registry-Auth, npm's _authToken, environments).
    (
        rf"(?:{_SECRET_KEYS}\s?|{_SECRET_KEYS}\s?\\{{0,8}}[\"']\s?|\\{{0,8}}[\"']auth\\{{0,8}}[\"']\s?)(?::?=>?+|(?<=[\"']\s?):)"
        rf"\s?{_OPEN}\K{_VALUE}"
    ),
    rf"(?i:{_BEGIN}x-(?:registry-(?:auth|config)|jfrog-art-api)):\s?\K{_VALUE}",
    rf"(?i:{_BEGIN}cookie):\s?\K[\w.-]++=[^\s;,\"'\\]*+(?:;\s?[\w.-]++=[^\s;,\"'\\]*+)*+",
    (
        rf"{_SECRET_KEYS}\s?:\s{{0,4}}{_OPEN}\K(?=[A-Za-z+/=!@#$%^*~_]{{0,80}}[0-9])"
        r"(?=[0-9]{0,80}[A-Za-z])(?=[\w+/=!@#$%^*~]{7})[^\s\"',;\\]++" + _TORN
    ),
    # The same in Go's and Rust's notation, in XML, and config.json's auth without its quotation marks.
    rf"(?i:pass(?:word|wd|phrase)):(?:\s?Some\(|\s)?{_OPEN}(?<=[\"'])\K(?=[^\s\"'\\]++\\{{0,8}}[\"']){_VALUE}",
    rf"<(?i:[a-z]{{0,20}}(?:pass(?:word|wd|phrase)?|token|secret|api_?key))>\K{_NO_VALUE}[^<>\n]++(?=</)",
    rf"{_BEGIN}_?auth\s?[:=]\s?{_OPEN}\K{_SHAPED}",
    # .netrc: machine h login ada password X.
    rf"(?i:{_BEGIN}machine\s\S{{1,255}}\slogin\s\S{{1,255}}\spassword)\s\K{_VALUE}",
    # aws configure set aws_secret_access_key X.
    r"(?i:\baws_(?:secret_access_key|session_token))\s\K(?=[A-Za-z+/=_]{0,80}[0-9])[\w+/=]{16,}+",
    # Options: --password X (docker, podman, helm), --docker-password X (kubectl), --creds user:pass (skopeo, podman).
    (
        rf"(?i:(?<![\w-])-password|--(?:[a-z]+-){{0,4}}(?:password|creds|token|secret|secret-access-key|secret-key|api-key))(?:[^\S\n]|=){_OPEN}\K"
        rf"(?!-|id=|type=){_VALUE}"
    ),
    # docker login -p X, also -pX; not a port.
    rf"\s-p(?<=\b(?i:login)\b[^\n]{{0,200}}\s-p)(?![a-z-]+(?:\s|$))(?:[^\S\n]|=)?{_OPEN}\K(?![-\s=]|[\d:]++(?:\s|$)){_VALUE}",
    # curl -u user:pass.
    rf"\s(?:-[a-zA-Z]{{0,8}}u|--(?:proxy-)?user)(?<=curl\b[^\n]{{0,200}}\s-[\w-]{{1,12}})[\s=]?{_OPEN}[^\s:\"']{{1,100}}:\K(?:[^\s\"'\\]++)",
    # echo X | docker login, docker login --password-stdin <<< X; a message may end where the pipe begins.
    (
        rf"{_BEGIN}(?:echo|printf)\s(?:-n\s)?{_OPEN}\K(?!-)(?:{_VALUE}(?=\\{{0,8}}[\"']?\s?\|[^|\n]{{0,60}}\blogin\b)"
        rf"|(?=[A-Za-z]*[^A-Za-z\s]){_VALUE}\Z)"
    ),
    rf"(?<!<)<<<(?!<)(?<=\b(?:login\b|--password-stdin)[^\n]{{0,200}}<<<)\s?{_OPEN}\K{_VALUE}",
    # Tokens that say what they are (gitleaks' config/gitleaks.toml, the plugins of detect-secrets 1.5): AWS access key
    # ids (IAM User Guide, reference_identifiers), JWTs and ECR's own tokens (base64 of "{" and of "AWS:ey"), GitHub,
    # GitLab, npm, Docker Hub, Slack, PyPI, Google, Vault, Stripe, DigitalOcean, SendGrid, JFrog,
    # OpenAI and Anthropic, Hugging Face, RubyGems, Pulumi, Doppler; Terraform's, and Slack's webhooks.
    rf"{_BEGIN}(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{{16}}\b",
    rf"{_BEGIN}(?:eyJ|QVdTOmV5)[\w+/=-]{{16,}}+(?:\.[\w+/=-]{{4,}}+){{0,2}}{_TORN}",
    (
        rf"{_BEGIN}(?:(?:gh[pousr]_|github_pat_|gl(?:pat|dt|ft|soat|rt|cbt|ptt|agent|imt)-|gloas-|dckr_[po]at_)(?=[\w-]{{0,40}}[0-9])[\w-]{{6,}}+{_TORN}"
        r"|npm_[A-Za-z0-9]{20,}+|xox[a-z]-[\w-]{10,}+|xapp-[\w-]{10,}+|pypi-AgE[\w-]{16,}+|ya29\.[\w-]{16,}+|AIza[\w-]{35,}+"
        r"|hv[sbr]\.[\w-]{20,}+|[sr]k_live_\w{10,}+|do[opr]_v1_[0-9a-f]{32,}+|SG\.[\w-]{16,}+\.[\w-]{16,}+|AKC[a-zA-Z0-9]{20,}+"
        r"|sk-(?:ant|proj|svcacct)-[\w-]{16,}+|hf_[A-Za-z]{30,}+|rubygems_[0-9a-f]{40,}+|pul-[0-9a-f]{40}|dp\.[a-z]{2,5}\.\w{30,}+)"
    ),
    rf"{_BEGIN}\w{{10,16}}\.atlasv1\.\K[\w=-]{{20,}}+|\bhooks\.slack\.com/services/\K[\w/]{{20,}}+",
    # A private key (RFC 7468), to the line that ends it.
    (
        r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----(?:(?:\s|\\[nr]){0,4}\K[A-Za-z0-9+/=]{16,}+"
        r"(?:(?:\s|\\[nr]){1,4}(?:[A-Za-z0-9+/=]{16,}+|[A-Za-z0-9+/=]++(?=(?:\s|\\[nr]){0,4}-----END)))*+)"
    ),
)
_SECRET = expression("|".join(_RULES))
# What a wrap tore off and what stood before is not known, at the very beginning: the rest of a presigned query, or of a
# long token.
_TAIL = expression(
    r"\A(?:[\w%+/=.~-]++(?=&(?:(?i:X-Amz-)|\[REDACTED\]))"
    r"|(?:[A-Za-z-]{0,20}=)?(?=[0-9]{0,63}[a-f])(?=[a-f]{0,63}[0-9])[0-9a-f]{8,64}+(?=\\{0,8}\":\s"
    rf"(?:{_TRANSPORT}))|(?:[\w-]{{1,999}}\.)?{_MIXED}[\w+/-]{{16,}}+=*+(?:\.[\w-]{{4,}}+){{0,2}})"
)
# A word that is percent-encoded: a secret in it is seen when it is decoded.
_ENCODED = expression(r"[\w.~+*-]*+(?:%[0-9A-Fa-f]{2}[\w.~+*/-]*+)++")
# Azure Pipelines, TeamCity and the first form of GitHub Actions look for ##name[ anywhere in a line
# (azure-pipelines-agent, Command.TryParse; TeamCity, Service Messages; actions/runner, ActionCommand.TryParse).
_COMMAND = expression(r"##(?=[\w.-]*\[)")
# GitHub Actions looks for ::name at the beginning of a line, behind any blanks (ActionCommand.TryParseV2); an emphasis
# counts as none.
_LINE_COMMAND = expression(r"^(?:\s|\x1b\[[0-9]*m)*+\K::")
_UNPRINTABLE = expression(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]")


@lru_cache(maxsize=256)
def redact(words: str) -> str:
    """``words`` with presigned queries, tokens, passwords and access keys replaced by ``[REDACTED]``. Idempotent.

    What stands between two redactions is read by itself, so that a cut brings nothing nearer to anything. A cut may
    also show where a word begins that was glued to another: what is left is read until nothing more is found.
    """
    if not (_MAY_HOLD.finds(words) or ("%" in words and _MAY_HOLD.finds(_decoded(words)))):
        return words
    before = ""
    while words != before:
        before, words = words, _HIDDEN.join(_between(part) for part in words.split(_HIDDEN))
    return words


def redact_torn(words: str) -> str:
    """The same for words that may begin with what a wrap tore off a secret; a name does not."""
    return redact(_TAIL.sub(_HIDDEN, words, count=1) if _MAY_BEGIN_TORN.finds(words) else words)


def _between(part: str) -> str:
    """A part that holds no redaction, redacted."""
    part = _SECRET.sub(_HIDDEN, part)
    return _ENCODED.sub(_hidden_when_encoded, part) if "%" in part else part


def _hidden_when_encoded(word: regex.Match[str]) -> str:
    decoded = _decoded(word[0])
    return _HIDDEN if any(_SECRET.search(said) for said in (decoded, decoded.replace("+", " "))) else word[0]


def _decoded(words: str) -> str:
    """Percent-encoded words as they were before, also when they were encoded more than once."""
    for _ in range(_ENCODINGS):
        words = unquote(words)
    return words


def printable(words: str) -> str:
    """``words`` without the characters that could steer a terminal or forge a line."""
    return words if words.isprintable() else _UNPRINTABLE.sub("", words)


def clean(words: str) -> str:
    """``words`` as they may leave the machine: redacted and printable.

    A character that is taken out may have stood between two words or inside one; a secret is found either way.
    """
    return redact(printable(redact(words)))


def inert(line: str) -> str:
    """A line of output in which no CI system finds a command: a blank is put into the mark that begins one."""
    return _LINE_COMMAND.sub(": :", _COMMAND.sub("# #", line)) if "##" in line or "::" in line else line


def inert_json(document: str) -> str:
    """The same JSON, in which no CI system finds a command: the mark that begins one is written with an escape."""
    return _COMMAND.sub(r"#\\u0023", document) if "##" in document else document
