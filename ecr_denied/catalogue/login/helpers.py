"""Credential helpers and stores: docker-credential-*, keychains, kubelet's credential provider."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST, IMAGE, anywhere, each
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Verdict(
        "not-stored",
        "error (saving|storing) credentials",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="docker/cli cli/command/registry/login.go",
        reads={
            "Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`": dict(
                cause="credential-helper-failed", operation="login", client="docker"
            ),
            "Error saving credentials: mkdir /root/.docker: permission denied": dict(cause="credential-helper-failed"),
        },
        not_reads=[
            "credentials saved",
            f"{ELSEWHERE}Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`",
        ],
    ),
    Verdict(
        "store-too-small",
        "out: [']The stub received bad data",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="Windows RPC_X_BAD_STUB_DATA (1783): the credential manager holds 2,560 bytes; docker/docker-credential-helpers#190",
        reads={
            "Error saving credentials: error storing credentials - err: exit status 1783, out: `The stub received bad data.`": dict(
                cause="credential-helper-failed", operation="login", client="docker", wording="helpers.store-too-small"
            ),
            "not stored - err: exit status 1783, out: `The stub received bad data.`": dict(
                cause="credential-helper-failed", operation=None
            ),
        },
        not_reads=[
            "The stub received bad data.",
            f"{ELSEWHERE}error storing credentials - err: exit status 1783, out: `The stub received bad data.`",
        ],
    ),
    Verdict(
        "keeps-no-logins",
        "out: [']not implemented",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="awslabs/amazon-ecr-credential-helper ecr-login/ecr.go Add: it gets tokens itself, and stores none",
        reads={
            "Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`": dict(
                cause="credential-helper-failed", operation="login", client="docker", wording="helpers.keeps-no-logins"
            ),
            "not stored - err: exit status 1, out: `not implemented`": dict(
                cause="credential-helper-failed", operation=None
            ),
        },
        not_reads=[
            "not implemented",
            f"{ELSEWHERE}error storing credentials - err: exit status 1, out: `not implemented`",
        ],
    ),
    Verdict(
        "kept-already",
        "out: [']The specified item already exists in the keychain",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="macOS Security framework, errSecDuplicateItem; docker/docker-credential-helpers osxkeychain",
        reads={
            "Error saving credentials: error storing credentials - err: exit status 1, out: `The specified item already exists in the keychain.`": dict(
                cause="credential-helper-failed", operation="login", client="docker", wording="helpers.kept-already"
            ),
            "not stored - err: exit status 1, out: `The specified item already exists in the keychain.`": dict(
                cause="credential-helper-failed", operation=None
            ),
        },
        not_reads=[
            "The specified item already exists in the keychain.",
            f"{ELSEWHERE}error storing credentials - err: exit status 1, out: `The specified item already exists in the keychain.`",
        ],
    ),
    Verdict(
        "keychain-closed",
        "out: ['](The user name or passphrase you entered is not correct|User interaction is not allowed)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="macOS Security framework, errSecAuthFailed, errSecInteractionNotAllowed; docker/docker-credential-helpers osxkeychain",
        reads={
            "Error saving credentials: error storing credentials - err: exit status 1, out: `The user name or passphrase you entered is not correct.`": dict(
                cause="credential-helper-failed", operation="login", client="docker", wording="helpers.keychain-closed"
            ),
            "error getting credentials - err: exit status 1, out: `User interaction is not allowed.`": dict(
                cause="credential-helper-failed", operation=None, client="docker", wording="helpers.keychain-closed"
            ),
        },
        not_reads=[
            "The user name or passphrase you entered is not correct.",
            f"{ELSEWHERE}error storing credentials - err: exit status 1, out: `User interaction is not allowed.`",
        ],
    ),
    Verdict(
        "store-closed",
        "out: ['](pass not initialized|pass store is uninitialized|Cannot autolaunch D-Bus|Object does not exist at path"
        "|A specified logon session does not exist|The name org.freedesktop.secrets was not provided"
        "|Cannot create an item in a locked collection)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="docker/docker-credential-helpers pass/pass.go; libsecret, D-Bus; Windows ERROR_NO_SUCH_LOGON_SESSION",
        reads={
            **each(
                [
                    "Error saving credentials: error storing credentials - err: exit status 1, out: `Cannot autolaunch D-Bus without X11 $DISPLAY`",
                    "Error saving credentials: error storing credentials - err: exit status 1, out: `pass not initialized: exit status 1: Error: password store is empty.`",
                    "Error saving credentials: error storing credentials - err: exit status 1, out: `A specified logon session does not exist. It may already have been terminated.`",
                    "Error saving credentials: error storing credentials - err: exit status 1, out: `Cannot create an item in a locked collection`",
                ],
                cause="credential-helper-failed",
                operation="login",
                client="docker",
                wording="helpers.store-closed",
            ),
            'error getting credentials - err: exit status 1, out: `Object does not exist at path "/org/freedesktop/secrets/collection/login"`': dict(
                cause="credential-helper-failed", operation=None, client="docker", wording="helpers.store-closed"
            ),
            "error getting credentials - err: exit status 1, out: `The name org.freedesktop.secrets was not provided by any .service files`": dict(
                cause="credential-helper-failed", wording="helpers.store-closed"
            ),
            "not stored - err: exit status 1, out: `pass store is uninitialized`": dict(
                cause="credential-helper-failed", operation=None, client=None
            ),
        },
        not_reads=[
            "Cannot autolaunch D-Bus without X11 $DISPLAY",
            f"{ELSEWHERE}error storing credentials - err: exit status 1, out: `pass not initialized: exit status 1`",
        ],
    ),
    Verdict(
        "helper-foreign",
        "docker-credential-{word}: exec format error",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="Go os/exec, os.PathError with ENOEXEC; docker/docker-credential-helpers client/command.go",
        reads={
            "Error saving credentials: error storing credentials - err: fork/exec /usr/bin/docker-credential-desktop.exe: exec format error, out: ``": dict(
                cause="credential-helper-failed", operation="login", client="docker", wording="helpers.helper-foreign"
            ),
            "error getting credentials - err: fork/exec /usr/local/bin/docker-credential-ecr-login: exec format error, out: ``": dict(
                cause="credential-helper-failed", operation=None, client="docker", wording="helpers.helper-foreign"
            ),
            "fork/exec /opt/docker-credential-ecr-login: exec format error": dict(
                cause="credential-helper-failed", client=None
            ),
        },
        not_reads=[
            "docker-credential-ecr-login version",
            f"{ELSEWHERE}error storing credentials - err: fork/exec /usr/bin/docker-credential-desktop.exe: exec format error",
        ],
    ),
    Verdict(
        "not-got",
        "(error getting credentials|credentials not found in native keychain)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go Get",
        reads={
            "error getting credentials - err: exit status 1, out: `credentials not found in native keychain`": dict(
                cause="credential-helper-failed", client="docker", operation=None
            ),
        },
        not_reads=[
            "getting credentials",
            f"{ELSEWHERE}error getting credentials - err: exit status 1, out: `credentials not found in native keychain`",
        ],
    ),
    Verdict(
        "helper-missing",
        'exec: "docker-credential-{word}": executable file not found',
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go",
        reads={
            'exec: "docker-credential-ecr-login": executable file not found in $PATH': dict(
                cause="credential-helper-failed", client="docker", operation=None
            ),
        },
        not_reads=[
            "docker-credential-ecr-login version",
            '$ docker push registry.example.com/team/app:v1\nexec: "docker-credential-ecr-login": executable file not found',
        ],
    ),
    Verdict(
        "helper-answered",
        "docker-credential-{word} with input {text} failed with",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go",
        reads={
            "credential helper docker-credential-ecr-login with input 111122223333 failed with exit status 1": dict(
                cause="credential-helper-failed", client="docker", operation=None
            ),
            "error running docker-credential-drawer with input abc failed with exit status 1": dict(
                cause="credential-helper-failed"
            ),
        },
        not_reads=[
            "docker-credential-ecr-login version",
            f"{ELSEWHERE}docker-credential-ecr-login with input registry.example.com failed with exit status 1",
            "$ docker push registry.example.com/team/app:v1\ndocker-credential-ecr-login with input abc failed with",
        ],
    ),
    Verdict(
        "of-ecr-alone",
        "(docker-credential-ecr-login|credential helper) can only be used (for|with) (ECR|Amazon E)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="awslabs/amazon-ecr-credential-helper ecr-login/ecr.go; helpers that other programs bring along",
        reads={
            "docker-credential-ecr-login can only be used with Amazon Elastic Container Registry.": dict(
                cause="credential-helper-failed", operation=None, wording="helpers.of-ecr-alone"
            ),
            "Error: The Acme credential helper can only be used for ECR registries": dict(
                cause="credential-helper-failed", operation=None, wording="helpers.of-ecr-alone"
            ),
        },
        not_reads=[
            "docker-credential-ecr-login version",
            "git credential helper can only be used with HTTPS",
            "$ docker push registry.example.com/team/app:v1\ndocker-credential-ecr-login can only be used with Amazon Elastic Container Registry.",
        ],
    ),
    Verdict(
        "ecr-login-log",
        "(Error retrieving credentials['] [error=|:]|Error parsing the serverURL"
        "|ecr: Failed to get authorization token)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=ECR,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="docker-credential-ecr-login",
        source="awslabs/amazon-ecr-credential-helper ecr-login/api/client.go, ecr.go",
        reads={
            **anywhere(
                'level=error msg="Error retrieving credentials" error="ecr: Failed to get authorization token: x"',
                cause="credential-helper-failed",
                operation="login",
                client="docker-credential-ecr-login",
            ),
            'level=error msg="Error parsing the serverURL" error="docker-credential-ecr-login"': dict(
                cause="credential-helper-failed", operation="login"
            ),
        },
        not_reads=["retrieving credentials"],
    ),
    Verdict(
        "kubelet-provider",
        "Failed getting credential from external registry",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.LOGIN,
        client="kubelet",
        source="kubernetes/kubernetes pkg/credentialprovider/plugin/plugin.go",
        reads={
            f'E1 plugin.go:226] "Failed getting credential from external registry credential provider" image="{IMAGE}" err="exit status 1"': dict(
                cause="credential-helper-failed", operation="login", client="kubelet"
            ),
            f'E1 plugin.go:226] "Failed getting credential from external registry credential provider" image="{HOST}/team/app:v1" err="exit status 1": i/o timeout': dict(
                cause="credential-helper-failed"
            ),
        },
        not_reads=[
            "failed getting a credential",
            "Failed getting credential from external registry credential provider: x",
        ],
    ),
    Verdict(
        "provider-not-started",
        "error execing credential provider plugin {word} for image {reference}: fork/exec ",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.LOGIN,
        client="kubelet",
        source="kubernetes/kubernetes pkg/credentialprovider/plugin/plugin.go, ExecPlugin; Go os/exec, os.PathError",
        reads={
            f"Failed getting credential from external registry credential provider: error execing credential provider plugin ecr-credential-provider for image {IMAGE}: fork/exec /etc/providers/ecr-credential-provider: no such file or directory: ": dict(
                cause="credential-helper-failed",
                operation="login",
                client="kubelet",
                wording="helpers.provider-not-started",
            ),
            f"error execing credential provider plugin ecr-credential-provider for image {IMAGE}: fork/exec /opt/ecr-credential-provider: permission denied": dict(
                cause="credential-helper-failed", operation="login", client="kubelet"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}error execing credential provider plugin acr for image registry.example.com/app: fork/exec /acr",
            "error execing credential provider plugin acr for image ***: fork/exec /opt/acr: permission denied",
        ],
    ),
    Verdict(
        "provider-unanswered",
        "error execing credential provider plugin {word} for image {reference}: context deadline exceeded",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.LOGIN,
        client="kubelet",
        source="kubernetes/kubernetes pkg/credentialprovider/plugin/plugin.go, ExecPlugin: a plugin has one minute",
        reads={
            f"Failed getting credential from external registry credential provider: error execing credential provider plugin ecr-credential-provider for image {IMAGE}: context deadline exceeded: ": dict(
                cause="credential-helper-failed",
                operation="login",
                client="kubelet",
                wording="helpers.provider-unanswered",
            ),
            f"error execing credential provider plugin ecr-credential-provider for image {IMAGE}: context deadline exceeded": dict(
                cause="credential-helper-failed", operation="login", client="kubelet"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}error execing credential provider plugin acr for image registry.example.com/app: context deadline exceeded",
            "error execing credential provider plugin acr for image ***: context deadline exceeded",
        ],
    ),
    Verdict(
        "helper-failed",
        "(docker-credential-{word} (not installed|: executable file not found|not found|ENOENT|{bound}CLI)"
        "|spawn docker-credential-{word}|Docker credential provider|Credential store '{word}' exited"
        "|credential helper (failed|returned|exited)|lookup auth config for"
        "|Cannot run program 'docker-credential-{word}|Failure running docker credential helper"
        "|a credentials store is required|StoreError|InitializationError: docker-credential"
        "|not a valid repository URI for Amazon|in the keychain|credential provider plugin)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="docker-py, docker-java, testcontainers, jib, .NET SDK, notation: the programs that start a credential helper",
        reads={
            **each(
                [
                    "docker.credentials.errors.InitializationError: docker-credential-ecr-login not installed or not available in PATH",
                    "Error: spawn docker-credential-ecr-login ENOENT",
                    f"Docker credential provider for {HOST} failed",
                    f"Credential store 'ecr-login' exited with \"error\" for {HOST}",
                    f"credential helper exited with status 1 for {HOST}",
                    f"lookup auth config for {HOST}: exit status 1",
                    f"Failure when attempting to lookup auth config (dockerImageName: {IMAGE}). Exception message: Failure running docker credential helper/store (docker-credential-ecr-login)",
                    f"Failure when attempting to lookup auth config (dockerImageName: {IMAGE}). Exception message: Cannot run program 'docker-credential-desktop': error=2, No such file or directory",
                    f"a credentials store is required to log in to {HOST}",
                    f"docker.credentials.errors.StoreError: {HOST}",
                    f"The specified item could not be found in the keychain ({HOST})",
                    f"error executing credential provider plugin for {HOST}",
                    f"{HOST} is not a valid repository URI for Amazon Elastic Container Registry.",
                ],
                cause="credential-helper-failed",
                operation=None,
            ),
            "docker.credentials.errors.InitializationError: docker-credential-ecr-login not installed or not available in PATH: i/o timeout": dict(
                cause="credential-helper-failed"
            ),
        },
        not_reads=[
            "spawn docker-credential-gcloud ENOENT",
            "git credential helper failed",
            "go build -o docker-credential-ecr-login ./cli/docker-credential-ecr-login",
        ],
    ),
    Verdict(
        "host-refused",
        "(invalid AWS registry: '{reference}'|(failed to parse the ECR URL|invalid ECR URL is received): {reference})",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        operation=Operation.LOGIN,
        source="fluxcd/pkg auth/aws; hashicorp/packer-plugin-docker builder/docker; project-zot/zot pkg/extensions/sync: a host that each does not take for one of ECR's",
        reads={
            "failed to get credential from aws: invalid AWS registry: '***'. must match": dict(
                cause="unclassified", registry=None, operation="login"
            ),
            **each(
                [
                    f"failed to get credential from aws: invalid AWS registry: '{HOST}x'. must match ^([0-9]{{12}})\\.dkr",
                    f"Error fetching ECR credentials: Failed to parse the ECR URL: {HOST}x it should be on the form <account number>.dkr.ecr.<region>.amazonaws.com",
                    f'{{"error":"invalid ECR URL is received: https://{HOST}x","message":"failed to retrieve credentials using ECR credentials helper."}}',
                ],
                cause="unclassified",
                registry=f"{HOST}x",
                wording="helpers.host-refused",
            ),
        },
        not_reads=[
            f"{ELSEWHERE}failed to get credential from aws: invalid AWS registry: '***'. must match",
            "failed to get credential from aws: invalid AWS registry: 'registry.example.com'. must match",
            '{"error":"invalid ECR URL is received: https://registry.example.com","message":"failed"}',
        ],
    ),
)
