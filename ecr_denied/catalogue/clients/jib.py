"""jib, which replaces most of the registry's words by its own."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, Note, Signal, Strength, Verdict
from ecr_denied.terms import Cause, Operation

_JIB = "GoogleContainerTools/jib jib-core registry exceptions; jib-plugins-common HelpfulSuggestions"

ENTRIES = (
    Note(
        "containerizing",
        "Containerizing application to {image}",
        Signal.OPENS,
        operation=Operation.PUSH,
        source="GoogleContainerTools/jib jib-plugins-common, the first line of a build",
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
    ),
    Verdict(
        "forbidden",
        "make sure you have permissions for {reference}",
        Cause.FORBIDDEN,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=f"{_JIB}: a 403",
    ),
    Verdict(
        "oci-manifest-refused",
        "Registry may not support pushing OCI Manifest",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=CLIENT,
        client="jib",
        source=f"{_JIB}: what it makes of every TAG_INVALID and MANIFEST_INVALID, ECR's immutable tags among them",
    ),
    Verdict(
        "registry-unreachable",
        "make sure your Internet is up and that the registry",
        Cause.CONNECTION_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
    ),
    Verdict(
        "registry-not-found",
        "make sure that the registry you configured exists/is spelled properly",
        Cause.HOST_NOT_FOUND,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
    ),
    Verdict(
        "https-required",
        "use a registry that supports HTTPS or set the configuration parameter",
        Cause.TLS_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="jib",
        source=_JIB,
    ),
    Verdict(
        "io-error",
        "I/O error for image",
        Cause.CONNECTION_CLOSED,
        speaker=ANYONE,
        client="jib",
        source=f"{_JIB}: the reason stands on the lines below",
    ),
    Note(
        "finished",
        "Built and pushed image as {image}",
        Signal.ENDS,
        source="GoogleContainerTools/jib jib-plugins-common JibBuildRunner",
    ),
)
