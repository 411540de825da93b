"""Where a secret stands that has no name: in a URL, in a header, among a command's arguments, in a block of its own."""

from __future__ import annotations

from ecr_denied.redaction.rule import HEAD, SecretRule
from ecr_denied.redaction.values import ASSIGNED, NO_VALUE, NO_WORD, OPEN, QUOTED, SHAPED, VALUE

__all__ = ["PLACES"]

# The rest of a query, without the punctuation of the sentence around it.
_QUERY = r"(?![A-Za-z]+[:.,]?(?:\s|\Z))[^\s\"'<>\\]*[^\s\"'<>\\:;,.)\]}]"
_SCHEMES = (
    "basic|bearer|token|negotiate|ntlm|digest|api-?key|jwt|aws|oauth|googlelogin|sharedkey(?:lite)?|hawk|ssws|splunk"
)
# What reads a secret. Words may end at the pipe; what follows it is not known then.
_PIPED = r"\|(?:[^;&]{0,120}?(?:[\s/](?i:login)\b|-stdin\b|/dev/stdin|\bsudo\s-S|--with-token)|\s*\Z)"
# A shell that traces a pipe prints its two commands on two lines.
_TRACED = r"\s*\n[^|;&\n]{0,60}[\s/](?i:login)\b(?:[^\n]{0,200}--password-stdin|\s*\Z)"
_ARGUMENT = r"[\s,(\[][\"']?"
# Right behind what the rule found last.
_AGAIN = r"(?!\A)\G"
_URLS = {
    # The query of a presigned URL, from its first telling parameter on (Amazon S3 API Reference,
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
        rf"\K{NO_VALUE}{_QUERY}",
    ),
    # A password in a URL (RFC 3986, 3.2.1), also one with an unencoded / or @; not a port, not a digest.
    "a password in a URL": SecretRule(
        "",
        "://[^ /:@\"']*:",
        rf"\K{NO_VALUE}(?![0-9]{{1,5}}/)(?:[^\s\"'<>?:]|:(?!//))+(?=@(?!sha\d{{3}}:)[\w\[])",
    ),
    "a token in the place of the user of a URL": SecretRule(
        "",
        r"://[A-Za-z0-9_.~-]+(?::x-oauth-basic)?@",
        "",
        where=r"://\K(?=[\w.~-]{0,99}[0-9])[\w.~-]{20,255}+(?=(?::x-oauth-basic)?@[\w\[])",
    ),
    "a password before a registry": SecretRule(
        r"\b[\w.-]{1,64}:\K[^\s:@/\"']++", "@[0-9]{12}[.]dkr[.]", "", where=r"(?=@[0-9]{12}\.dkr\.)"
    ),
}
_GIVEN = "[\"']?[ \t]?(?::|=>?|,)"
_HEADERS = {
    # Credentials behind their scheme (RFC 7617, RFC 6750): anything in a header, else by shape.
    "credentials in an Authorization header": SecretRule(
        HEAD, f"authorization{_GIVEN}", rf"\s?\[?+{OPEN}(?i:{_SCHEMES})(?:\s|:\s?)\K{VALUE}"
    ),
    "an unknown scheme in one": SecretRule(
        HEAD, f"authorization{_GIVEN}", rf"\s?\[?+{OPEN}(?:[A-Za-z][\w-]{{1,20}}\s)?\K{NO_VALUE}{SHAPED}"
    ),
    "credentials behind Basic and Bearer": SecretRule(HEAD, "(?:basic|bearer)[ +]", rf"\K{SHAPED}"),
    "X-Registry-Auth, X-Registry-Config": SecretRule(HEAD, "x-registry-(?:auth|config):", rf"\s?\K{VALUE}"),
    # The first, and those behind it; a name may be torn.
    "cookies": SecretRule(
        "",
        f"cookie{_GIVEN}|<cookie[ \t]|--cookie[ \t]|curl[^\n]*[ \t]-b[ \t]",
        r"[\w.-]++=\K[^\s;,\"'\\]*+",
        where=rf"(?:{HEAD}(?:(?i:cookie{_GIVEN})\s?\[?+|(?:<[cC]ookie|--cookie|\bcurl\b[^\n]{{0,200}}?\s-b)\s){OPEN}|{_AGAIN};\s?)",
    ),
}
_COMMANDS = {
    # Not a port.
    "docker login -p, sshpass -p, -u name -p": SecretRule(
        rf"(?:(?:\b(?i:login|oras|sshpass)\b|(?i:-u|--username)[\s=,\"']{{0,4}}AWS\b|{_AGAIN})[^|;&\n]{{0,200}}?"
        rf"|(?<![\w-])(?:-u|--user(?:name)?)[\s=]?[\"']?[\w.@-]{{1,64}}[\"']?){_ARGUMENT}",
        "(?:login|oras|sshpass|-u)[^|;&\n]*-p",
        rf"(?![a-z-]+(?:[\s,]|$))(?:[\"'],?\s?|,?[^\S\n]|=)?{OPEN}\K(?![-\s=]|[\d.:-]++(?:/\w+)?(?:\s|$)){VALUE}",
        where="-p",
    ),
    # Not the user and group of docker run.
    "curl -u user:X, ctr --user user:X": SecretRule(
        rf"(?:\b(?:curl|ctr|wget|nerdctl|crictl)\b|{_AGAIN})[^\n]{{0,200}}?{_ARGUMENT}",
        "(?:curl|ctr|wget|nerdctl|crictl)[^\n]+-[a-z]*u",
        rf"[\s=\"',]{{0,4}}[^\s:\"']{{1,100}}:\K(?![0-9]{{1,5}}(?:\s|\Z)){VALUE}",
        where="(?i:-[a-z]*u|--(?:proxy-)?user)",
    ),
    "--creds AWS:X, --user AWS:X": SecretRule(
        _ARGUMENT, "(?:-[ua]|--user|--auth|--creds?)[ \t\n=\"',]{1,4}AWS:", rf"\K{VALUE}"
    ),
    "ConvertTo-SecureString X, PSCredential user, X": SecretRule(
        HEAD,
        "(?:ConvertTo-SecureString|PSCredential)[ \t(]",
        rf"(?:(?<=(?i:String).)(?i:-String\s)?|[\"'][^\"'\n]{{0,80}}[\"'],\s?){OPEN}\K(?!-){VALUE}",
    ),
    "openssl -passin pass:X": SecretRule(HEAD, "-?pass(?:in|out)?[ \t=][\"']?pass:", rf"\K{VALUE}"),
    "echo X \\| docker login": SecretRule(
        HEAD,
        "(?:echo|printf|write-(?:output|host))[ \t]",
        rf"(?:-[neE]{{1,3}}\s)?(?:[\"']?%s\s?[\"']?\s)?{OPEN}\K(?!-){NO_VALUE}"
        rf"(?:{QUOTED}|[^\s\"'|]++)(?=[\"']?\s?(?:{_PIPED}|{_TRACED}))",
    ),
    "'X' \\| docker login": SecretRule(
        rf"(?:(?<=\")\K{NO_VALUE}[^\"\s]++\"|(?<=')\K{NO_VALUE}[^'\s]++')\s?",
        "\\|[^;&]*(?:[ \n/]login|stdin|sudo|--with-token)|\\|[ \n]*$",
        "",
        where=f"(?={_PIPED})",
    ),
    "docker login <<< X": SecretRule(
        r"(?<!<)", "<<<", rf"(?!<)(?<=\b(?:login|read|stdin|with-token)\b[^\n]{{0,200}}<<<)\s?{ASSIGNED}"
    ),
    "docker login <<EOF X": SecretRule(
        r"(?<=\b(?i:login)\b[^\n]{0,200})", "<<-?[ \t]?[\"']?[A-Z]+[\"']?[ \t\n]", rf"\s{{0,8}}\K{NO_VALUE}[^\s<]++"
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
    # The rest may be a word of its own: what is set to a word then stays.
    "the rest of a key at the very beginning": SecretRule(
        r"\A",
        "(?:s{0,2}word|s?wd|rase|cret|o?ken)[\"']?[ \t]?[=:]",
        rf"\s?(?:(?<==\s?)(?<!\A(?i:s?word|ken)[\"']?\s?=\s?){ASSIGNED}|{OPEN}\K{NO_WORD})",
    ),
    "a secret access key and a session token behind an access key id": SecretRule(
        "",
        "(?:AKIA|ASIA)[A-Z0-9]{16}[:,|; \t\n]",
        r"(?:\s?|[0-9T:+.Z-]{10,40}\s)\K[A-Za-z0-9/+]{40}(?![\w/+])(?:\s[A-Za-z0-9/+=]{80,}+)?",
    ),
}
# By what each hides.
PLACES = {**_URLS, **_HEADERS, **_COMMANDS, **_BLOCKS}
