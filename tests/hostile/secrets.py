"""Secrets as programs print them, and the places where they stand. All values are invented.

The formats of tokens are those that gitleaks (config/gitleaks.toml), detect-secrets 1.5 (its plugins) and the makers'
own documentation give.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["BASE64", "KEY", "LETTERS", "PLACES", "SECRETS", "SIGNATURE", "TORN", "Place", "Secret", "presigned"]

KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
BASE64 = "QVdTOmh1bnRlcjI="
LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789abcdefghijABCDEFGHIJ0123456789abcdefghij"
SIGNATURE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@dataclass(frozen=True)
class Secret:
    """What is printed, and the part of it that must go."""

    words: str
    value: str

    def __str__(self) -> str:
        return self.words[:40]


def presigned(host: str, token: str = "") -> str:
    """A presigned URL of a layer, with a session's token where one is given."""
    session = f"X-Amz-Security-Token={token}&" if token else ""
    return (
        f"https://{host}/0a1b2c-111122223333-7d1e2b44/8b3d2f1c-4a5e?{session}X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Date=20240506T070809Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
        f"&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240506%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature={SIGNATURE}"
    )


_JWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"
# Key and value; the value is read by its key alone, so that it may look like a word.
_ASSIGNED = (
    *(f"{key}={KEY}" for key in ("aws_secret_access_key", "AWS_SESSION_TOKEN", "DOCKER_PASSWORD", "api_key")),
    *(f"{key}=hunter2" for key in ("PASS", "PWD", "DB_PASS", "password", "client_secret", "apikey", "REGISTRY_PASSWD")),
    *(f"{key}: {KEY}" for key in ("secret_access_key", "SessionToken", "password", "x-registry-auth", "auth_token")),
)
_QUOTED = (
    *(f'"{key}": "{KEY}"' for key in ("SecretAccessKey", "SessionToken", "auth", "identitytoken", "registrytoken")),
    *(f'"{key}":"hunter2"' for key in ("password", "Password", "secret", "auth")),
    *(f"user=ada; {key}='hunter2'" for key in ("password", "secret")),
    *(f'user="ada",{key}="hunter2"' for key in ("password", "token", "secret")),
)
_NOTATIONS = (
    *(
        'Password:"hunter2"',
        'password: "hunter2"',
        'password: Some("hunter2")',
        "password := hunter2",
        "password => hunter2",
    ),
    *("map[password:hunter2]", "<password>hunter2</password>", "<dbToken>hunter2</dbToken>", f"auth: {BASE64}"),
    *(f"_auth={BASE64}", f"_authToken={KEY}", "machine h login ada password hunter2", "connect -Password hunter2"),
    f'DOCKER_AUTH_CONFIG={{"auths": {{"h": {{"auth": "{BASE64}"}}}}}}',
)
_BY_SHAPE = (
    _JWT,
    *("AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "ABIAIOSFODNN7EXAMPLE"),
    *(f"{kind}_{LETTERS[:36]}" for kind in ("ghp", "gho", "ghu", "ghs", "ghr", "npm")),
    f"github_pat_{LETTERS[:22]}_{LETTERS[:59]}",
    *(f"{kind}-{LETTERS[:20]}" for kind in ("glpat", "gldt", "glrt", "glcbt", "glptt", "glft", "glsoat")),
    *(f"{kind}_{LETTERS[:27]}" for kind in ("dckr_pat", "dckr_oat")),
    *(f"{kind}-123456789012-{LETTERS[:24]}" for kind in ("xoxb", "xoxp", "xoxa", "xapp")),
    f"pypi-AgEIcHlwaS5vcmc{LETTERS[:76]}",
    f"ya29.{LETTERS[:60]}",
    f"AIza{LETTERS[:35]}",
    f"hvs.{LETTERS[:60]}",
    f"sk_live_{LETTERS[:24]}",
    f"dop_v1_{'0a1b2c3d' * 8}",
    f"SG.{LETTERS[:22]}.{LETTERS[:43]}",
    f"AKC{LETTERS[:40]}",
    *(f"sk-ant-api03-{LETTERS[:40]}", f"sk-proj-{LETTERS[:40]}", f"hf_{'aBcDeFgHiJ' * 3}aBcD", f"pul-{'0a1b2c3d' * 5}"),
    *(f"rubygems_{'0a1b2c3d' * 6}", f"dp.pt.{LETTERS[:40]}", f"abcdefgHIJ0123.atlasv1.{LETTERS[:60]}"),
    f"https://hooks.slack.com/services/T00000000/B00000000/{LETTERS[:24]}",
    f"-----BEGIN RSA PRIVATE KEY----- {LETTERS[:64]} {LETTERS[:30]} -----END RSA PRIVATE KEY-----",
)
_IN_HEADERS = (
    *(f"Authorization: {scheme} {BASE64}" for scheme in ("Basic", "Bearer", "token", "bearer")),
    *(f"Proxy-Authorization: Basic {BASE64}", f"X-Registry-Auth: {BASE64}", f"X-Registry-Config: {BASE64}"),
    *(f"Basic%20{BASE64}", f"Bearer {'0a1b2c3d' * 4}", f"X-Amz-Security-Token: {LETTERS}", f"Private-Token: {LETTERS}"),
    *(f"X-JFrog-Art-Api: {LETTERS}", f"Set-Cookie: session={LETTERS}", f"X-Vault-Token: {LETTERS}"),
)
_COMMANDS = (
    f"aws configure set aws_secret_access_key {KEY}",
    *("curl -u ada:hunter2 https://h/v2/", "curl --user ada:hunter2 h", "curl -su ada:hunter2 h"),
    *(
        "skopeo copy --creds ada:hunter2 a b",
        "skopeo copy --src-creds=ada:hunter2 a b",
        "podman pull --creds ada:hunter2",
    ),
    "kubectl create secret docker-registry r --docker-password hunter2",
    "kubectl create secret docker-registry r --docker-password=hunter2",
    *("docker login -u AWS -p hunter2 h", "docker login -u AWS -phunter2 h", "Docker Login -p hunter2"),
    *("docker login --username AWS --password hunter2 h", "helm registry login -u AWS --password=hunter2 h"),
    *("echo hunter2 | docker login --password-stdin h", "printf hunter2 | podman login --password-stdin h"),
    *(
        "docker login --password-stdin h <<< hunter2",
        "crane auth login h -u AWS -p hunter2",
        "nerdctl login -p=hunter2 h",
    ),
)
# Of one key and one value, as programs write them.
_WRITTEN = (
    *("['docker', 'login', '--username', 'AWS', '--password', 'hunter2', 'h']", "'login' '-u' 'AWS' '-p' 'hunter2'"),
    *('["docker","login","-u","AWS","-p","hunter2"]', '["curl", "-u", "ada:hunter2", "https://h"]'),
    *(f"{{'X-Amz-Security-Token': b'{KEY}', 'a': b'c'}}", f"map[X-Amz-Security-Token:[{KEY}]]"),
    *(f'"X-Amz-Signature": "{SIGNATURE}"', f"<SecretAccessKey>{KEY}</SecretAccessKey>"),
    *(f"<AWS_SESSION_TOKEN>{KEY}</AWS_SESSION_TOKEN>", '<add key="Password" value="hunter2" />'),
    *(f'{{"name": "AWS_SECRET_ACCESS_KEY", "value": "{KEY}"}}', "('PASSWORD', 'hunter2')"),
    *("- name: DB_PASSWORD value: hunter2", "- name: DB_PASSWORD\n  value: hunter2", "PASSWORD -> hunter2"),
    *('{"value": "hunter2", "name": "DB_PASSWORD"}', "{Username:ada Password:hunter2 Email:a}"),
    *(f"AWS Secret Access Key [None]: {KEY}", f"AWS Secret Access Key [****************MPLE]: {KEY}"),
    *("xLPASS=hunter2", "DBPASS=hunter2", "SSHPASS=hunter2", "PASSWORD\\u003dhunter2", "pass%77ord=hunter2"),
    *("AUTH=hunter2", "CREDENTIALS=hunter2", "creds=hunter2", "SIGNING_KEY=hunter2", "MASTER_KEY=hunter2"),
    *("SECRET_KEY_BASE=hunter2", "VAULT_SECRET_ID=hunter2", "registryAuth=hunter2", "--passphrase hunter2"),
    *("ENCRYPTION_KEY: 'hunter2'", "--access-key hunter2", "--password+hunter2", "--password\\ hunter2"),
    *("password=no.hunter2", "password=to(hunter2", "password=a=hunter2", "password=is,hunter2", "password=x,hunter2"),
    *("Bearer: hunter2", "bearer=hunter2", "JSESSIONID=hunter2", "$env:PASSWORD = 'hunter2'", "set PASSWORD=hunter2"),
    *("PASSWORD='hunter2'", 'export PASSWORD="hunter2"', 'password = "hunter2"', "password:\t'hunter2'"),
    *(
        "PASSWORD=$'hunter2'",
        "password += 'hunter2'",
        "PASSWORD ?= hunter2",
        "password ||= 'hunter2'",
        'pwd <- "hunter2"',
    ),
    *(
        "[password] => hunter2",
        '["password"]=> string(7) "hunter2"',
        "$token = [string]'hunter2'",
        'password: &"hunter2"',
    ),
    *("password=SecretStr('hunter2')", "password: str = 'hunter2'", 'let password: String = "hunter2"'),
    *("setPassword('hunter2')", 'Password("hunter2")', '~ password = "old" -> "hunter2"', '~ pwd: "old" => "hunter2"'),
    *(
        "password: |\n  hunter2",
        "password: >-\n  hunter2",
        "args:\n- --password\n- hunter2",
    ),
    "DB_PASSWORD\thunter2",
    *(
        "{Username:AWS Password:hunter Auth:}",
        "map[password:hunter user:a]",
        "args=[docker, login, --password, hunter2]",
    ),
    *(
        'a2="--password" a3="hunter2"',
        "ENV DB_PASSWORD hunter2",
        "setenv DB_PASSWORD hunter2",
        "setx DB_PASSWORD hunter2",
    ),
    *(
        "set -gx DB_PASSWORD hunter2",
        "Set-Item -Path Env:DB_PASSWORD -Value 'hunter2'",
        "Set-Item Env:DB_PASSWORD hunter2",
    ),
    *("npm config set //r/:_authToken hunter2", "config set --secret dbPassword hunter2"),
    *("put-parameter --name /app/password --value hunter2", "ParameterKey=DbPassword,ParameterValue=hunter2"),
    *("EnvVar{Name:DB_PASSWORD,Value:hunter2,ValueFrom:nil,}", '[{"Name": "DB_PASSWORD", "Value": "hunter2"}]'),
    *('<property name="dbPassword">hunter2</property>', '<password encrypted="no">hunter2</password>'),
    *("<apiKey><![CDATA[hunter2]]></apiKey>", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=hunter2"),
    *("GH_PAT=hunter2", "REGISTRY_PW=hunter2", "DB_PASSWORD_PROD=hunter2", "PASSWORD1=hunter2", "API_KEY_V2=hunter2"),
    *('<password value="hunter2"/>', "<name>password</name><value>hunter2</value>", '["password", "hunter2"]'),
    *("|  SecretAccessKey |  hunter2 |", "password=`hunter2`", "<key>password</key><string>hunter2</string>"),
    *("&quot;password&quot;:&quot;hunter2&quot;", "AccountKey=hunter2;", "Password=hunter2;User=ada"),
)
_IN_BLOCKS = (
    f"CREDENTIALS ASIAIOSFODNN7EXAMPLE 2024-05-06T07:08:09+00:00 {KEY} {LETTERS}",
    *(f"AKIAIOSFODNN7EXAMPLE{mark}{KEY}" for mark in ":= "),
    f".dockerconfigjson: ewoJImF1dGhzIjog{LETTERS}",
    f"client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo{LETTERS}",
    f"x LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk{LETTERS}",
    (
        "-----BEGIN RSA PRIVATE KEY----- Proc-Type: 4,ENCRYPTED DEK-Info: AES-128-CBC,0A1B2C3D4E5F60718293A4B5C6D7E8F9"
        f" {LETTERS[:64]} {LETTERS[:30]} -----END RSA PRIVATE KEY-----"
    ),
    f"-----BEGIN PGP PRIVATE KEY BLOCK----- {LETTERS[:64]} =aB3d -----END PGP PRIVATE KEY BLOCK-----",
    f"-----BEGIN OPENSSH PRIVATE KEY-----\\\\n{LETTERS[:64]}\\\\n{LETTERS[:30]}\\\\n-----END OPENSSH PRIVATE KEY-----",
)
_MORE_HEADERS = (
    *(f"Authorization: {scheme} hunter2" for scheme in ("Negotiate", "NTLM", "ApiKey", "JWT", "OAuth")),
    *(f"Authorization: {LETTERS}", f"Authorization: Frobnicate {LETTERS}", f"'Authorization': b'Basic {BASE64}'"),
    *(f"Authorization: AWS AKIAIOSFODNN7EXAMPLE:{BASE64}", f"map[Authorization:[Basic {BASE64}]]"),
    *('"Cookie": "session=hunter2"', "'Set-Cookie': 'sid=hunter2'", "Set-Cookie:[session=hunter2]"),
    f'{{"Authorization": ["Bearer {LETTERS}"]}}',
)
_MORE_COMMANDS = (
    *("+ printf '%s' 'hunter2' | docker login -u AWS --password-stdin h", "printf '%s\\n' hunter2 | docker login"),
    *(
        "Write-Output 'hunter2' | docker login --password-stdin h",
        'echo "hunter2" | docker login',
        "echo -n 'hunter2' | docker login",
    ),
    "'hunter2' | docker login -u AWS --password-stdin h",
    *("ctr images pull --user AWS:hunter2 h/a", "ctr i pull -u ada:hunter2 h/a", "oras pull -u AWS -p hunter2 h/a"),
    *(
        "nerdctl login -u AWS -p hunter2 h",
        "skopeo login --username AWS --password hunter2 h",
        "sshpass -p hunter2 ssh h",
    ),
    *("ConvertTo-SecureString 'hunter2' -AsPlainText", 'ConvertTo-SecureString -String "hunter2" -Force'),
    *("PSCredential('AWS', 'hunter2')", "openssl rsa -passin pass:hunter2", "twine upload -u ada -p hunter2 d"),
    *("mysql -u root -phunter2 db", "[docker, login, -u, AWS, -p, hunter2, h]", "http -a AWS:hunter2 h"),
    *(
        "echo hunter2|docker login -u AWS",
        "echo hunter2 | base64 -d | docker login",
        "echo hunter2 | sudo -S docker pull h",
    ),
    *(
        "echo hunter2 | gh auth login --with-token",
        "read -s PW <<< hunter2",
        "docker login --password-stdin <<< $'hunter2'",
    ),
    *("curl -b sid=hunter2 h", "curl --cookie 'sid=hunter2' h", "<Cookie sid=hunter2 for h/>"),
    *("<nul set /p=hunter2 | docker login --password-stdin h", 'set /p="hunter2"|docker login'),
    *("cat <<< hunter2 | docker login --password-stdin h", "docker login --password-stdin h < <(echo hunter2)"),
    *("docker login -p $(echo hunter2) h", "docker login -p `echo hunter2` h", "curl -x ada:hunter2@proxy:3128 h"),
    *("HTTPS_PROXY=ada:hunter2@proxy:3128", "auth=('AWS', 'hunter2')", 'HTTPBasicAuth("AWS", "hunter2")'),
    "##vso[task.setvariable variable=DOCKER_TOKEN;isOutput=true;isReadOnly=true]hunter2",
    "##vso[task.setvariable variable=a;isSecret=true;isOutput=true]hunter2",
    *("podman login -u=AWS -p=hunter2 h", "docker login -u AWS --password-stdin h <<EOF hunter2 EOF"),
    *("docker login --password-stdin <<'EOF'\nhunter2\nEOF", 'docker login --password-stdin <<<"hunter2"'),
)
_IN_URLS = (
    *("https://AWS:Xk9#hunter2@h/v2/", "https://d.cloudfront.net/k?Policy=eyhunter2&Signature=x&Key-Pair-Id=K"),
    f"https://{LETTERS}@github.com/team/app",
    *("https://AWS:hunter2@h/v2/", "https://AWS:/hunter2@h/v2/", "https://AWS:@hunter2@h/v2/app@sha256:0"),
    "AWS:hunter2@111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1",
    *("http://ada:hunter2@proxy:3128", "docker://AWS:hunter2@h/app"),
    "https://b.s3.amazonaws.com/k?versionId=1&X-Amz-Date=d&X-Amz-Signature=hunter2",
    "https://d.cloudfront.net/k?Expires=1&Signature=hunter2&Key-Pair-Id=K",
    "r=https%3A%2F%2Fb.s3.amazonaws.com%2Fk%3FX-Amz-Date%3Dd%26X-Amz-Signature%3Dhunter2",
    "r=https%253A%252F%252Fb%252Fk%253FX-Amz-Signature%253Dhunter2",
    "https://h/token?access_token=hunter2&service=s",
)


# At the very beginning of a message that was cut off.
TORN = ("sword=hunter2", "KEN=hunter2", 'cret": "hunter2"', "ssword: hunter2", "wd='hunter2'", "rase = hunter2")


def _value(words: str) -> str:
    """The part that must go, in words that were made with one of the values above."""
    return next(
        value
        for value in ("hunter2", "swordfish", KEY, SIGNATURE, BASE64, LETTERS[:12], "0a1b2c3d", "c2lnbmF0", words)
        if value in words
    )


SECRETS = tuple(
    Secret(words, _value(words))
    for words in (
        *(*_ASSIGNED, *_QUOTED, *_NOTATIONS, *_WRITTEN, *_BY_SHAPE, *_IN_BLOCKS, *_IN_HEADERS, *_MORE_HEADERS),
        *(*_COMMANDS, *_MORE_COMMANDS, *_IN_URLS),
    )
)


def _escaped(words: str) -> str:
    return json.dumps(words)[1:-1]


Place = Callable[[str], str]
PLACES: dict[str, Place] = {
    "alone": "{}".format,
    "in a sentence": "it said {} and stopped".format,
    "quoted": lambda words: f'it said "{_escaped(words)}": EOF',
    "single quotes": "it said '{}'.".format,
    "behind a semicolon": "a=b; {} c=d".format,
    "behind a comma": "a=b,{}, c=d".format,
    "in brackets": "it said ({0}) [{0}]".format,
    "JSON": lambda words: f'{{"level": "error", "detail": "{_escaped(words)}"}}',
    "JSON in JSON": lambda words: f'{{"log": "{_escaped(json.dumps({"msg": words}))}"}}',
    "logfmt": lambda words: f'time="1" level=error detail="{_escaped(words)}" host=h',
    "xtrace": "+ {}".format,
    "command line": "$ sh -c '{}'".format,
    "header": "< x-log: {}".format,
    "URL-encoded": lambda words: f"https://h/log?q={quote(words, safe='')}&n=1",
    "coloured": "\x1b[31m{}\x1b[0m".format,
}
