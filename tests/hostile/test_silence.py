"""Nothing that a log shows above a failure makes it silent: what begins a text over several lines, and does not end."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ecr_denied import parse, scan
from ecr_denied.cli import main
from ecr_denied.output.formats import FORMATS
from ecr_denied.records import Told
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"{HOST}/team/app:v1"
FAILURES = (
    f"The push refers to repository [{HOST}/team/app]\nno basic auth credentials",
    (
        f"The push refers to repository [{HOST}/team/app]\ndenied: User: arn:aws:iam::111122223333:user/ada is not"
        " authorized to perform: ecr:InitiateLayerUpload on resource:"
        " arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity-based policy allows the"
        " ecr:InitiateLayerUpload action"
    ),
    "denied: Your authorization token has expired. Reauthenticate and try again.",
    f"Error response from daemon: manifest for {IMAGE} not found: manifest unknown: Requested image not found",
    f"failed to push {IMAGE}: unexpected status from PUT request to https://{HOST}/v2/team/app/manifests/v1: 403",
    (
        f'Failed to pull image "{IMAGE}": failed to resolve reference "{IMAGE}": pulling from host {HOST} failed with'
        " status code [manifests v1]: 401 Unauthorized"
    ),
    "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'",
    f'Error response from daemon: Get "https://{HOST}/v2/": dial tcp: lookup {HOST}: no such host',
)
OPENERS = (
    *("cat <<EOF > config.json", "cat <<-'EOF'", "ssh host bash -s <<REMOTE", 'kubectl apply -f - <<"YAML"', "<<~SQL"),
    *('"""Push the image.', "raise Failed('''", 'sh """', "/*", " * x\n/** Licence", "const expected = `", "return `{"),
)
PREFIXES = (
    "",
    "$ ",
    "+ ",
    "2026-01-02T03:04:05.678901Z ",
    "\x1b[32;1m$ \x1b[0;m",
    "#7 [2/3] RUN ",
    "Step 2/5 : RUN ",
    "    ",
)
GAPS = (0, 1, 2, 3, 4, 6, 9, 40, 300)
CASES = [*product(OPENERS, FAILURES, PREFIXES, GAPS)]


@looped("opener, failure, prefix, gap", CASES, sample=60)
def test_no_text_that_is_begun_and_not_ended_makes_the_failure_below_it_silent(
    opener: str, failure: str, prefix: str, gap: int
) -> None:
    text = _above(prefix + opener, gap, failure)
    assert [one.told for one in parse(text)] == [Told.PRINTED]
    assert [one.cause for one in scan([text.encode()])] == [one.cause for one in parse(failure)]


def _above(opener: str, gap: int, failure: str) -> str:
    noise = "make: nothing to be done\n" * gap
    return f"{opener}\n{noise}{failure}\n"


# --- what is quoted after all -----------------------------------------------------------------------------

DOCUMENTS = (
    ("cat <<EOF > message", "EOF"),
    ("cat <<'REMOTE' |", "  REMOTE"),
    ('EXPECTED = """', '"""'),
    ("    '''Tell what docker prints:", "    '''"),
    ("/*", " */"),
    ("const expected = `", "`;"),
    ('    r"""A raw string', '""")'),
)
FAR = (0, 1, 9, 30, 300, 2_000)


@looped("opens, closes", DOCUMENTS)
def test_what_stands_in_a_text_is_quoted_however_far_below_it_ends(opens: str, closes: str) -> None:
    for gap, failure in product(FAR, FAILURES):
        text = _above(opens, 1, failure) + "nothing\n" * gap + closes + "\nok\n"
        assert {one.told for one in parse(text)} == {Told.QUOTED}, (gap, failure)
        assert list(scan([text.encode()])) == [], (gap, failure)


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.raises_alarm])
def test_where_all_is_quoted_a_format_that_raises_an_alarm_says_so_and_raises_none(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "build.log"
    log.write_text(f"cat <<EOF\n{FAILURES[2]}\nEOF\n")
    assert main(["--format", form, str(log)]) == 1
    assert "only quoted: token-expired (line 2)" in capsys.readouterr().out
