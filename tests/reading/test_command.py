"""What a text shows of the command that failed."""

from __future__ import annotations

from ecr_denied import Cause, Operation, Reader, parse, scan
from ecr_denied.catalogue.entry import CLIENT, Verdict
from ecr_denied.records import Command
from tests.looped import looped

_HOST = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
_REFUSED = "no basic auth credentials"
_IMAGE_REFUSED = f'Error response from daemon: Head "https://{_HOST}/v2/app/manifests/v1": {_REFUSED}'


def _command(text: str) -> Command | None:
    (failure,) = parse(text)
    return failure.command


_BAR = "[=====>      ]  6.2MB/200MB"


@looped("size", [700, 1 << 18])
@looped("layers", [2, 600])
def test_layers_are_counted_however_many_there_are_and_however_the_log_is_cut(layers: int, size: int) -> None:
    ways = ("Preparing", f"Pushing {_BAR}", "Pushing 512B", "Pushed", "Layer already exists", "Waiting")
    told = [f"{layer:012x}: {ways[layer % len(ways)]}\n" for layer in range(layers * 3)]
    log = f"The push refers to repository [{_HOST}/app]\n{''.join(told)}{_REFUSED}\n".encode()
    (failure,) = scan(log[at : at + size] for at in range(0, len(log), size))
    assert failure.command and failure.command.layers_pushed == layers
    assert failure.first_line == layers * 3 + 2


def test_what_stands_on_the_line_of_a_layer_is_read() -> None:
    reader = Reader(extra=[Verdict("twice", "already exists", Cause.TAG_IMMUTABLE, speaker=CLIENT, source="acme")])
    layers = b"5f70bf18a086: Pushed\n13a553d823a0: Layer already exists\n"
    found = reader.feed(b"The push refers to repository [%s/app]\n%s" % (_HOST.encode(), layers)) + reader.flush()
    assert [(failure.wording, failure.first_line) for failure in found] == [("twice", 3)]
    (failed,) = parse(f"5f70bf18a086: Pushed {_HOST}/app: denied: Your authorization token has expired.")
    assert (failed.operation, failed.repository) == (Operation.PUSH, "app")


def test_as_many_images_that_went_well_are_known_as_a_job_has() -> None:
    done = f"Status: Downloaded newer image for 444455556666{_HOST[12:]}"
    for others, host in ((15, f"444455556666{_HOST[12:]}"), (16, None)):
        lines = "\n".join(f"{done}/{name}:v1" for name in ("app", *(f"other{number}" for number in range(others))))
        command = _command(f"{lines}\n{_IMAGE_REFUSED}")
        assert (command and command.other_host) == host
