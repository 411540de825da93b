"""What is said of logins, shells, clients, the way to the registry, nodes and clocks."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from itertools import islice, product
from typing import NamedTuple

from ecr_denied import Cause, Failure, Language, advise, parse
from ecr_denied.records import Advice, Command, Shell
from tests.looped import sampled
from tests.rules.situations import SITUATIONS, record

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def every_line(step: int, shell: Shell | None = None) -> set[str]:
    """Every command of every situation under every cause, or of one in ``step`` of these."""
    told: set[str] = set()
    for cause, situation in islice(product(Cause, SITUATIONS), 0, None, step):
        failure = record(cause, situation)
        typed = (failure.command or Command()).model_copy(update={"shell": shell})
        failure = failure.model_copy(update={"command": typed})
        told |= {line for one in advise(failure) for line in one.commands}
    return told


# --- shells --------------------------------------------------------------------------------------------


def reading_logins(command: Command) -> list[str]:
    """The commands that read the logins that a client keeps."""
    (helper,) = (
        one for one in advise(Failure(cause=Cause.NOT_AUTHENTICATED, command=command)) if one.id == "credential-helper"
    )
    return list(helper.commands)


def kept_logins(user: str) -> set[str]:
    """The files that commands read the logins of a user from, by docker and podman."""
    typed = (Command(sudo=True, user=user, program=program) for program in ("docker", "podman"))
    return {line.partition("' ")[2] for one in typed for line in reading_logins(one)}


def test_the_logins_of_a_user_stand_in_a_home_of_that_name_and_no_other_words_do() -> None:
    for user in ("+", "..", "=ls", "HOME", "1", "xxx", "ada/x"):
        places = {'"<home>/.docker/config.json"', '"/run/user/<user-id>/containers/auth.json"'}
        assert kept_logins(user) == places, user
    for user in ("ada", "_apt", "ci-runner", "www_data", "ada.lovelace", "u2"):
        places = {f"~{user}/.docker/config.json", f"/run/user/$(id -u {user})/containers/auth.json"}
        assert kept_logins(user) == places, user


# What cmd and PowerShell read alike: bare letters, and between double quotes all but what one of them expands (AWS CLI
# user guide, cli-usage-parameters-quoting-strings; PowerShell docs, about_Quoting_Rules).
_WORD = re.compile(r"""(?:[\w+=./:~|-][\w+=@./:~|-]*|"[^"$`\\!%]*")""")
# What only a POSIX shell runs.
_OF_SH = ("grep ", "sudo ", "kubectl ", "df ", "mkdir ")


@sampled(7, whole=3)
def test_every_command_is_read_alike_by_sh_powershell_and_cmd(step: int) -> None:
    for line in sorted(every_line(step)):
        if line.startswith(_OF_SH):
            continue
        words = re.findall(r'"[^"]*"|\S+', line)
        assert all(_WORD.fullmatch(word) for word in words), line
        assert [word.strip('"') for word in words] == shlex.split(line), line


@sampled(7, whole=3)
def test_a_shell_of_windows_gets_no_command_of_posix(step: int) -> None:
    for shell in (Shell.POWERSHELL, Shell.CMD):
        lines = every_line(step, shell)
        assert not [line for line in lines if re.match(r"(?:grep|df)\b", line)], shell
        full = record(Cause.LOCAL_FAILURE, "disk-full").model_copy(update={"command": Command(shell=shell)})
        (disk,) = advise(full)
        assert "free" in disk.commands[0] or "Get-PSDrive" in disk.commands[0], shell
        assert not [line for line in lines if line.startswith("curl ")] or shell is Shell.CMD


def logging_in(failure: Failure) -> str:
    """The command that logs in."""
    (line,) = (line for one in advise(failure) for line in one.commands if "--password-stdin" in line)
    return line


def test_powershell_pipes_no_token_itself_unless_a_placeholder_must_be_quoted() -> None:
    typed = Command(shell=Shell.POWERSHELL)
    known = Failure(cause=Cause.NOT_AUTHENTICATED, registry=HOST, region="eu-west-1", command=typed)
    login = f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}"
    assert logging_in(known) == f'cmd /c "{login}"'
    assert logging_in(known.model_copy(update={"command": Command(shell=Shell.CMD)})) == login
    assert logging_in(Failure(cause=Cause.NOT_AUTHENTICATED, command=typed)).startswith("aws ecr ")


CONFIG = f'''{{
\t"auths": {{
\t\t"{HOST}": {{
\t\t\t"auth": "QVdTOmVjcg=="
\t\t}},
\t\t"https://index.docker.io/v1/": {{}}
\t}},
\t"credsStore": "desktop",
\t"credHelpers": {{
\t\t"public.ecr.aws": "ecr-login"
\t}}
}}'''
ON_ONE_LINE = f'{{"credsStore": "x", "auths": {{"{HOST}": {{"auth": "QVdTOmVjcg=="}}}}}}'
WITH_A_BRACE = f'"{HOST}": {{"auth": "QVdTOmVjcg=="}}'
TWO_IN_A_LINE = f'"credsStore": "x", "auths": {{"{HOST}": {{"auth": "QVdTOmVjcg=="}}'


def patterns(shell: Shell) -> list[str]:
    """The expressions that Windows' programs search docker's configuration by."""
    (line,) = reading_logins(Command(shell=shell))
    return re.findall(r'"(\^[^"]+)"', line)


def test_a_look_at_dockers_configuration_shows_hosts_and_helpers_and_no_secret() -> None:
    for shell in (Shell.POWERSHELL, Shell.CMD):
        found = [
            line
            for line in "\n".join((CONFIG, ON_ONE_LINE, WITH_A_BRACE, TWO_IN_A_LINE)).split("\n")
            if any(re.search(pattern, line) for pattern in patterns(shell))
        ]
        assert [line.strip() for line in found] == [
            f'"{HOST}": {{',
            '"credsStore": "desktop",',
            '"public.ecr.aws": "ecr-login"',
        ], shell


# --- texts -------------------------------------------------------------------------------------------------

TYPED = f"$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}\n"
API = "https://api.ecr.eu-west-1.amazonaws.com/"
TASK = "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ecr registry auth: "
SAVING = "Error saving credentials: error storing credentials - err: exit status 1, out: "
BASIC = "no basic auth credentials"
HEAD = f'Head "https://{HOST}/v2/team/app/manifests/v1": {BASIC}'


class Told(NamedTuple):
    """A text, and what the advice on it says.

    :param first: the id of the check that stands first.
    :param says: words that stand in its headline, its commands or their answers.
    :param nowhere: what no part of the advice may say.
    """

    text: str
    first: str
    says: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()


SITUATIONS_TOLD: dict[str, Told] = {
    "a certificate of another host": Told(
        f'Get "https://{HOST}/v2/": x509: certificate is valid for *.dkr.ecr.eu-north-1.amazonaws.com, not {HOST}',
        "certificate",
        ("Find what leads", "nslookup", "a hosts file"),
        ("clock or its list of root", "--insecure"),
    ),
    "a clock by what AWS says": Told(
        f"{TYPED}An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken operation: Signature"
        " expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)",
        "clock",
        ("10 minutes slow",),
        ("renew the AWS keys",),
    ),
    "a clock by a certificate": Told(
        f'Get "https://{HOST}/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet'
        " valid: current time 2026-03-01T00:00:00Z is before 2026-03-03T12:00:00Z",
        "clock",
        ("2 days slow",),
        ("nslookup",),
    ),
    "a certificate that has expired by a clock": Told(
        f'Get "https://{HOST}/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet'
        " valid: current time 2026-03-03T12:00:00Z is after 2026-03-01T00:00:00Z",
        "certificate",
        ("Compare that machine's clock", "the clock there is wrong", "a proxy's certificate"),
        ("nslookup", "trust its root"),
    ),
    "a helper that keeps no logins": Told(
        f"{TYPED}{SAVING}`not implemented`", "keeps-no-logins", ("Leave docker login out",), ("docker login --user",)
    ),
    "a login that the keychain keeps": Told(
        f"{TYPED}{SAVING}`The specified item already exists in the keychain.`",
        "kept-login",
        (f"docker logout {HOST}", "log in again"),
        ("docker login --user",),
    ),
    "the store of Windows": Told(
        f"{TYPED}Error saving credentials: error storing credentials - err: exit status 1783, out: `The stub received"
        " bad data.`",
        "store-too-small",
        ("wincred",),
        ("docker login --user",),
    ),
    "a helper that is missing": Told(
        f'{TYPED}error getting credentials - err: exec: "docker-credential-desktop": executable file not found in'
        " $PATH",
        "credential-helper",
        ("docker-credential-desktop version",),
        ("docker login --user",),
    ),
    "a token of another region": Told(
        f"$ aws ecr get-login-password --region eu-north-1 | docker login --username AWS --password-stdin {HOST}\n"
        f"$ docker push {HOST}/team/app\n{BASIC}",
        "token-host",
        ("--region eu-west-1; the command says eu-north-1",),
        ("the region is not the cause", "get-authorization-token"),
    ),
    "a token of this region": Told(
        f"{TYPED}Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request",
        "log-in-again",
        ("docker login --username",),
        ("proxyEndpoint",),
    ),
    "PowerShell": Told(
        f"PS C:\\src> {TYPED[2:]}Error response from daemon: login attempt to https://{HOST}/v2/ failed with status:"
        " 400 Bad Request",
        "log-in-again",
        ("Log in through cmd", 'cmd /c "aws ecr get-login-password'),
        ("grep ",),
    ),
    "a login for the same mask": Told(
        f"$ docker login -u AWS --password-stdin ***{HOST[12:]}\nLogin Succeeded\n"
        f"$ docker push ***{HOST[12:]}/team/app\nno basic auth credentials",
        "log-in-again",
        ("the login that was made did not count",),
        ("as the same user",),
    ),
    "a login by root": Told(
        f"$ AWS_PROFILE=dev sudo docker push {HOST}/team/app\n{BASIC}",
        "log-in-again",
        ("--profile dev", "| sudo docker login"),
    ),
    "get-login": Told(
        "$ $(aws ecr get-login --no-include-email --region eu-west-1)\n"
        "aws: error: argument operation: Invalid choice: 'get-login', maybe you meant:\n  * get-login-password",
        "old-login-command",
        ("get-login-password --region eu-west-1",),
        ("proxyEndpoint",),
    ),
    "no password": Told(
        f"{TYPED}Error: Cannot perform an interactive login from a non TTY device",
        "no-token",
        ("authorizationData[].expiresAt", "aws sso login"),
    ),
    "a session of SSO": Told(
        f"{TYPED.replace('--region', '--profile dev --region')}The SSO session associated with this profile has expired"
        " or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.",
        "sso-login",
        ("aws sso login --profile dev", "Successfully logged into"),
        ("renew the AWS keys first",),
    ),
    "no region": Told(
        f"{TYPED.replace(' --region eu-west-1', '')}You must specify a region. You can also configure your region by"
        ' running "aws configure".',
        "aws-credentials",
        ("<not set> beside region", "--region eu-west-1"),
    ),
    "GitLab's runner": Told(
        f'ERROR: Job failed: failed to pull image "{HOST}/team/app:v1" with specified policies [always]: Error response'
        f" from daemon: {HEAD} (manager.go:237:0s)",
        "own-login",
        ("DOCKER_AUTH_CONFIG",),
        ("docker login --user", "credsStore"),
    ),
    "GitHub's runner": Told(
        f"##[error]Docker login for '{HOST}' failed with exit code 1",
        "own-login",
        ("container.credentials",),
        ("docker login --user",),
    ),
    "kaniko": Told(
        "error checking push permissions -- make sure you entered the correct tag name: checking push permission for"
        f' "{HOST}/team/app:v1": POST https://{HOST}/v2/team/app/blobs/uploads/: unexpected status code 401'
        " Unauthorized",
        "kaniko-helper",
        ("/kaniko/.docker/config.json",),
        ("docker login --user", "crane"),
    ),
    "Flux": Told(
        f"chart pull error: failed to download chart for remote reference: {HOST}/team/app:v1: 401 Unauthorized",
        "own-login",
        ("provider: aws",),
        ("docker login --user",),
    ),
    "Argo CD": Told(
        f"error fetching chart: failed to get index: {HOST}: denied: Your authorization token has expired."
        " Reauthenticate and try again.",
        "own-login",
        ("repository secret",),
        ("docker login --user",),
    ),
    "Elastic Beanstalk": Told(
        f"ERROR Instance: i-0a1b2c3d4e5f60718 Failed to pull Docker image {HOST}/team/app:v1: {HEAD}. Check snapshot"
        " logs for details.",
        "node-credentials",
        (),
        ("docker login --user",),
    ),
    "helm": Told(
        f"Error: INSTALLATION FAILED: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1:"
        " 401 Unauthorized",
        "log-in-again",
        ("| helm registry login --username AWS",),
        ("docker login --user", "attached-role-policies"),
    ),
    "podman": Told(
        f"$ podman push {HOST}/team/app:v1\nError: writing blob: initiating layer upload to /v2/team/app/blobs/uploads/"
        f" in {HOST}: authentication required",
        "log-in-again",
        ("| podman login --username AWS",),
        ("docker login --user",),
    ),
    "a library of many programs": Told(
        f"HEAD https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized (HEAD responses have no"
        " body, use GET for details)",
        "log-in-again",
        ("| docker login --username AWS",),
        ("crane",),
    ),
    "a signer": Told(
        f'$ notation sign {HOST}/team/app:v1\nError: failed to get manifest descriptor: HEAD "https://{HOST}/v2/team/app/'
        'manifests/v1": basic credential not found',
        "log-in-again",
        ("| notation login --username AWS",),
        ("oras login",),
    ),
    "a login for another registry": Told(
        f"{TYPED.replace('111122223333', '444455556666')}Login Succeeded\n$ docker push {HOST}/team/app\n{BASIC}",
        "log-in-again",
        (f"Log in to '{HOST}' as well: the login above is for 444455556666.", f"--password-stdin {HOST}"),
        ("as the same user",),
    ),
    "a login that did not count": Told(
        f"{TYPED}Login Succeeded\n$ sudo docker push {HOST}/team/app\n{BASIC}",
        "log-in-again",
        ("the login that was made did not count", "| sudo docker login"),
        ("as the same user",),
    ),
    "a container that root runs": Told(
        f'$ sudo nerdctl run --rm {HOST}/team/app:v1\nfailed to resolve reference "{HOST}/team/app:v1": pull access'
        " denied, repository does not exist or may require authorization: authorization failed: no basic auth"
        " credentials",
        "log-in-again",
        ("| sudo nerdctl login",),
        ("docker login --user", "attached-role-policies"),
    ),
    "logins for two registries": Told(
        f"{TYPED}{TYPED.replace('111122223333', '444455556666')}$ docker push {HOST}/team/app\n{BASIC}",
        "log-in-again",
        ("the login that was made did not count",),
        ("444455556666",),
    ),
    "an engine that does not run": Told(
        f"PS C:\\src> docker pull {HOST}/team/app:v1\nerror during connect: this error may indicate that the docker"
        ' daemon is not running: Post "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/images/create": open'
        " //./pipe/docker_engine: The system cannot find the file specified.",
        "container-engine",
        ("error during connect", "give the CI job one"),
        ("docker login --user", "describe-images"),
    ),
    "a kubelet's credential provider": Told(
        "W1125 10:00:20.900100 4681 plugin.go:238] Failed getting credential from external registry credential"
        f" provider: error execing credential provider plugin ecr-credential-provider for image {HOST}/team/app: exit"
        " status 1",
        "credential-helper",
        ("journalctl --unit kubelet",),
        ("config.json", "docker login --user"),
    ),
    "a pod whose node does not answer": Told(
        "failed to get credential from aws: operation error ECR: GetAuthorizationToken, get identity: get credentials:"
        " failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request"
        " canceled, context deadline exceeded",
        "instance-metadata",
        ("service account a role", "kubectl get serviceaccount", "HttpPutResponseHopLimit"),
        ("aws configure list", "get-caller-identity"),
    ),
    "a role that a job's token could not assume": Told(
        "$ aws sts assume-role-with-web-identity --role-arn $ROLE_ARN\nAn error occurred (AccessDenied) when calling"
        " the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity\n"
        f'{TYPED}Unable to locate credentials. You can configure credentials by running "aws configure".',
        "trust-policy",
        ("aud and sub",),
        ("aws configure list", "docker login --user"),
    ),
    "a role of the CDK's": Told(
        "api: fail: Could not assume role in target account using current credentials (which are for account"
        " 444455556666) User: arn:aws:iam::444455556666:user/ci is not authorized to perform: sts:AssumeRole on"
        " resource: arn:aws:iam::111122223333:role/cdk-own1-image-publishing-role-111122223333-eu-west-1 . Please make"
        " sure that this role exists in the account.",
        "trust-policy",
        (
            "cdk bootstrap aws://111122223333/eu-west-1 --qualifier own1 --trust 444455556666",
            '--cloudformation-execution-policies "<policy-arn>"',
        ),
        ("it does not trust it",),
    ),
    "a job's token, of an issuer that the account does not know": Told(
        f"{TYPED}An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No"
        " OpenIDConnect provider found in your account for https://ci.example.com/tenant/oidc\n"
        "Error: Cannot perform an interactive login from a non TTY device",
        "trust-policy",
        ("Create an identity provider", "the token's issuer"),
        ("get-role", "aws configure list", "docker login --user"),
    ),
    "a role refused to Concourse's worker": Told(
        "ERRO[0002] error assuming role 'arn:aws:iam::111122223333:role/pull': operation error STS: AssumeRole, https"
        " response error StatusCode: 403, RequestID: 1, api error AccessDenied: User:"
        " arn:aws:sts::444455556666:assumed-role/worker/i-0a1b2c3d4e5f60718 is not authorized to perform:"
        " sts:AssumeRole on resource: arn:aws:iam::111122223333:role/pull\nERRO[0002] cannot authenticate with ECR",
        "trust-policy",
        ("get-role --role-name pull", "role worker"),
        ("docker login --user", "get-authorization-token", "sts assume-role"),
    ),
    "keys that AWS does not know in a region to be enabled": Told(
        "##[group]Run aws-actions/amazon-ecr-login@v2\nenv:\n  AWS_REGION: me-central-1\n##[endgroup]\n"
        "##[error]The security token included in the request is invalid",
        "opt-in-region",
        ("get-region-opt-status --region-name me-central-1",),
        ("<region>", "docker login --user"),
    ),
    "Jenkins, without the credential": Told(
        "ERROR: Could not find credentials matching ecr:eu-west-1:aws-push",
        "own-login",
        ("has this AWS credential", "knows the region", "ecr:REGION:ID"),
        ("aws configure list", "sts.", "docker login --user"),
    ),
    "Renovate": Told(
        " WARN: ECR getAuthorizationToken error (repository=acme/web)\n"
        '       "errorMessage": "The security token included in the request is expired"',
        "own-login",
        ("Give Renovate AWS keys for this host, or renew them",),
        ("aws configure list", "get-caller-identity", "docker login --user"),
    ),
    "zot": Told(
        f'{{"level":"error","error":"failed to get ECR credentials {HOST}: unable to get ECR authorization token for'
        " account 111122223333: operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api"
        ' error ExpiredTokenException: The security token included in the request is expired","message":"failed to'
        ' retrieve credentials using ECR credentials helper."}',
        "aws-credentials",
        ("of the program that asked",),
        ("aws configure list", "sts.", "docker login --user"),
    ),
    "Dependabot": Told(
        "ERROR <job_1> The following source could not be reached as it requires authentication (and any provided"
        f" details were invalid or lacked the required permissions): {HOST}",
        "own-login",
        ("dependabot.yml",),
        ("docker login --user", "config.json"),
    ),
    "a webhook that verifies images": Told(
        'Error from server: admission webhook "mutate.kyverno.svc-fail" denied the request: failed to verify image'
        f" {HOST}/team/app:v1: .attestors[0].entries[0].keys: GET https://{HOST}/v2/team/app/manifests/v1: unexpected"
        " status code 401 Unauthorized: Not Authorized",
        "own-login",
        ("webhook that verifies images",),
        ("docker login --user", "config.json"),
    ),
    "Kamal": Told(
        "  ERROR (SSHKit::Command::Failed): Exception while executing on host 10.0.0.1: docker exit status: 1\n"
        "docker stdout: Nothing written\n"
        "docker stderr: WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n"
        f"Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request",
        "own-login",
        ("in Kamal's configuration",),
        ("docker login --user",),
    ),
    "Ansible": Told(
        f'fatal: [10.0.0.1]: FAILED! => {{"changed": false, "msg": "Error pulling {HOST}/team/app - pull access denied'
        f" for {HOST}/team/app, repository does not exist or may require 'docker login': denied: Your authorization"
        ' token has expired. Reauthenticate and try again."}',
        "log-in-again",
        ("on the host that failed", "docker login --username AWS"),
        ("as the same user",),
    ),
    "Spring Boot": Told(
        f"> Task :bootBuildImage FAILED\n> Error response received when pushing image {HOST}/team/app:v1: no basic auth"
        " credentials",
        "own-login",
        ("docker.publishRegistry",),
        ("docker login --user",),
    ),
    "a resolver that does not answer": Told(
        f'Failed to pull image "{HOST}/team/app:v1": failed to do request: Head'
        f' "https://{HOST}/v2/team/app/manifests/v1":'
        f" dial tcp: lookup {HOST} on 10.0.0.2:53: read udp 10.0.3.4:51034->10.0.0.2:53: i/o timeout",
        "dns",
        ("Look the host up", "its resolver does not answer"),
        ("describe-vpc-endpoints", "starport"),
    ),
    "an image of another region than the function": Told(
        f'Error:\nThe region "eu-west-1" of the ECR image "{HOST}/team/app:v1" must match provider region'
        ' "eu-central-1".',
        "function-region",
        ("in the image's region: eu-west-1",),
        (),
    ),
    "a login as another user than the one who pulled": Told(
        f"{TYPED}Login Succeeded\n$ sudo -u deploy docker pull {HOST}/team/app:v1\nError response from daemon: {HEAD}",
        "log-in-again",
        ("| sudo -u deploy docker login",),
        ("/root/",),
    ),
    "a library's words": Told(
        f"checking the image: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not"
        " Authorized",
        "log-in-again",
        ("where what asked keeps its login",),
        ("as the same user",),
    ),
    "a plug-in of Maven's that asks AWS": Told(
        f"[INFO] DOCKER> Pushing image {HOST}/team/app:v1\n[ERROR] DOCKER> AWS authentication failure",
        "no-token",
        ("the login got none",),
        ("docker login was given none",),
    ),
    "Testcontainers": Told(
        "WARN RegistryAuthLocator - Failure when attempting to lookup auth config. Please ignore if you don't have"
        f" images in an authenticated registry. Details: (dockerImageName: {HOST}/team/app:v1, configFile:"
        " /root/.docker/config.json). Exception message: /root/.docker/config.json (No such file or directory)\n"
        f"ContainerFetchException: Failed to pull image: {HOST}/team/app:v1\nCaused by:"
        f' InternalServerErrorException: Status 500: {{"message":"{HEAD}"}}',
        "log-in-again",
        (),
        ("docker-login", "describe-nodegroup"),
    ),
    "Argo CD, by helm": Told(
        "failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = `helm pull oci://"
        f"{HOST}/charts/web --version 1.2.0` failed exit status 1: Error: unexpected status from HEAD request to"
        f" https://{HOST}/v2/charts/web/manifests/1.2.0: 401 Unauthorized",
        "own-login",
        ("repository secret",),
        ("docker login --user", "helm registry login"),
    ),
    "Nomad": Told(
        f'Driver Failure  failed to initialize task "web" for alloc "1": Failed to pull `{HOST}/team/app:v1`: Error'
        f" response from daemon: {HEAD}",
        "own-login",
        ("Nomad client's docker plug-in", "auth.helper"),
        ("docker login --user",),
    ),
    "Nomad's helper": Told(
        f'Driver Failure  Failed to find docker auth for repo "{HOST}/team/app": exec: "docker-credential-ecr-login":'
        " executable file not found in $PATH",
        "credential-helper",
        ("on the PATH of what failed",),
        ("docker-login", "get-caller-identity"),
    ),
    "Nomad's helper that gave nothing": Told(
        f'Driver Failure  Failed to find docker auth for repo "{HOST}/team/app": docker-credential-ecr-login with input'
        f' "{HOST}" failed with stderr: credentials not found in native keychain',
        "own-login",
        ("its helper AWS credentials", "of the Nomad agent"),
        ("docker-login",),
    ),
    "Harbor": Told(
        "[ERROR] [/controller/replication/transfer/image/transfer.go:497]: failed to push manifest of artifact"
        f" {HOST}/team/app:v1: http status code: 401, body: ",
        "own-login",
        ("access key in Harbor's registry endpoint",),
        ("docker login --user",),
    ),
    "Harbor, by a key that is gone": Told(
        "[ERROR] [/pkg/reg/adapter/awsecr/adapter.go:188]: failed to ping registry"
        f" https://{HOST}: UnrecognizedClientException: The security token included in the request is invalid.",
        "own-login",
        ("access key in Harbor",),
        ("aws configure list", "get-caller-identity"),
    ),
    "kaniko, at the destination": Told(
        f"error pushing image: failed to push to destination {HOST}/team/app:v1: POST https://{HOST}/v2/team/app/blobs/"
        "uploads/: unexpected status code 401 Unauthorized",
        "kaniko-helper",
        (),
        ("docker login --user", "crane"),
    ),
    "oras": Told(
        f"$ oras push {HOST}/team/app:v1\nError: {HEAD}", "log-in-again", ("| oras login",), ("docker login --user",)
    ),
    "crane": Told(
        f"$ crane manifest {HOST}/team/app:v1\nGET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401"
        " Unauthorized: Not Authorized",
        "log-in-again",
        ("| crane auth login",),
        ("docker login --user",),
    ),
    "a login to ECR Public": Told(
        "$ docker login --username AWS --password-stdin public.ecr.aws\n"
        'Error response from daemon: Get "https://public.ecr.aws/v2/": denied: Not Authorized',
        "log-in-again",
        ("aws ecr-public get-login-password --region us-east-1",),
        ("docker logout",),
    ),
    "a task, and a public address": Told(
        f'{TASK}RequestError: send request failed caused by: Post "{API}": dial tcp 44.213.79.10:443: i/o timeout',
        "task-subnet",
        ("aws ecs describe-tasks",),
        ("curl", "from here"),
    ),
    "a task, and a private address": Told(
        f'{TASK}RequestError: send request failed caused by: Post "{API}": dial tcp 10.0.3.7:443: i/o timeout',
        "task-subnet",
        (),
        ("curl", "from here", "NAT gateway, a public IP", "turn its private DNS on"),
    ),
    "the layers, and a public address": Told(
        'failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a/b": dial'
        " tcp 52.216.0.1:443: i/o timeout",
        "layer-route",
        ("starport-layer-bucket", "in its region a gateway endpoint"),
        ("nslookup", "<registry-id>"),
    ),
    "layers that were pushed": Told(
        f"The push refers to repository [{HOST}/team/app]\n5f70bf18a086: Pushed\n"
        f'Put "https://{HOST}/v2/team/app/manifests/v1": unexpected EOF',
        "network",
        (),
        ("describe-repositories", "simulate-principal-policy"),
    ),
    "a back-off": Told(
        f'Normal  BackOff  3s (x6 over 1m)  kubelet  Back-off pulling image "{HOST}/team/app:v1"',
        "pod-events",
        ("kubectl get events", "journalctl -u kubelet"),
        ("batch-get-image", "Read the message itself"),
    ),
    "a pull secret that is missing": Told(
        "Warning FailedToRetrieveImagePullSecret 3s kubelet Unable to retrieve some image pull secrets (regcred);"
        f' attempting to pull the image may not succeed.\nFailed to pull image "{HOST}/team/app:v1": {BASIC}',
        "pull-secret",
        ("secret regcred", "kubectl get secret regcred"),
        ("docker login --user",),
    ),
    "a pull secret": Told(
        f'Failed to pull image "{HOST}/team/app:v1": denied: Your authorization token has expired. Reauthenticate and'
        " try again.",
        "kubelet-login",
        ("a pull secret of the pod", "a file on the node"),
        ("an AGE over 12 hours", "docker login --user"),
    ),
    "a proxy that wants a login": Told(
        f'Get "https://{HOST}/v2/": Proxy Authentication Required',
        "proxy",
        ("want a login",),
        ("took no connection",),
    ),
    "a manifest that was refused": Told(
        f"Error: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden",
        "log-in-again",
        (),
        ("lets layers through",),
    ),
    "a container that a job is to run in": Told(
        f"##[command]/usr/bin/docker pull {HOST}/team/app:v1\nError response from daemon: {BASIC}\n"
        "##[warning]Docker pull failed with exit code 1, back off 3.5 seconds before retry.",
        "own-login",
        ("before any step",),
        ("docker login --user",),
    ),
    "a key that a program keeps": Told(
        f'ERROR: Job failed: failed to pull image "{HOST}/team/app:v1" with specified policies [always]: denied: '
        "User: arn:aws:iam::444455556666:user/ci is not authorized to perform: ecr:BatchGetImage on resource: "
        "arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the "
        "ecr:BatchGetImage action",
        "repository-name",
        (),
        ("the stored login is", "the stored login;"),
    ),
    "images of ECR Public that were asked for too often": Told(
        "failed to copy: public.ecr.aws/docker/library/python:3.12: 429 Too Many Requests - Server message: "
        "toomanyrequests: Rate exceeded",
        "log-in-again",
        ("it allows more with a login",),
        ("Log in again",),
    ),
    "a full disk of Windows": Told(
        f"PS C:\\work> docker pull {HOST}/team/app:v1\nfailed to register layer: re-exec error: exit status 1: output: "
        "ProcessBaseLayer C:\\ProgramData\\docker\\windowsfilter\\abc: There is not enough space on the disk.",
        "disk-space",
        ("Get-PSDrive", "little free"),
        ("df -i", "/var/lib", "100%"),
    ),
    "a push of docker's whose token is old": Told(
        f"The push refers to repository [{HOST}/team/app]\n5f70bf18a086: Preparing\ndenied: Your authorization token "
        "has expired. Reauthenticate and try again.",
        "log-in-again",
        ("Log in again, as the same user.",),
        ("where what asked keeps its login",),
    ),
    "signatures of docker's own": Told(
        f"$ docker push {HOST}/team/app:v1\nSigning and pushing trust metadata\nError: error contacting notary server: "
        "denied: requested access to the resource is denied",
        "content-trust",
        ("DOCKER_CONTENT_TRUST",),
        ("docker login", "aws ecr", "simulate-principal-policy"),
    ),
    "a node that does not reach STS": Told(
        f'Failed to pull image "{HOST}/team/app:v1": Could not connect to the endpoint URL: '
        '"https://sts.eu-west-1.amazonaws.com/"',
        "network",
        ("https://sts.eu-west-1.amazonaws.com/",),
        ("ecr.api", "ecr.dkr", "starport"),
    ),
    "an action that could not log in": Told(
        f"##[error]Could not login to registry {HOST}: Error: The process '/usr/bin/docker' failed with exit code 1",
        "log-in-again",
    ),
}


