"""Checks of where logins are kept: docker's configuration, credential helpers and stores."""

from __future__ import annotations

from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.readings import operator_there

__all__ = ["CREDENTIAL_HELPER", "KEEPS_NO_LOGINS", "KEPT_LOGIN", "OPEN_KEYCHAIN", "STORE_TOO_SMALL", "WITHOUT_HELPER"]

_HELPER_MISSING = Answer(
    "helper-missing: command not found -> install it, or name no helper in the client's configuration",
    needs="helper-missing",
)
_HELPER_NOT_THERE = Answer(
    "helper-not-there: a version -> this shell finds it: is it on the PATH there?", needs="helper-missing"
)
_HELPER_RUNS = Answer(
    "helper-runs: a version -> it is there: look at its AWS credentials", needs="ecrs-helper !helper-missing"
)
_STORE_RUNS = Answer(
    "store-runs: a version -> it is there: what it keeps logins in failed", needs="!ecrs-helper !helper-missing"
)
_HELPER_FOREIGN = Answer(
    "helper-foreign: exec format error -> it is a program of another system: name another, or none",
    needs="!helper-missing",
)
_STORE_FAILED = Answer(
    "store-failed: credsStore, another name -> that store failed: name another, or none", needs="not-stored"
)
_HELPER_OF_ECR = Answer(
    "helper-of-ecr: ecr-login -> it asks AWS itself: no docker login is needed, or kept", needs="!other-store"
)
_OTHER_HOSTS = Answer(
    "other-hosts: hosts, but not this one -> no login for this one: another account's or region's does not count",
    needs="!not-stored !cause=token-expired",
)
_OTHER_HELPER = Answer(
    "other-helper: credsStore, another name -> docker login stores its logins there: that counts", needs="!not-stored"
)
_NO_HELPER = "no-helper: nothing -> no login for ECR is stored there, and no helper is named"
# What Docker Desktop prints, and a machine where nothing is set up, come first.
_STORES = (_STORE_FAILED, _OTHER_HELPER, _NO_HELPER, _HELPER_OF_ECR, _OTHER_HOSTS)

# The program docker asks (docker login reference, credential helpers).
_CREDENTIAL_HELPER = Check(
    "credential-helper",
    Kind.CREDENTIAL_HELPER,
    "Look which login is stored, or which helper is named.",
    "https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
    why="A helper that fails looks like a missing login. The client asks the helper that is named for "
    "the host, or as credsStore; ecr-login keeps no login and asks AWS itself. Jobs that share one "
    "config.json log each other out.",
    who=operator_there,
    needs="helper-in-doubt has-shell",
    commands=(
        Command(
            '{sudo} grep -oE \'"(credsStore|[^"]*ecr[^"]*)": *("[^"]*"|\\{)\' {login-store}',
            *_STORES,
            needs="!shell=powershell|cmd",
        ),
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
        Command(
            'tail -n 20 "${AWS_ECR_CACHE_DIR:-$HOME/.ecr}/log/ecr-login.log"',
            "helper-logged: an error of AWS's -> pipe that line into ecr-denied",
            "helper-logged-nothing: No such file -> it did not run as this user, or keeps its cache elsewhere",
            needs="helper ecrs-helper cause=credential-helper-failed !shell=powershell|cmd",
        ),
        Command(
            "{helper} version",
            _HELPER_MISSING,
            _HELPER_NOT_THERE,
            _HELPER_RUNS,
            _STORE_RUNS,
            _HELPER_FOREIGN,
            needs="helper",
        ),
    ),
)
CREDENTIAL_HELPER = (
    _CREDENTIAL_HELPER.but(
        "Put the helper on the PATH of what failed, or name none.",
        needs="helper-missing",
        why="The program that gives the client its login failed, not the registry. The client looked for a "
        "program of this name and found none.",
        commands=(Command("{helper} version", _HELPER_MISSING, _HELPER_NOT_THERE, needs="helper"),),
    ),
    _CREDENTIAL_HELPER.but(
        "Name this helper under credHelpers, for the hosts that it knows.",
        needs="of-ecr-alone",
        why="The helper refused the host that it was asked for, and asked AWS for nothing. As credsStore it "
        "is asked for every host.",
        commands=(
            Command(
                '{sudo} grep -oE \'"(credsStore|[^"]*ecr[^"]*)": *("[^"]*"|\\{)\' {login-store}',
                "helper-of-all: credsStore, this helper -> it is asked for every host: name it by host",
                "helper-of-one: no credsStore -> it does not know a host that it is named for: update it, or take that "
                "host out",
                needs="!shell=powershell|cmd",
            ),
        ),
    ),
    _CREDENTIAL_HELPER.but(
        "Install a credential provider that runs on the node: this one did not start.",
        needs="provider-unstarted",
        why="There is no program under the path that the text names, or it is for another processor or "
        "another C library. It asked AWS for nothing, so no role is at fault.",
        kind=Kind.NODE_CREDENTIALS,
        page="https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/",
        commands=(),
    ),
    # Kubernetes docs, kubelet-credential-provider: a program and a file of its own, and none of docker's.
    _CREDENTIAL_HELPER.but(
        "Read what the kubelet's credential provider printed.",
        needs="client=kubelet cause=credential-helper-failed|not-authenticated",
        why="A helper or a provider that fails looks like a missing login. The kubelet runs its provider by "
        "--image-credential-provider-config and --image-credential-provider-bin-dir; "
        "ecr-credential-provider asks AWS by the node's role.",
        page="https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/",
        commands=(
            Command(
                'journalctl --unit kubelet --no-pager --grep "credential provider"',
                "provider-error: an error of AWS's -> pipe that line into ecr-denied",
                Answer(
                    "provider-missing: no such file, not found -> put the program where the kubelet looks",
                    needs="!provider-unanswered",
                ),
                Answer(
                    "provider-silent: -- No entries -- -> none failed: is one configured for this host?",
                    needs="cause=not-authenticated",
                ),
            ),
        ),
    ),
    _CREDENTIAL_HELPER,
)

