"""jib, which replaces most of the registry's words by its own."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, Note, Signal, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST
from ecr_denied.terms import Cause, Operation

_JIB = "GoogleContainerTools/jib jib-core registry exceptions; jib-plugins-common HelpfulSuggestions"

ENTRIES = (
    Note(
        "containerizing",
        "Containerizing application to {image}",
        Signal.OPENS,
        operation=Operation.PUSH,
        source="GoogleContainerTools/jib jib-plugins-common, the first line of a build",
        reads={
            f"[INFO] Containerizing application to {HOST}/app, {HOST}/app:1.9.0...\n[ERROR] Unauthorized for {HOST}/app: 401 Unauthorized": dict(
                cause="not-authenticated", operation="push", repository="app"
            ),
            f"[INFO] Containerizing application to {HOST}/app:v1...\n"
            + "[INFO] ok\n" * 9
            + "Error: read ECONNRESET": dict(cause="connection-closed", operation="push", repository="app"),
        },
        not_reads=["Containerizing application to registry.example.com/app...\n401 Unauthorized"],
    ),
    Verdict(
        "unauthorized",
        "(RegistryUnauthorizedException: Unauthorized for {reference}"
        "|make sure your credentials for '{reference}' are set up|credentials for {reference} were not sent)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=f"{_JIB}: a 401, or a 403 whose body it could not read",
        reads={
            f"com.google.cloud.tools.jib.registry.RegistryUnauthorizedException: Unauthorized for {HOST}/app": dict(
                cause="not-authenticated", client="jib", repository="app", operation=None
            ),
            f"> Build image failed, perhaps you should make sure your credentials for '{HOST}/app' are set up correctly. See https://github.com/GoogleContainerTools/jib/blob/master/docs/faq.md for help": dict(
                cause="not-authenticated", repository="app"
            ),
            f"Required credentials for {HOST}/team/app were not sent because the connection was over HTTP": dict(
                cause="not-authenticated"
            ),
            f"i/o timeout: com.google.cloud.tools.jib.registry.RegistryUnauthorizedException: Unauthorized for {HOST}/app": dict(
                cause="connection-failed"
            ),
        },
        not_reads=["make sure your credentials for 'registry.example.com/app' are set up correctly"],
    ),
    Verdict(
        "forbidden",
        "make sure you have permissions for {reference}",
        Cause.FORBIDDEN,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=f"{_JIB}: a 403",
        reads={
            f"> Build image failed, perhaps you should make sure you have permissions for {HOST}/app and set correct credentials.": dict(
                cause="forbidden", repository="app", operation=None, client="jib"
            ),
            f"basic credential not found: > Build image failed, perhaps you should make sure you have permissions for {HOST}/app and set correct credentials.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=["make sure you have permissions for registry.example.com/app and set correct credentials"],
    ),
    Verdict(
        "oci-manifest-refused",
        "Registry may not support pushing OCI Manifest",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=CLIENT,
        client="jib",
        source=f"{_JIB}: what it makes of every TAG_INVALID and MANIFEST_INVALID, ECR's immutable tags among them",
        reads={
            f"Tried to push image manifest for {HOST}/app:v7 but failed because: Registry may not support pushing OCI Manifest or Docker Image Manifest Version 2, Schema 2": dict(
                cause="manifest-unsupported", operation="push", repository="app", tag="v7", client="jib"
            ),
            "Tried to push image manifest for but failed because: Registry may not support pushing OCI Manifest or Docker Image Manifest Version 2, Schema 2": dict(
                cause="manifest-unsupported"
            ),
        },
        not_reads=[
            "registry.example.com/app: Registry may not support pushing OCI Manifest",
            f"{ELSEWHERE}Registry may not support pushing OCI Manifest",
        ],
    ),
    Verdict(
        "registry-unreachable",
        "make sure your Internet is up and that the registry",
        Cause.CONNECTION_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
        reads={
            "> Build image failed, perhaps you should make sure your Internet is up and that the registry you are pushing to exists": dict(
                cause="connection-failed", operation="push", client="jib"
            ),
            "make sure your Internet is up and that the registry": dict(cause="connection-failed", operation=None),
            "basic credential not found: > Build image failed, perhaps you should make sure your Internet is up and that the registry you are pushing to exists": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "$ docker push registry.example.com/app\nmake sure your Internet is up and that the registry exists"
        ],
    ),
    Verdict(
        "registry-not-found",
        "make sure that the registry you configured exists/is spelled properly",
        Cause.HOST_NOT_FOUND,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
        reads={
            "> Build image failed, perhaps you should make sure that the registry you configured exists/is spelled properly": dict(
                cause="host-not-found", operation=None, client="jib"
            ),
            "basic credential not found: > Build image failed, perhaps you should make sure that the registry you configured exists/is spelled properly": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "$ docker push registry.example.com/app\nmake sure that the registry you configured exists/is spelled properly"
        ],
    ),
    Verdict(
        "https-required",
        "use a registry that supports HTTPS or set the configuration parameter",
        Cause.TLS_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
        reads={
            "> Build image failed, perhaps you should use a registry that supports HTTPS or set the configuration parameter 'allowInsecureRegistries'": dict(
                cause="tls-failed", operation=None, client="jib"
            ),
            "basic credential not found: > Build image failed, perhaps you should use a registry that supports HTTPS or set the configuration parameter 'allowInsecureRegistries'": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "$ docker push registry.example.com/app\nuse a registry that supports HTTPS or set the configuration parameter x"
        ],
    ),
    Verdict(
        "io-error",
        "I/O error for image",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        client="jib",
        source=f"{_JIB}: the reason stands on the lines below",
        reads={
            f"I/O error for image [{HOST}/app]:\n    java.net.SocketException\n    Broken pipe (Write failed)": dict(
                cause="connection-closed", client="jib", repository="app", operation=None
            ),
        },
        not_reads=["I/O error for image [redis]"],
    ),
    Note(
        "finished",
        "Built and pushed image as {image}",
        Signal.ENDS,
        source="GoogleContainerTools/jib jib-plugins-common JibBuildRunner",
        not_reads=[
            f"Containerizing application to {HOST}/app:v1...\nBuilt and pushed image as {HOST}/app:v1\nError: read ECONNRESET",
        ],
    ),
)
