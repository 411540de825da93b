"""Secrets without a name, by their place: in a URL, in a header, among a command's arguments, in a block of its own."""

from __future__ import annotations

from ecr_denied.redaction.keys import SIGN, WITH_VALUE
from ecr_denied.redaction.rule import HEAD, SecretRule
from ecr_denied.redaction.values import NO_WORD, VALUE, Value, before_at, whole

__all__ = ["PLACES"]

# The rest of a query, without the punctuation of the sentence around it.
_QUERY = r"(?![A-Za-z]+[:.,]?(?:\s|\Z))[^\s\"'<>\\]*[^\s\"'<>\\:;,.)\]}]"
_SCHEMES = (
    "basic|bearer|token|negotiate|ntlm|digest|api-?key|jwt|aws|oauth|googlelogin|sharedkey(?:lite)?|hawk|ssws|splunk"
)
# Letters and digits as no name has them.
_RANDOM = r"(?=[^@]{0,99}[a-z])(?=[^@]{0,99}[A-Z])(?=[^@0-9]{0,99}[0-9]++[^@0-9]{1,99}[0-9]++[^@0-9])"
# What reads a secret. Words may end at the pipe; what follows it is not known then.
_PIPED = r"\|(?:[^;&]{0,120}?(?:[\s/](?i:login)\b|-stdin\b|/dev/stdin|\bsudo\s-S|--with-token)|\s*\Z)"
# A shell that traces a pipe prints its two commands on two lines.
_TRACED = r"\s*[\n+][^|;&\n]{0,60}[\s/](?i:login)\b(?:[^\n]{0,200}--password-stdin|\s*\Z)"
_TO_LOGIN = Value(whole("|"), follows=rf"(?=[\"']?\s?(?:{_PIPED}|{_TRACED}))")
# What reads one from what a shell gives it.
_READS = r"\b(?:(?i:login)|read|stdin|with-token)\b(?:[ \t]?\n)?[^\n]{0,200}"
_PART = "[A-Za-z0-9_.-]"
_FORMAT = r"-[neE]{1,3}\s(?:[\"']?%s\s?[\"']?\s)?|[\"']?%s\s?[\"']?\s"
_ARGUMENT = r"[\s,(\[][\"']?"
# Right behind what the rule found last.
_AGAIN = r"(?!\A)\G"
_URLS = {
    # The query of a presigned URL, from the first parameter that identifies it on (Amazon S3 API Reference,
    # sigv4-query-string-auth; CloudFront Developer Guide; distribution's upload state).
    "the query of a presigned URL": SecretRule(
        r"[?&]\K",
        r"(?:X-(?:Amz|Goog)-|(?:AWSAccessKeyId|Signature|Key-Pair-Id|Policy|_state|sig)=)",
        _QUERY,
    ),
    # One such parameter, also of the Authorization header (sigv4-auth-using-authorization-header).
    "a parameter of one, also of the Authorization header": SecretRule(
        r"\b",
        "(?:X-Amz-[a-z0-9-]{1,40}|Signature|AWSAccessKeyId)=",
        "",
        value=Value(_QUERY),
    ),
    # A password in a URL (RFC 3986, 3.2.1), also one with an unencoded /, ? or @; not a port, not a digest, not a path
    # behind a host of SSH.
    "a password in a URL": SecretRule(
        "",
        "://[^ /:\"']*:",
        r"(?![0-9]{1,5}[/?#,;\"'<>)\]}])(?!(?<=@[\w.-]{1,100}:)[^\s@/]*/)",
        value=before_at(r"(?![\"'`]\s?/?>)[^\s:]|:(?!//)"),
    ),
    # The Go package net/url, validOptionalPort.
    "the part of one that was taken for a port": SecretRule(
        r"(?<=://[^\s\"]{1,255}@[^\s\"]{0,255}\":\s)", 'invalid port ":', "", value=VALUE
    ),
    "a token in the place of the user of a URL": SecretRule(
        "",
        "://[^ /:@\"']+(?::x-oauth-basic)?@",
        "",
        where=rf"://\K(?:(?=[\w.~-]{{0,99}}[0-9])[\w.~-]{{20,255}}+|{_RANDOM}[\w.~+=!$&*%-]{{12,255}}+"
        r"|[\w.~-]{1,255}+(?=:x-))(?=(?::x-oauth-basic)?@[\w\[])",
    ),
    # A name of IAM's holds no colon.
    "a password behind a user in an ARN": SecretRule("", ":user/[^ :\"']+:", "(?=[^/])", value=NO_WORD),
    "user:X@host unless X is a word": SecretRule(
        r"(?<![\w.:/@%+-])[\w.-]{1,64}",
        ":[^ /@\"']+@[a-z0-9-]+[.]",
        "",
        where=":(?!//)",
        value=before_at(r"[^\s/@\"'`<>]", r"(?:[\w-]{1,63}\.){1,9}[A-Za-z]{2,24}\b", word=False),
    ),
    "a password before a registry": SecretRule(
        r"(?<![\w.:/@%+-])[\w.-]{1,64}:\K[^\s\"]{1,255}",
        "@[0-9]{12}[.]dkr[.]",
        "",
        where=r"(?=@[0-9]{12}\.dkr\.)",
    ),
}
_GIVEN = "[\"']?[ \t]?(?::|=>?|,)"
_HEADERS = {
    # Credentials behind their scheme (RFC 7617, RFC 6750): anything in a header, else by shape.
    "credentials in an Authorization header": SecretRule(
        HEAD, f"authorization{_GIVEN}", rf"\s?\[?+[\"']?(?i:{_SCHEMES})(?:\s|:\s?)", value=VALUE
    ),
    "an unknown scheme in one": SecretRule(
        HEAD, f"authorization{_GIVEN}", r"\s?\[?+(?:[\"']?[A-Za-z][\w-]{1,20}\s)?", value=NO_WORD
    ),
    "credentials behind Basic and Bearer": SecretRule(
        HEAD, "(?:basic|bearer)[ +]", r"(?![\"'`{\[<]|[a-z]{3,}=)", value=NO_WORD
    ),
    # The first, and those behind it; a name may be torn.
    "cookies": SecretRule(
        "",
        f"cookie{_GIVEN}|<cookie[ \t]|--cookie[ \t]|curl[^\n]*[ \t]-b[ \t]",
        "[\\w.-]++=",
        where=rf"(?:{HEAD}(?:(?i:cookie{_GIVEN})\s?\[?+|(?:<[cC]ookie|--cookie|\bcurl\b[^\n]{{0,200}}?\s-b)\s)[\"']?|{_AGAIN};\s?)",
        value=Value(whole(";,")),
    ),
}
_COMMANDS = {
    # Not a port.
    "docker login -p, sshpass -p, -u name -p": SecretRule(
        rf"(?:(?:\b(?i:login|oras|sshpass)\b|(?i:-u|--username)[\s=,\"']{{0,4}}AWS\b|{_AGAIN})[^|;&\n]{{0,200}}?"
        rf"|(?<![\w-])(?:-u|--user(?:name)?)[\s=]?[\"']?[\w.@-]{{1,64}}[\"']?){_ARGUMENT}",
        "(?:login|oras|sshpass|-u)[^|;&\n]*-p",
        r"(?![a-z-]+(?:[\s,]|$))(?:[\"'],?\s?|,?[^\S\n]|=)?+(?!-{1,2}(?:[a-z-]*(?:[\s=]|$)|[a-zA-Z](?:\s|$))|\s|[\d.:-]++(?:/\w+)?(?:\s|$))",
        where="-p",
        value=VALUE,
    ),
    # Not the user and group of docker run.
    "curl -u user:X, ctr --user user:X": SecretRule(
        rf"(?:\b(?:curl|ctr|wget|nerdctl|crictl)\b|{_AGAIN})[^\n]{{0,200}}?{_ARGUMENT}",
        "(?:curl|ctr|wget|nerdctl|crictl)[^\n]+-[a-z]*u",
        r"[\s=\"',]{0,4}[^\s:\"']{1,100}:(?![0-9]{1,5}(?:\s|\Z))",
        where="(?i:-[a-z]*u|--(?:proxy-)?user)",
        value=VALUE,
    ),
    "--creds AWS:X, --user AWS:X": SecretRule(
        _ARGUMENT, "(?:-[ua]|--user|--auth|--creds?)[ \t\n=\"',]{1,4}AWS:", "", value=VALUE
    ),
    "ConvertTo-SecureString X, PSCredential user, X": SecretRule(
        HEAD,
        "(?:ConvertTo-SecureString|PSCredential)[ \t(]",
        r"(?:(?<=(?i:String).)(?i:-String\s)?|[\"'][^\"'\n]{0,80}[\"'],\s?)(?![(-])",
        value=VALUE,
    ),
    "openssl -passin pass:X": SecretRule(HEAD, "-?pass(?:in|out)?[ \t=][\"']?pass:", "", value=VALUE),
    "echo X \\| docker login, <nul set /p=X \\| docker login": SecretRule(
        HEAD,
        '(?:echo|printf|write-(?:output|host)|set[ \t]/p)[ \t"=]',
        rf"(?:{_FORMAT}|(?<=/p.)[\w\"]*+=)?(?!-)",
        value=_TO_LOGIN,
    ),
    "'X' \\| docker login": SecretRule(
        r"(?<![\w\\])",
        "\\|[^;&]*(?:[ \n/]login|stdin|sudo|--with-token)|\\|[ \n]*$",
        "",
        where=r"([\"'])(?=\S{1,300}?\1\s?\|)",
        value=_TO_LOGIN,
    ),
    "docker login <<< X": SecretRule(r"(?<!<)", "<<<", rf"(?!<)(?<={_READS}<<<)\s?", value=VALUE),
    "cat <<< X \\| docker login": SecretRule(r"(?<!<)", "<<<", r"(?!<)\s?", value=_TO_LOGIN),
    "docker login <<EOF X": SecretRule(
        r"(?<=\b(?i:login)\b[^\n]{0,200})", "<<-?[ \t]?[\"']?[A-Z]+[\"']?[ \t\n]", r"\s{0,8}", value=VALUE
    ),
    "docker login < <(echo X), -p $(echo X)": SecretRule(
        rf"(?:(?<={_READS}<\s?)|(?<=(?i:-p|pass[a-z]{{0,6}}|pwd|token|secret)[\"']?[\s=:]{{1,3}}[\"']?))",
        "(?:[<$]\\(|`)[ \t]?(?:echo|printf)[ \t]",
        f"(?:{_FORMAT})?(?!-)",
        value=Value(whole(")`")),
    ),
    "curl -x user:X@proxy, HTTPS_PROXY=user:X@proxy": SecretRule(
        "",
        "(?:proxy[\"']?[ \t]?[=: ]|curl[^\n]*[ \t]-x[\"']?,?[ \t])[ \t]?[\"']?[a-z0-9_.-]+:",
        r"\s?[\"']?[\w.-]{1,64}:(?!//|[0-9]{1,5}(?:\s|\Z))",
        where=r"(?:(?i:proxy)[\"']?\s?[=:\s]|(?<=\bcurl\b[^\n]{0,200}\s)-x[\"']?,?\s)",
        value=before_at(),
    ),
    "auth=(user, X)": SecretRule(
        "(?<![A-Za-z0-9](?!(?i:auth)))",
        "auth[ \t]?=?[ \t]?\\([ \t]?[bu]?[\"']",
        r"[^\"'\n]{1,80}[\"'],\s?[bu]?(?=[\"'])",
        value=VALUE,
    ),
    "kubectl create secret --from-literal=name=X": SecretRule(
        r"(?<=\bsecret\b[^\n]{0,400})", "--from-literal[= ][\"']?[^ =\"']+=", "", value=VALUE
    ),
    "::add-mask::X": SecretRule("", "(?:::|##\\[)add-mask(?:::|\\])", "", value=VALUE),
    "##vso[task.setvariable variable=key]X, also with issecret=true": SecretRule(
        "",
        f"##vso\\[task\\.setvariable[^\\]\n]*(?:issecret=true|variable={_PART}*{SIGN}[;\\]])",
        r"(?:(?<=\])|[^\]\n]{0,200}\])",
        where=r"\#\#vso\[task\.setvariable[^\]\n]{0,200}?"
        rf"(?:(?i:issecret=true)|variable=[\w.-]{{0,80}}?{WITH_VALUE}(?=[;\]]))",
        value=VALUE,
    ),
}
_BREAK = r"[\s\"'+,>|]"
_BLOCKS = {
    # A private key (RFC 7468; with headers RFC 1421), also PGP's (RFC 9580), to the line that ends it.
    "private keys (PEM, PGP)": SecretRule(
        "",
        r"-----BEGIN[ A-Z0-9]* PRIVATE KEY(?: BLOCK)?-----",
        rf"{_BREAK}{{0,8}}\K(?:[A-Z][A-Za-z-]{{2,20}}:\s\S++{_BREAK}{{1,8}})*+[A-Za-z0-9+/=]{{16,}}+"
        rf"(?:{_BREAK}{{1,8}}(?:[A-Za-z0-9+/=]{{16,}}+|[A-Za-z0-9+/=]++(?={_BREAK}{{0,8}}(?:-----END|=))))*+",
    ),
    # A secret access key behind its id, with the time between (aws sts get-session-token --output text), and the token
    # behind it.
    "the rest of a key at the very beginning, and =": SecretRule(
        r"\A", "(?:ssword|s?wd|rase|cret|oken)[\"']?[ \t]?=", r"\s?", value=VALUE
    ),
    # The rest may be a word of its own: what is set to a word then stays.
    "the same and a colon": SecretRule(
        r"\A", "(?:s{0,2}word|s?wd|rase|cret|o?ken)[\"']?[ \t]?[=:]", r"\s?", value=NO_WORD
    ),
    "a secret access key and a session token behind an access key id": SecretRule(
        "",
        "(?:AKIA|ASIA)[A-Z0-9]{16}[:,|;= \t\n]",
        r"(?:\s?|[0-9T:+.Z-]{10,40}\s)\K[A-Za-z0-9/+]{40}(?![\w/+])(?:\s[A-Za-z0-9/+=]{80,}+)?",
    ),
}
# By what each hides.
PLACES = {**_URLS, **_HEADERS, **_COMMANDS, **_BLOCKS}
