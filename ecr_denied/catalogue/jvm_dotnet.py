"""Clients of their own on the JVM and .NET: jib and the .NET SDK's container support."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Cause, Operation

PATTERNS = (
    Pattern(
        name="jib.unauthorized",
        gate=("unauthorized for",),
        words="Unauthorized for {reference}: {status} Unauthorized",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="jib",
        source="GoogleContainerTools/jib registry RegistryUnauthorizedException",
        samples=(
            Sample("Unauthorized for h.example/app: 401 Unauthorized", {"reference": "h.example/app", "status": "401"}),
        ),
        counter_samples=("Unauthorized for you",),
    ),
    *(
        Pattern(
            name=f"dotnet.upload-{word.lower()}",
            gate=("received status code",),
            words=f"Failed to upload blob using {{method}} {{url}}; received status code '{word}'",
            layer=Layer.CLIENT,
            voice=Voice.CLIENT,
            cause=cause,
            operation=Operation.PUSH,
            client="dotnet",
            source="dotnet/sdk-container-builds Resources/Strings.resx CONTAINER2001",
            samples=(
                Sample(
                    f"Failed to upload blob using POST https://h/v2/r/blobs/uploads/; received status code '{word}'."
                ),
            ),
            counter_samples=("received status code 'OK'",),
        )
        for word, cause in (
            ("Forbidden", Cause.FORBIDDEN),
            ("NotFound", Cause.NOT_FOUND),
            ("Unauthorized", Cause.NOT_AUTHENTICATED),
        )
    ),
)