def words(advice: Iterable[Advice]) -> str:
    """All that the advice says."""
    outcomes = (f"{outcome.answer} -> {outcome.meaning}" for one in advice for outcome in one.outcomes)
    return "\n".join((*(f"{one.headline} {one.why} {' '.join(one.commands)}" for one in advice), *outcomes))


def test_a_login_is_among_the_first_where_the_words_ask_for_one() -> None:
    (failure,) = parse(f"{HOST}/cart: Build Failed. No push access to specified image repository.")
    assert "log-in-again" in [one.id for one in advise(failure)[:3]]


def test_each_situation_has_its_answer_first_and_nothing_that_is_not_so() -> None:
    for name, told in SITUATIONS_TOLD.items():
        (failure,) = parse(told.text)
        advice = advise(failure)
        assert advice[0].id == told.first, (name, [one.id for one in advice])
        assert not [part for part in told.says if part not in words(advice[:1])], (name, words(advice[:1]))
        assert not [part for part in told.nowhere if part in words(advice)], (name, words(advice))


def test_the_same_situations_have_their_answers_in_japanese() -> None:
    for name, told in SITUATIONS_TOLD.items():
        (failure,) = parse(told.text)
        assert [one.id for one in advise(failure, Language.JAPANESE)] == [one.id for one in advise(failure)], name


def test_where_a_node_does_not_reach_sts_the_vpc_endpoint_of_sts_is_looked_at() -> None:
    told = 'Failed to pull image "{}/team/app:v1": Could not connect to the endpoint URL: "https://{}/"'
    (failure,) = parse(told.format(HOST, "sts.eu-west-1.amazonaws.com"))
    assert "Values=com.amazonaws.eu-west-1.sts" in words(advise(failure)[1:2])
