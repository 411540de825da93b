"""Checks of where logins are kept: docker's configuration, credential helpers and stores."""

from __future__ import annotations

from ecr_denied.advice import places
from ecr_denied.advice.answers import Answer, Query, in_each_shell, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.evidence import (
    can_be_entered,
    has_own_login,
    is_kubelet,
    is_node,
    may_be_ecrs_helper,
    names_helper,
    operator_there,
)
from ecr_denied.advice.question import Question, of_cause
from ecr_denied.advice.wordings import (
    could_not_keep,
    is_helper_missing,
    is_kept_already,
    is_keychain_closed,
    is_not_stored,
    is_of_ecr_alone,
    is_provider_unanswered,
    is_provider_unstarted,
    is_store_too_small,
    keeps_no_logins,
)
from ecr_denied.records import Cause

__all__ = ["CREDENTIAL_HELPER", "KEEPS_NO_LOGINS", "KEPT_LOGIN", "OPEN_KEYCHAIN", "STORE_TOO_SMALL", "WITHOUT_HELPER"]

# Another client has no such option, or has it under another name.
_uses_docker = Question(lambda failure: places.login_program(failure) == ("docker",))
_PROVIDER = "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/"
_HELPERS = "https://docs.docker.com/reference/cli/docker/login/#credential-helpers"

_runs_ecrs = may_be_ecrs_helper & ~is_helper_missing
_runs_other = ~may_be_ecrs_helper & ~is_helper_missing
_VERSION = run(
    "{helper} version",
    Answer("helper-missing", "command not found", "install it, or name no helper in the client's configuration"),
    Answer("helper-not-there", "a version", "this shell finds it: is it on the PATH there?", is_helper_missing),
    Answer("helper-runs", "a version", "it is there: look at its AWS credentials", _runs_ecrs),
    Answer("store-runs", "a version", "it is there: what it keeps logins in failed", _runs_other),
    holds=names_helper,
)

# awslabs/amazon-ecr-credential-helper, README: Troubleshooting.
_LOG = in_each_shell(
    'tail -n 20 "${AWS_ECR_CACHE_DIR:-$HOME/.ecr}/log/ecr-login.log"',
    'Get-Content -Tail 20 "~/.ecr/log/ecr-login.log"',
    r'type "%USERPROFILE%\.ecr\log\ecr-login.log"',
    Answer("helper-logged", "an error of AWS's", "pipe that line into ecr-denied"),
    Answer("helper-logged-nothing", "No such file", "it did not run as this user, or keeps its cache elsewhere"),
    holds=names_helper & _runs_ecrs & of_cause(Cause.CREDENTIAL_HELPER_FAILED) & ~is_not_stored,
)

# A line of docker's configuration that names the store, or ECR as a key. What follows a brace on the same line may be a
# secret, so such a line is left out.
_STORE_LINE, _ECR_LINE = "^[^{]*credsStore[^{]*$", "^[^{]*ecr[^{]*: [^{]*[{]*$"


def _configured(*answers: Answer) -> tuple[Query, ...]:
    """The stored hosts and the helpers that the client's configuration names; no secret beside them."""
    return in_each_shell(
        """{sudo} grep -oE '"(credsStore|[^"]*ecr[^"]*)": *("[^"]*"|\\{)' {login-store}""",
        f'Select-String -Pattern "{_STORE_LINE}","{_ECR_LINE}" -Path "~/.docker/config.json"',
        rf'findstr /R /C:"{_STORE_LINE}" /C:"{_ECR_LINE}" "%USERPROFILE%\.docker\config.json"',
        *answers,
    )


