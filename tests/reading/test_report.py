"""A short input is one report: whose a failure is that names nobody, and where the distance holds."""

from __future__ import annotations

from ecr_denied import scan
from ecr_denied.reading.reader import Reader
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"IMAGE: {HOST}/team/app:v1\n"
EXPIRED = "denied: Your authorization token has expired.\n"
APART, FURTHER = "nothing\n" * 70, "nothing\n" * 131


def test_a_long_input_keeps_nothing_for_its_end() -> None:
    pushed = f"The push refers to repository [{HOST}/team/app]\nv1: digest: sha256:{'a' * 64} size: 899\n"
    command = f"$ docker push {HOST}/team/app:v1\n{EXPIRED}"
    reader = Reader(quoted=True)
    reader.feed(f"{APART}{FURTHER}{pushed}{APART}{command}{APART}{LEFT}{APART}".encode())
    judge = reader._judged._judge
    assert judge and not (judge._report._done or judge._report._announced or judge._report._pending)


def test_a_pause_ends_the_report() -> None:
    reader = Reader()
    assert reader.feed((IMAGE + APART + EXPIRED).encode()) == []
    (failure,) = reader.flush(at_end=False)
    assert failure.registry is None


@looped("size", [1, 7, 1 << 20])
def test_how_the_input_is_cut_makes_no_difference(size: int) -> None:
    text = (EXPIRED + APART + IMAGE).encode()
    found = list(scan(text[at : at + size] for at in range(0, len(text), size)))
    assert [failure.repository for failure in found] == ["team/app"]


LEFT = "Error while pulling container, will try to run anyway: not there\n"
