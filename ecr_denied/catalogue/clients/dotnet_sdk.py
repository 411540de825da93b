"""The .NET SDK's container support: its numbered errors, which say what was tried rather than what was answered."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, Strength, Verdict
from ecr_denied.catalogue.examples import DIGEST, ELSEWHERE, HOST
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
        reads={
            f"Failed to upload blob using POST https://{HOST}/v2/app/blobs/uploads/; received status code 'Forbidden'.": dict(
                cause="forbidden", operation="push", client="dotnet", repository="app"
            ),
            f"Failed to upload blob using POST https://{HOST}/v2/app/blobs/uploads/; received status code 'NotFound'.": dict(
                cause="not-found", repository="app"
            ),
            "Failed to upload blob using received status code 'Forbidden'.": dict(cause="forbidden"),
            "received status code 'Forbidden'": dict(cause="forbidden", operation=None),
        },
        not_reads=[
            "received status code 'OK'",
            "registry.example.com/app: received status code 'Forbidden'",
            f"{ELSEWHERE}received status code 'Forbidden'",
        ],
    ),
    Verdict(
        "connection-closed",
        "(Request to Amazon Elastic Container Registry failed prematurely|CONTAINER1002|CONTAINER1006)",
        Cause.CONNECTION_CLOSED,
        speaker=CLIENT,
        operation=Operation.PUSH,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1002: its guess that the repository is missing is made for every cut upload",
        reads={
            "error CONTAINER1002: Request to Amazon Elastic Container Registry failed prematurely. This is often caused when the target repository does not exist in the registry.": dict(
                cause="connection-closed", operation="push", client="dotnet"
            ),
            "error CONTAINER1006: Too many retries, stopping.": dict(cause="connection-closed"),
        },
        not_reads=[
            "registry.example.com: error CONTAINER1006: Too many retries, stopping.",
            f"{ELSEWHERE}CONTAINER1002",
        ],
    ),
    Verdict(
        "no-matching-auth",
        "(CONTAINER1008|No matching auth specified for registry)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1008",
        reads={
            f'error CONTAINER1008: Failed retrieving credentials for "{HOST}": No matching auth specified for registry.': dict(
                cause="not-authenticated", client="dotnet", operation=None
            ),
            'error CONTAINER1008: Failed retrieving credentials for "": No matching auth specified for registry.': dict(
                cause="not-authenticated"
            ),
            f'i/o timeout: error CONTAINER1008: Failed retrieving credentials for "{HOST}": No matching auth specified for registry.': dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            'error CONTAINER1008: Failed retrieving credentials for "registry.example.com": x',
            f"{ELSEWHERE}CONTAINER1008",
        ],
    ),
    Verdict(
        "no-access",
        "Unable to access the repository '{repository}' in the registry '{reference}'",
        Cause.FORBIDDEN,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1016",
        reads={
            f"error CONTAINER1016: Unable to access the repository 'team/app' in the registry '{HOST}'. Please confirm your credentials are correct": dict(
                cause="forbidden", repository="team/app", registry_id="111122223333", operation=None, client="dotnet"
            ),
            f"basic credential not found: error CONTAINER1016: Unable to access the repository 'team/app' in the registry '{HOST}'. Please confirm your credentials are correct": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=["Unable to access the repository 'team/app' in the registry 'registry.example.com'."],
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
        reads={
            f"error CONTAINER1015: Unable to access the repository 'team/app' at tag 'v7' in the registry '{HOST}'.": dict(
                cause="not-found", operation="pull", repository="team/app", tag="v7", client="dotnet"
            ),
            f"error CONTAINER2004: Unable to download layer with descriptor '{DIGEST}' from registry '{HOST}' because it does not exist.": dict(
                cause="not-found", operation="pull"
            ),
            f"basic credential not found: error CONTAINER1015: Unable to access the repository 'team/app' at tag 'v7' in the registry '{HOST}'.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=["Unable to access the repository 'team/app' at tag 'v7' in the registry 'registry.example.com'."],
    ),
    Verdict(
        "unreachable",
        "Unable to communicate with the registry '{reference}'",
        Cause.CONNECTION_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="dotnet",
        source=f"{_STRINGS} CONTAINER1017",
        reads={
            f"error CONTAINER1017: Unable to communicate with the registry '{HOST}'.": dict(
                cause="connection-failed", operation=None, client="dotnet"
            ),
            f"basic credential not found: error CONTAINER1017: Unable to communicate with the registry '{HOST}'.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=["Unable to communicate with the registry 'registry.example.com'."],
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
        reads={
            "error CONTAINER1014: Manifest pull failed.": dict(
                cause="registry-error", operation="pull", client="dotnet"
            ),
            "basic credential not found: error CONTAINER1014: Manifest pull failed.": dict(cause="not-authenticated"),
        },
        not_reads=[
            "registry.example.com/app: Manifest pull failed.",
            f"{ELSEWHERE}error CONTAINER1014: Manifest pull failed.",
        ],
    ),
)
