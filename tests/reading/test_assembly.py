"""Assembling: whose registry it is, which clause gives the cause, and where every field comes from."""

from __future__ import annotations

from ecr_denied import Cause, Failure, parse
from ecr_denied.catalogue.entry import BY_STATUS, ECR, Verdict
from ecr_denied.reading.reader import Reader

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"


def one(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


# --- causes ----------------------------------------------------------------------------------------------


def test_an_own_wording_that_is_to_have_a_status_and_prints_none_gives_no_cause() -> None:
    reader = Reader((Verdict("own", "the frobnicator refused", BY_STATUS, speaker=ECR, source="x"),))
    (failure,) = [*reader.feed(b"the frobnicator refused"), *reader.flush()]
    assert (failure.cause, failure.http_status) == (Cause.UNCLASSIFIED, None)


# --- references ------------------------------------------------------------------------------------------


def test_a_message_longer_than_any_keeps_its_beginning_and_its_end() -> None:
    told = f'Get "https://{HOST}/v2/": x509: {"y" * 2_900}: x509: {{}}: i/o timeout'
    rest = 4_000 - len(told.format(""))
    assert one(whole := told.format("z" * rest)).message == whole
    for more in (1, 500):
        whole = told.format("z" * (rest + more))
        assert one(whole).message == f"{whole[:3_400]} [CUT] {whole[-600:]}", more
