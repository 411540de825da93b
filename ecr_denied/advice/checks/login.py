"""Checks of the login: the token, its host, the command that gets it, and where it is kept."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import MEANINGS
from ecr_denied.advice.readings import operator_there

_NO_IDENTITY = "no-identity: Unable to locate credentials, expired, SSO -> give or renew them: a profile, a role, keys"
_REGISTRY_AUTH = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html"
_PUBLIC_AUTH = "https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html"
_STORES_PAGE = "https://docs.docker.com/reference/cli/docker/login/#credential-helpers"
_STALE_PUBLIC = "ECR Public refuses an expired token even for images that anyone may pull without one."
_OF_A_LOGIN = "cause=not-authenticated|token-expired|token-invalid"

_LOG_IN_AGAIN = Check(
    "log-in-again",
    Kind.CREDENTIALS,
    "Log in where the program that failed keeps its login, as its user.",
    _REGISTRY_AUTH,
    why="A login counts for the user, the machine and the literal host that it was made for; a program that keeps a "
    "login in its settings needs the token there. A token lasts 12 hours and belongs to one region: an expired one "
    "can be refused as 'denied' or by a bare 403.",
    needs="!node !own-login",
    changes_state=True,
    commands=one_command(
        commands.LOG_IN,
        shared.LOGGED_IN,
        _NO_IDENTITY,
        "login-denied: AccessDenied -> pipe that message into ecr-denied",
        "not-kept: not implemented -> ecr-login is set up: no login is needed",
    ),
)
LOG_IN_AGAIN = (
    _LOG_IN_AGAIN.but(
        "Log in to {host} as well: the login above is for {login_host}.",
        needs=f"login-elsewhere {_OF_A_LOGIN}",
        why="Docker keeps a login under the literal host. The action amazon-ecr-login logs in to the registry of its "
        "own account: name any other account in its input registries.",
    ),
    _LOG_IN_AGAIN.but(
        "Give the login and the client one user and one configuration, which no other job uses.",
        needs=f"login-here {_OF_A_LOGIN}",
        why="The login that was made did not count: sudo, another container or step, and another DOCKER_CONFIG see "
        "none of it. A logout with the same config.json takes it away, as another job's at its end.",
    ),
    _LOG_IN_AGAIN.bare(
        "Compare the host that was asked with {login_host}: the login above is for that one.",
        needs=f"login-without-match {_OF_A_LOGIN}",
        why="A token belongs to one region and is kept under the literal host. A name without a host is asked at "
        "Docker Hub.",
    ),
    _LOG_IN_AGAIN.bare(
        "Compare the host that was asked with the one logged in to: the login did not count.",
        needs=f"login-somewhere {_OF_A_LOGIN}",
        why="A token belongs to one region, and a login is kept under the literal host, for the user and the "
        "configuration that it was made with: sudo, another container and another DOCKER_CONFIG see none of it.",
    ),
    _LOG_IN_AGAIN.but(shared.LOG_IN_FOR_ENGINE, needs="client=engine-api", why=shared.ENGINE_KEEPS_NO_LOGIN),
    # PowerShell docs, about_pipelines; aws/aws-cli#5317.
    _LOG_IN_AGAIN.but(
        "Log in through cmd: PowerShell before 7.4 changes a token that it pipes.",
        needs="pipe-changed",
        why=shared.PIPE_CHANGES,
    ),
    # The keys of a caller who could not assume the role are another identity's.
    _LOG_IN_AGAIN.but(
        "Log in with the keys of {unassumed_role}, once it can be assumed.",
        needs=f"unassumed-role !bootstraps-role {_OF_A_LOGIN}",
    ),
    _LOG_IN_AGAIN.but(
        "Log in to ECR Public: it allows more with a login.",
        needs="cause=rate-limited",
        why=shared.PUBLIC_RIGHTS,
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
    ),
    _LOG_IN_AGAIN.but(
        "Run that login by hand in the job: its log does not have docker's own words.",
        needs="job docker-silent",
        why="The step had a token to send, or it would have said so. docker says what the registry answered, or why it "
        "could not keep the login.",
    ),
    # It is kept in the configuration of the user who made it (docker login reference).
    _LOG_IN_AGAIN.but(
        "Log in in the job itself, before it pushes or pulls.",
        needs="job !login",
        why="A login on another machine changes nothing for a job. It belongs in a step before: amazon-ecr-login at "
        "GitHub, before_script at GitLab, pre_build in a buildspec. A token that the CI system keeps as a password "
        "lasts 12 hours.",
    ),
    _LOG_IN_AGAIN.but(
        "Log in by one pipe, with a token of aws {ecr} for the registry's region.",
        needs="login !login-in-words",
        why="A token belongs to one region, and to ECR Public or to private registries. What prints to a terminal, as "
        "docker run -t does, changes it.",
    ),
    _LOG_IN_AGAIN.but(
        "Log in with a token of aws ecr-public: ECR Public takes no other.",
        needs="public",
        why=shared.PUBLIC_RIGHTS,
        page=_PUBLIC_AUTH,
    ),
    _LOG_IN_AGAIN.but(
        "Log in again; to public.ecr.aws by aws ecr-public get-login-password --region us-east-1.",
        needs="cause=token-invalid !registry",
    ),
    _LOG_IN_AGAIN,
)

# ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239).
STALE_PUBLIC_LOGIN = Check(
    "stale-public-login",
    Kind.CREDENTIALS,
    "Drop the stored login for {host}.",
    _PUBLIC_AUTH,
    why=_STALE_PUBLIC,
    needs="public !push !login",
    changes_state=True,
    commands=one_command(
        "{sudo} {client} logout {login-host}",
        "logged-out: Removing or Removed login credentials -> pull again: if it works, that was the cause",
        # helm/helm, pkg/registry/client.go: docker's logins stand in for those of helm.
        Answer("not-helms: not logged in -> helm takes docker's login then: drop it by docker logout", "helm-login"),
    ),
)

_TOKEN_HOST = Check(
    "token-host",
    Kind.CREDENTIALS,
    "Compare the token's region with that of the registry.",
    _REGISTRY_AUTH,
    why="A token of another region is not accepted. The command prints a host of your own account, whichever registry "
    "the token is used for: compare the region alone, not the account.",
    who=operator_there,
    needs="!node !own-login !region-typed !public",
    commands=one_command(
        '{aws} ecr get-authorization-token --query "authorizationData[].proxyEndpoint" {--profile} {--region-typed}',
        "region-differs: a host of another region -> log in with the region of the registry",
        "region-set-here: a host of this region -> right here: was it the same where the token was asked for?",
    ),
)
TOKEN_HOST = (
    _TOKEN_HOST.bare(
        "Log in with --region {region}; the command says {typed_region}.",
        needs="other-region-typed",
        why="A token belongs to the region that it was asked for in. AWS credentials are of one partition: those of "
        "China, GovCloud and the other regions count for themselves alone.",
    ),
    _TOKEN_HOST,
)

OLD_COMMAND = Check(
    "old-login-command",
    Kind.CREDENTIALS,
    "Log in by get-login-password: get-login is gone.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html",
    why="The AWS CLI has aws ecr get-login up to version 1 alone, and docker login takes no -e any more.",
    needs="old-login",
    changes_state=True,
    commands=one_command(commands.LOG_IN, shared.LOGGED_IN),
)

NO_CLI = Check(
    "no-cli",
    Kind.LOCAL_MACHINE,
    "Install the AWS CLI where the login runs, or log in by another tool.",
    "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
    why="The shell found no program aws, so docker login was given no password: it is not installed there, or PATH "
    "lacks its folder. The helper ecr-login and the login actions of CI systems need none.",
    needs="cli-missing",
)

# docker login asks for a password where none comes by the pipe (docker/cli, cli/command/registry/login.go).
_NO_TOKEN = Check(
    "no-token",
    Kind.CREDENTIALS,
    "Ask AWS for a token alone: the login got none.",
    _REGISTRY_AUTH,
    why="What asks for the token printed none, or the program that failed asks by itself. The error of AWS is above, "
    "if it is kept.",
    needs="no-token has-shell",
    commands=one_command(
        commands.TOKEN_EXPIRY,
        _NO_IDENTITY,
        SENTENCE,
        "token-comes: a time -> a token comes here: use this shell, user and profile, and no -t",
    ),
)
NO_TOKEN = (
    _NO_TOKEN.bare(
        "Mend what the AWS CLI says: it gave no token, for that reason.",
        needs="reason-unread",
        why="The program behind the pipe only waited for a token. This program does not know the message: it is of "
        "the AWS CLI itself, or of its settings.",
    ),
    _NO_TOKEN,
)

# --- where it is kept ----------------------------------------------------------------------------------

_STORES = (
    Answer(
        "store-failed: credsStore, another name -> that store failed: take it out, or name another", "store-at-fault"
    ),
    # docker/cli, cli/config/config.go, LoadDefaultConfigFile.
    Answer("default-store: nothing -> docker takes the store of the system where it is installed", "store-at-fault"),
    Answer("no-login: nothing, other hosts -> this file has no login and no helper for this host", "!store-at-fault"),
    Answer(
        "login-stored: this host -> its login was refused, or not used, as under sudo or in a job",
        f"{_OF_A_LOGIN} !wording=distribution.no-basic-auth",
        first="cause=token-expired",
    ),
    Answer(
        "helper-named: ecr-login, credsStore -> it gives the login; ecr-login asks AWS, and takes no docker login",
        "!store-at-fault",
        first="cause=token-expired",
    ),
)
_LOOK_UP_STORE = '{sudo} grep -oE \'"(credsStore|[^"]*ecr[^"]*)": *("[^"]*"|\\{)\' {login-store}'
_KUBELETS_PROVIDER = "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/"

_CREDENTIAL_HELPER = Check(
    "credential-helper",
    Kind.CREDENTIAL_HELPER,
    "Look which login is stored, or which helper is named.",
    _STORES_PAGE,
    why="The client asks the helper that is named for the host, or as credsStore; ecr-login keeps no login, asks AWS "
    "itself, and says in ~/.ecr/log/ecr-login.log why it got none. Jobs that share one config.json log each other out.",
    who=operator_there,
    needs="helper-in-doubt has-shell",
    commands=(
        Command(_LOOK_UP_STORE, *_STORES, needs="!shell=powershell|cmd"),
        Command(
            'Select-String -Pattern "^[^{]*credsStore[^{]*$","^[^{]*ecr[^{]*: [^{]*[{]*$" -Path '
            '"~/.docker/config.json"',
            *_STORES,
            needs="shell=powershell",
        ),
        Command(
            'findstr /R /C:"^[^{]*credsStore[^{]*$" /C:"^[^{]*ecr[^{]*: [^{]*[{]*$" '
            '"%USERPROFILE%\\.docker\\config.json"',
            *_STORES,
            needs="shell=cmd",
        ),
    ),
)
CREDENTIAL_HELPER = (
    # Windows Subsystem for Linux docs, wsl-config: interop starts programs of Windows.
    _CREDENTIAL_HELPER.bare(
        "Take this helper out of config.json, or name another: it is a program of another system or processor.",
        needs="helper-foreign",
        why="The system could not start the program, so it asked nothing. It is named there as credsStore or under "
        "credHelpers. In WSL an .exe starts only while its interop works: wsl --shutdown in Windows often brings it "
        "back.",
    ),
    # docker-credential-helpers: secretservice by D-Bus, pass by GPG, wincred by the session of Windows.
    _CREDENTIAL_HELPER.bare(
        "Make the store of pass first: pass init, with the id of a key of gpg.",
        needs="wording=helpers.pass-closed",
        why="pass keeps nothing before that. ecr-login, named under credHelpers for the host, needs no store.",
    ),
    _CREDENTIAL_HELPER.but(
        "Install ecr-login and name it for the host under credHelpers: the store of the logins did not open.",
        needs="store-closed",
        why="secretservice and wincred open in a session of a desktop, which a server, a job or an SSH session lacks; "
        "ecr-login needs no store; for a program that runs docker login, set AWS_ECR_IGNORE_CREDS_STORAGE=true too.",
    ),
    _CREDENTIAL_HELPER.but(
        "Log in to this host, or name ecr-login for it under credHelpers: the client was given no login.",
        needs="login-not-held !helper !client=kubelet",
    ),
    _CREDENTIAL_HELPER.bare(
        "Put the helper on the PATH of what failed, or name none.",
        needs="helper-missing",
        why="The client found no program of this name: it is not installed, or PATH lacks its folder, as that of a "
        "service or of a program of the desktop. It is named as credsStore or under credHelpers in the client's "
        "configuration. docker-credential-ecr-login is in the package amazon-ecr-credential-helper.",
    ),
    # amazon-ecs-cli, modules/clients/aws/ecr/client.go: ecr-login is linked in.
    _CREDENTIAL_HELPER.bare(
        "Give the image as REPOSITORY:TAG without a '/', or with ECR's host: ecs-cli took what is before the '/' for a "
        "registry.",
        needs="of-ecr-alone client=ecs-cli",
        why=MEANINGS["of-ecr-alone client=ecs-cli"],
        page="https://github.com/aws/amazon-ecs-cli#ecs-cli-push",
    ),
    _CREDENTIAL_HELPER.but(
        "Name this helper for ECR's hosts alone, as under credHelpers, and not as the helper of all.",
        needs="of-ecr-alone",
        why=MEANINGS["of-ecr-alone"],
        commands=one_command(
            _LOOK_UP_STORE,
            "helper-of-all: credsStore, this helper -> it is asked for every host: name it by host",
            "helper-of-one: no credsStore -> it does not know a host that it is named for: update it, or drop that",
            needs="!shell=powershell|cmd",
        ),
    ),
    _CREDENTIAL_HELPER.bare(
        "Install a credential provider that runs on the node: this one did not start.",
        needs="provider-unstarted",
        why="There is no program under the path that the text names, or it is for another processor or C library. It "
        "asked AWS for nothing, so no role is at fault.",
        kind=Kind.NODE_CREDENTIALS,
        page=_KUBELETS_PROVIDER,
    ),
    _CREDENTIAL_HELPER.but(
        "Read what the kubelet's credential provider printed.",
        needs="client=kubelet cause=credential-helper-failed|not-authenticated",
        why="The kubelet runs its provider by --image-credential-provider-config and "
        "--image-credential-provider-bin-dir; ecr-credential-provider asks AWS by the node's role.",
        page=_KUBELETS_PROVIDER,
        commands=(
            Command(
                commands.MATCHED_IMAGES,
                "match-lacks-dual-stack: no *.dkr-ecr.*.on.aws -> it gives no login for this host: add that, or use "
                "the usual host",
                "match-has-dual-stack: *.dkr-ecr.*.on.aws -> it was asked: see what it printed",
                needs="dual-stack cause=not-authenticated",
            ),
            Command(
                'journalctl --unit kubelet --no-pager --grep "credential provider"',
                "provider-error: an error of AWS's -> pipe that line into ecr-denied",
                Answer(
                    "provider-missing: no such file, not found -> put the program where the kubelet looks",
                    "!provider-unanswered",
                ),
                Answer(
                    "provider-silent: -- No entries -- -> none failed: is one configured for this host?",
                    needs="cause=not-authenticated",
                ),
            ),
        ),
    ),
    # awslabs/amazon-ecr-credential-helper, README: its log.
    _CREDENTIAL_HELPER.but(
        "Read the log of ecr-login for the error of AWS.",
        needs="helper ecrs-helper cause=credential-helper-failed !shell=powershell|cmd",
        commands=one_command(
            'tail -n 20 "${AWS_ECR_CACHE_DIR:-$HOME/.ecr}/log/ecr-login.log"',
            "helper-logged: an error of AWS's -> pipe that line into ecr-denied",
            "helper-logged-nothing: No such file -> it did not run as this user, or keeps its cache elsewhere",
        ),
    ),
    # The kubelet reads no file of docker's but its own config.json (Kubernetes docs, images).
    _CREDENTIAL_HELPER.but(needs="!client=kubelet"),
)

# Windows RPC_X_BAD_STUB_DATA (docker/docker-credential-helpers#190).
STORE_TOO_SMALL = Check(
    "store-too-small",
    Kind.CREDENTIAL_HELPER,
    "Name ecr-login for {host}: Windows' store, wincred, is too small for a token.",
    _STORES_PAGE,
    why='In %USERPROFILE%\\.docker\\config.json write "{expected_host}": "ecr-login" below credHelpers: it asks '
    "AWS itself. For a program that runs docker login, set AWS_ECR_IGNORE_CREDS_STORAGE=true too. The store holds "
    "2,560 bytes, and a token is longer.",
    needs="store-too-small",
)

# awslabs/amazon-ecr-credential-helper, README: no docker login is needed.
KEEPS_NO_LOGINS = Check(
    "keeps-no-logins",
    Kind.CREDENTIAL_HELPER,
    "Leave docker login out: this helper keeps no logins.",
    _REGISTRY_AUTH,
    why="ecr-login is such a helper: it asks AWS itself at each push and pull. Where a script cannot leave the login "
    "out, AWS_ECR_IGNORE_CREDS_STORAGE=true makes the helper ignore it.",
    needs="keeps-no-logins",
)

# macOS, errSecDuplicateItem: an item is there that the helper may not replace.
KEPT_LOGIN = Check(
    "kept-login",
    Kind.CREDENTIAL_HELPER,
    "Drop the login that the keychain holds, then log in.",
    _STORES_PAGE,
    why="The keychain holds a login for this host that the helper could not replace.",
    needs="kept-already",
    changes_state=True,
    commands=one_command(
        "{sudo} {client} logout {login-host}",
        "login-dropped: Removing or Removed login credentials -> log in again",
        "nothing-dropped: Not logged in -> delete this host's entry in Keychain Access, then log in",
    ),
)

# macOS, errSecAuthFailed and errSecInteractionNotAllowed: security(1), unlock-keychain.
OPEN_KEYCHAIN = Check(
    "open-keychain",
    Kind.CREDENTIAL_HELPER,
    "Unlock the keychain where it failed: security unlock-keychain.",
    _STORES_PAGE,
    why="docker keeps its logins in the keychain, which is locked where no user has signed in to the desktop, as over "
    "SSH or in a job.",
    needs="keychain-closed",
)

# docker reads its configuration from another folder (docker CLI reference, --config). It takes the store of the system
# unless the file there has an entry below auths, of any name (docker/cli, cli/config/config.go, LoadDefaultConfigFile).
_FOLDER = "folder-made: no error, File exists -> its file lets docker take no helper: log in there"
WITHOUT_HELPER = Check(
    "without-helper",
    Kind.CREDENTIALS,
    "Log in without the helper, in a folder of its own.",
    "https://docs.docker.com/reference/cli/docker/#change-the-docker-directory",
    why="A file without an entry below auths lets docker take the store of the system: osxkeychain, wincred, pass or "
    "secretservice. With --config docker has no contexts and plugins of the usual folder.",
    needs="!keeps-no-logins !kept-already !of-ecr-alone !node !own-login docker-login",
    changes_state=True,
    commands=(
        Command(
            'mkdir docker-login; echo \'{"auths":{"none":{}}}\' > docker-login/config.json',
            _FOLDER,
            needs="!on-windows",
        ),
        Command(
            'mkdir docker-login; Set-Content -Encoding ascii docker-login\\config.json \'{"auths":{"none":{}}}\'',
            _FOLDER,
            needs="on-windows !shell=cmd",
        ),
        Command(
            'mkdir docker-login & echo {"auths":{"none":{}}}> docker-login\\config.json',
            _FOLDER,
            needs="shell=cmd",
        ),
        Command(
            "{aws} {ecr} get-login-password {--profile} {--region} | {sudo} docker --config docker-login login "
            "--username AWS --password-stdin {login-host}",
            "helper-at-fault: Login Succeeded -> the helper is at fault: go on with --config, or this folder as "
            "DOCKER_CONFIG",
        ),
    ),
)
