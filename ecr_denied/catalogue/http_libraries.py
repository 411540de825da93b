"""HTTP libraries, in scripts that ask a registry themselves."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice

PATTERNS = (
    Pattern(
        name="python-requests.status",
        gate=("client error:", "server error:"),
        words="{status} (Client|Server) Error: {word} [{word} ][{word} ]for url: {url}",
        layer=Layer.STATUS,
        voice=Voice.ANYONE,
        client="python-requests",
        source="psf/requests models.py raise_for_status",
        samples=(
            Sample(
                "403 Client Error: Forbidden for url: https://h.example/v2/app/manifests/v1",
                {"status": "403", "url": "https://h.example/v2/app/manifests/v1"},
            ),
        ),
        counter_samples=("404 Client Error for http+docker://localhost/v1.45/images/app/json: Not Found",),
    ),
)
