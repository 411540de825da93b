"""Credential helpers and stores: docker-credential-*, keychains, kubelet's credential provider."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Strength, Verdict
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
    ),
    Verdict(
        "store-too-small",
        "out: [']The stub received bad data",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="Windows RPC_X_BAD_STUB_DATA (1783): the credential manager holds 2,560 bytes; docker/docker-credential-helpers#190",
    ),
    Verdict(
        "keeps-no-logins",
        "out: [']not implemented",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="awslabs/amazon-ecr-credential-helper ecr-login/ecr.go Add: it gets tokens itself, and stores none",
    ),
    Verdict(
        "kept-already",
        "out: [']The specified item already exists in the keychain",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="macOS Security framework, errSecDuplicateItem; docker/docker-credential-helpers osxkeychain",
    ),
    Verdict(
        "keychain-closed",
        "out: ['](The user name or passphrase you entered is not correct|User interaction is not allowed)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="macOS Security framework, errSecAuthFailed, errSecInteractionNotAllowed; docker/docker-credential-helpers osxkeychain",
    ),
    Verdict(
        "pass-closed",
        "out: ['](pass not initialized|pass store is uninitialized)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="docker/docker-credential-helpers pass/pass.go",
    ),
    Verdict(
        "store-closed",
        "out: ['](Cannot autolaunch D-Bus|Object does not exist at path"
        "|A specified logon session does not exist|The name org.freedesktop.secrets was not provided"
        "|Cannot create an item in a locked collection)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="libsecret, D-Bus; Windows ERROR_NO_SUCH_LOGON_SESSION",
    ),
    Verdict(
        "helper-foreign",
        "docker-credential-{word}: exec format error",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        source="Go os/exec, os.PathError with ENOEXEC; docker/docker-credential-helpers client/command.go",
    ),
    Verdict(
        "not-got",
        "error getting credentials",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go Get",
    ),
    # A client goes on without a login: it counts where the registry needs one.
    Verdict(
        "login-not-held",
        "credentials not found in native keychain",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="docker",
        source="docker/docker-credential-helpers credentials/error.go; awslabs/amazon-ecr-credential-helper ecr-login/ecr.go Get: after each error of AWS's too",
    ),
    Verdict(
        "helper-missing",
        'exec: "docker-credential-{word}": executable file not found',
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go",
    ),
    Verdict(
        "helper-answered",
        "docker-credential-{word} with input {text} failed with",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        client="docker",
        source="docker/docker-credential-helpers client/client.go",
    ),
    Verdict(
        "of-ecr-alone",
        "(docker-credential-ecr-login|credential helper) can only be used (for|with) (ECR|Amazon E)",
        Cause.CREDENTIAL_HELPER_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        source="awslabs/amazon-ecr-credential-helper ecr-login/ecr.go; helpers that other programs bring along",
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
    ),
    Verdict(
        "host-refused",
        "(invalid AWS registry: '{reference}'|(failed to parse the ECR URL|invalid ECR URL is received): {reference})",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        operation=Operation.LOGIN,
        source="fluxcd/pkg auth/aws; hashicorp/packer-plugin-docker builder/docker; project-zot/zot pkg/extensions/sync: a host that each does not take for one of ECR's",
    ),
)
