"""The .NET SDK's container support: its numbered errors, which say what was tried rather than what was answered."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, Strength, Verdict
from ecr_denied.terms import Cause, Operation

_STRINGS = "dotnet/sdk src/Containers Resources/Strings.resx"

ENTRIES = (
    Verdict(
        "status",
        "received status code '{reason}'",
        BY_STATUS,
        speaker=CLIENT,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER2001, System.Net.HttpStatusCode",
    ),
    Verdict(
        "connection-closed",
        "(Request to Amazon Elastic Container Registry failed prematurely|CONTAINER1002|CONTAINER1006)",
        Cause.CONNECTION_CLOSED,
        speaker=CLIENT,
        operation=Operation.PUSH,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1002: its guess that the repository is missing is made for every cut upload",
    ),
    Verdict(
        "no-matching-auth",
        "(CONTAINER1008|No matching auth specified for registry)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1008",
    ),
    Verdict(
        "no-access",
        "Unable to access the repository '{repository}' in the registry '{reference}'",
        Cause.FORBIDDEN,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1016",
    ),
    Verdict(
        "no-tag",
        "(Unable to access the repository '{repository}' at tag '{tag}' in the registry '{reference}'"
        "|Unable to download layer with descriptor '{path}' from registry '{reference}' because it does not exist)",
        Cause.NOT_FOUND,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1015, CONTAINER2004",
    ),
    Verdict(
        "unreachable",
        "Unable to communicate with the registry '{reference}'",
        Cause.CONNECTION_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1017",
    ),
    Verdict(
        "manifest-pull-failed",
        "Manifest pull failed",
        Cause.REGISTRY_ERROR,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1014: any status it has no words for",
    ),
)
