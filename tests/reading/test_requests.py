"""Who was asked, how and for what, as far as the words say it."""

from __future__ import annotations

from ecr_denied import Endpoint, EndpointKind, parse
from tests.looped import looped

BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"


@looped("length", [1_000, 2_900])
def test_what_became_of_a_request_with_a_long_address_is_kept(length: int) -> None:
    told = f'failed to do request: Get "https://{BUCKET}/{"x" * length}": dial tcp 52.216.1.1:443: i/o timeout'
    (failure,) = parse(told)
    assert failure.message.endswith('": dial tcp 52.216.1.1:443: i/o timeout')
    assert failure.endpoint == Endpoint(kind=EndpointKind.LAYERS, host=BUCKET, address="52.216.1.1:443")