# Windows RPC_X_BAD_STUB_DATA (docker/docker-credential-helpers#190).
STORE_TOO_SMALL = Check(
    "store-too-small",
    Kind.CREDENTIAL_HELPER,
    "Name another credsStore than wincred, or ecr-login.",
    "https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
    why="The store of Windows holds 2,560 bytes, and an ECR token is longer.",
    needs="store-too-small",
)

# awslabs/amazon-ecr-credential-helper, README: no docker login is needed.
KEEPS_NO_LOGINS = Check(
    "keeps-no-logins",
    Kind.CREDENTIAL_HELPER,
    "Leave docker login out: this helper keeps no logins.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="ecr-login is such a helper: it asks AWS itself at each push and pull. Where a script cannot "
    "leave the login out, AWS_ECR_IGNORE_CREDS_STORAGE=true makes the helper ignore it.",
    needs="keeps-no-logins",
)

# macOS, errSecDuplicateItem: an item is there that the helper may not replace.
KEPT_LOGIN = Check(
    "kept-login",
    Kind.CREDENTIAL_HELPER,
    "Drop the login that the keychain holds, then log in.",
    "https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
    why="The keychain holds a login for this host that the helper could not replace.",
    needs="kept-already",
    changes_state=True,
    commands=(
        Command(
            "{sudo} {client} logout {login-host}",
            "login-dropped: Removing or Removed login credentials -> log in again",
            "nothing-dropped: Not logged in -> delete this host's entry in Keychain Access, then log in",
        ),
    ),
)

# macOS, errSecAuthFailed and errSecInteractionNotAllowed: security(1), unlock-keychain.
OPEN_KEYCHAIN = Check(
    "open-keychain",
    Kind.CREDENTIAL_HELPER,
    "Unlock the keychain where it failed: security unlock-keychain.",
    "https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
    why="docker keeps its logins in the keychain. It is locked where no user has signed in to the "
    "desktop, as over SSH or in a job.",
    needs="keychain-closed",
)

# docker reads its configuration from another folder (docker CLI reference, --config).
WITHOUT_HELPER = Check(
    "without-helper",
    Kind.CREDENTIALS,
    "Log in without the helper, in a folder of its own.",
    "https://docs.docker.com/reference/cli/docker/#change-the-docker-directory",
    why="A login without the helper tells whether only the helper is at fault. A new folder has no "
    "config.json, so docker keeps the login in the folder itself.",
    needs="!could-not-keep !of-ecr-alone !node !own-login docker-login",
    changes_state=True,
    commands=(
        Command(
            "aws {ecr} get-login-password {--profile} {--region} | {sudo} docker --config docker-login login "
            "--username AWS --password-stdin {login-host}",
            "helper-at-fault: Login Succeeded -> the helper is at fault: push and pull with this --config",
            "not-helper-alone: any other error -> the helper is not all: pipe that into ecr-denied",
        ),
    ),
)