# The program docker asks (docker login reference, credential helpers).
CREDENTIAL_HELPER = CheckItem(
    id="credential-helper",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Look which login is stored, or which helper is named.",
    reasons=(
        Text("helper-as-missing-login", "A helper or a provider that fails looks like a missing login."),
        Text("keeps-old-token", "A helper or a job that keeps tokens may hand out an old one."),
        Text("saving-failed", "Saving the token can fail where getting it worked."),
        Text("helper-failed", "What the client asks for its login failed, not the registry."),
    ),
    notes=(
        Text("not-kept", "The registry took the login; what was to keep it did not.", is_not_stored),
        Text(
            "helper-on-path",
            "A helper that is named for the host, or as credsStore, is asked for the login, and docker login stores "
            "there; ecr-login keeps none and asks AWS itself, with AWS credentials of its own. The program must be on "
            "the client's PATH. Jobs that share one config.json log each other out.",
        ),
    ),
    commands=(
        *_configured(
            Answer(
                "store-failed", "credsStore, another name", "that store failed: name another, or none", is_not_stored
            ),
            Answer("helper-of-ecr", "ecr-login", "it asks AWS itself: no docker login is needed, or kept"),
            Answer(
                "other-hosts",
                "hosts, but not this one",
                "no login for this one: another account's or region's does not count",
                ~is_not_stored,
            ),
            Answer(
                "other-helper",
                "credsStore, another name",
                "docker login stores its logins there: that counts",
                ~is_not_stored,
            ),
            Answer("no-helper", "nothing", "no login for ECR is stored there, and no helper is named"),
        ),
        *_LOG,
        _VERSION,
    ),
    run_by=operator_there,
    page=_HELPERS,
    # Other clients read a login from docker's configuration, or ask a helper named there.
    applies=((~has_own_login | is_helper_missing) & can_be_entered).told(
        "unless a program asked that logs in by itself, and finds its helper, or nobody can look where it asked"
    ),
    variants=(
        Variant(
            holds=is_helper_missing,
            headline=Text("helper-not-found", "Put the helper on the PATH of what failed, or name none."),
            notes=(Text("helper-not-run", "The client looked for a program of this name and found none."),),
            commands=(_VERSION,),
        ),
        Variant(
            holds=is_of_ecr_alone,
            headline=Text("helper-of-some", "Name this helper under credHelpers, for the hosts that it knows."),
            notes=(
                Text(
                    "asked-for-others",
                    "The helper refused the host that it was asked for, and asked AWS for nothing. As credsStore it is "
                    "asked for every host.",
                ),
            ),
            commands=_configured(
                Answer("helper-of-all", "credsStore, this helper", "it is asked for every host: name it by host"),
                Answer(
                    "helper-of-one",
                    "no credsStore",
                    "it does not know a host that it is named for: update it, or take that host out",
                ),
            ),
        ),
        Variant(
            holds=is_provider_unstarted,
            # By it the node gets its credentials.
            kind=Kind.NODE_CREDENTIALS,
            headline=Text(
                "provider-not-run", "Install a credential provider that runs on the node: this one did not start."
            ),
            notes=(
                Text(
                    "provider-of-other-system",
                    "There is no program under the path that the text names, or it is for another processor or another "
                    "C library. It asked AWS for nothing, so no role is at fault.",
                ),
            ),
            commands=(),
            page=_PROVIDER,
        ),
        # Kubernetes docs, kubelet-credential-provider: a program and a file of its own, and none of docker's.
        Variant(
            holds=is_kubelet & of_cause(Cause.CREDENTIAL_HELPER_FAILED, Cause.NOT_AUTHENTICATED),
            headline=Text("provider-log", "Read what the kubelet's credential provider printed."),
            notes=(
                Text(
                    "provider-of-kubelet",
                    "The kubelet runs it by --image-credential-provider-config and --image-credential-provider-bin-dir;"
                    " ecr-credential-provider asks AWS by the node's role.",
                ),
            ),
            commands=(
                run(
                    'journalctl --unit kubelet --no-pager --grep "credential provider"',
                    Answer("provider-error", "an error of AWS's", "pipe that line into ecr-denied"),
                    Answer(
                        "provider-missing",
                        "no such file, not found",
                        "put the program where the kubelet looks",
                        ~is_provider_unanswered,
                    ),
                    Answer(
                        "provider-silent",
                        "-- No entries --",
                        "none failed: is one configured for this host?",
                        of_cause(Cause.NOT_AUTHENTICATED),
                    ),
                ),
            ),
            page=_PROVIDER,
        ),
    ),
)

# Windows RPC_X_BAD_STUB_DATA (docker/docker-credential-helpers#190).
STORE_TOO_SMALL = CheckItem(
    id="store-too-small",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Name another credsStore than wincred, or ecr-login.",
    notes=(Text("windows-store", "The store of Windows holds 2,560 bytes, and an ECR token is longer."),),
    page=_HELPERS,
    applies=is_store_too_small,
)

# awslabs/amazon-ecr-credential-helper, README: no docker login is needed.
KEEPS_NO_LOGINS = CheckItem(
    id="keeps-no-logins",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Leave docker login out: this helper keeps no logins.",
    notes=(
        Text(
            "ecr-login-asks",
            "ecr-login is one: it asks AWS itself at each push and pull. Where a script cannot leave the login out, "
            "AWS_ECR_IGNORE_CREDS_STORAGE=true makes it ignore one.",
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    applies=keeps_no_logins,
)

# macOS, errSecDuplicateItem: an item is there that the helper may not replace.
KEPT_LOGIN = CheckItem(
    id="kept-login",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Drop the login that the keychain holds, then log in.",
    notes=(Text("kept-by-another", "The keychain holds a login for this host that the helper could not replace."),),
    commands=(
        run(
            "{sudo} {client} logout {login-host}",
            Answer("login-dropped", "Removing or Removed login credentials", "log in again"),
            Answer("nothing-dropped", "Not logged in", "delete this host's entry in Keychain Access, then log in"),
        ),
    ),
    changes_state=True,
    page=_HELPERS,
    applies=is_kept_already,
)

# macOS, errSecAuthFailed and errSecInteractionNotAllowed: security(1), unlock-keychain.
OPEN_KEYCHAIN = CheckItem(
    id="open-keychain",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Unlock the keychain where it failed: security unlock-keychain.",
    notes=(
        Text(
            "keychain-of-desktop",
            "docker keeps its logins in the keychain, and that is locked where nobody has signed in to the desktop, as "
            "over SSH or in a job.",
        ),
    ),
    page=_HELPERS,
    applies=is_keychain_closed,
)

# docker reads its configuration from another folder (docker CLI reference, --config).
WITHOUT_HELPER = CheckItem(
    id="without-helper",
    kind=Kind.CREDENTIALS,
    headline="Log in without the helper, in a folder of its own.",
    reasons=(Text("without-helper", "A login without the helper tells whether only the helper is at fault."),),
    notes=(Text("without-config", "A new folder has no config.json, so docker keeps the login in the folder itself."),),
    commands=(
        run(
            "aws {ecr} get-login-password {--profile} {--region} | {sudo} docker --config docker-login login"
            " --username AWS --password-stdin {login-host}",
            Answer("helper-at-fault", "Login Succeeded", "the helper is at fault: push and pull with this --config"),
            Answer("not-helper-alone", "any other error", "the helper is not all: pipe that into ecr-denied"),
        ),
    ),
    changes_state=True,
    page="https://docs.docker.com/reference/cli/docker/#change-the-docker-directory",
    # The helper is one of the reader's, and the text does not say what is wrong with it.
    applies=(~could_not_keep & ~is_of_ecr_alone & ~is_node & ~has_own_login & _uses_docker).told(
        "unless the text says what is wrong with the helper, or another client than docker asked"
    ),
)
