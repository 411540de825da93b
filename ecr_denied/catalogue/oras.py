"""oras and helm from 3.18 (oras-go)."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Cause, Operation

PATTERNS = (
    Pattern(
        name="oras.status",
        gate=("response status code",),
        words="response status code {status}:",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="oras",
        source="oras-project/oras-go registry/remote/errcode/errors.go",
        samples=(Sample('GET "https://h/v2/r/manifests/v1": response status code 403: denied: x', {"status": "403"}),),
        counter_samples=("unexpected status code 403",),
    ),
    Pattern(
        name="oras.no-credentials",
        gate=("basic credential not found",),
        words="basic credential not found",
        layer=Layer.CLIENT,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        client="oras",
        source="oras-project/oras-go registry/remote/auth/client.go",
        samples=(Sample('GET "https://h/v2/r/manifests/v1": basic credential not found'),),
        counter_samples=("credential not found",),
    ),
    Pattern(
        name="oras.read",
        gate=("on source:",),
        words='failed to perform "{word}" on source:',
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
        samples=(Sample('failed to perform "FetchReference" on source: GET "https://h/v2/": x'),),
        counter_samples=('failed to perform "Push" on destination: x',),
    ),
    Pattern(
        name="oras.push",
        gate=("on destination", "oras push"),
        words='(failed to perform "{word}" on destination|oras push manifest failed)',
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
        samples=(Sample('failed to perform "Push" on destination: POST "https://h/v2/": x'),),
        counter_samples=('failed to perform "Resolve" on source: x',),
    ),
)
