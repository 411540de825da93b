"""What must hold for every entry of the catalogue, the next one included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import regex

from ecr_denied import Cause, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import BY_STATUS, Entry, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.catalogue.template import compiled
from ecr_denied.reading.reader import Reader
from tests.catalogue.texts import alternatives, breaks, differences, expected, read
from tests.looped import looped
from tests.trace import heard, trace


def speaker(entry: Entry, *_: str) -> str:
    """The part of an entry: the module it is written in."""
    return entry.name.partition(".")[0]


def named(value: Entry | str) -> str | None:
    return value.name if isinstance(value, Entry) else None


EACH = looped("entry", CATALOGUE, ids=named, by=speaker)
# What takes no time is one item.
ALL = looped("entry", CATALOGUE, ids=named)
VERDICTS = [entry for entry in CATALOGUE if isinstance(entry, Verdict)]
ALL_VERDICTS = looped("entry", VERDICTS, ids=named)
READS = [(entry, text) for entry in CATALOGUE for text in entry.reads]
EACH_READ = looped("entry, text", READS, ids=named, by=speaker)
ALL_READ = looped("entry, text", READS, ids=named)
NOT_READS = [(entry, text) for entry in CATALOGUE for text in entry.not_reads]
ALL_NOT_READ = looped("entry, text", NOT_READS, ids=named)

# A name that only ECR has.
OURS = regex.compile(r"amazonaws|ecr\b|\becr|amazon elastic container", regex.IGNORECASE)
# The name of a registry that is not ECR's.
OTHER = "registry.example.com"


def squeezed(text: str) -> str:
    """``text`` as literals are looked for in it."""
    return regex.sub(r"[\s'\"`‘’“”\\]", "", text).lower()


def explained(entry: Entry, text: str, wrong: object) -> str:
    """The message of a failing test."""
    return f"\n{entry.name}: {wrong}\n--- text\n{text}\n--- trace\n{trace(text)}"


# --- what an entry is made of ---------------------------------------------------------------------------


@ALL
def test_every_entry_has_a_source_and_proves_itself(entry: Entry) -> None:
    assert entry.source.strip()
    assert entry.reads or (isinstance(entry, Note) and entry.signal is Signal.ENDS and entry.not_reads), entry.name


def test_no_name_and_no_wording_is_used_twice() -> None:
    names, words = (Counter(getattr(entry, field) for entry in CATALOGUE) for field in ("name", "words"))
    assert [name for name, count in (names | words).items() if count > 1] == []


def test_every_cause_can_be_reached() -> None:
    # What they give: the test below reads them.
    causes = {fields.get("cause") for entry, text in READS for fields in expected(entry.reads[text])}
    assert set(Cause) - causes == set()


def test_no_alternative_is_dead() -> None:
    texts = [text for _, text in READS]
    dead = []
    for entry in CATALOGUE:
        if isinstance(entry, Note):
            continue
        for words in alternatives(entry.words):
            expression = entry.expression if words == entry.words else compiled(words)
            kept = entry.not_reads if isinstance(entry, Other) else texts
            if not any(map(expression.search, (*entry.reads, *kept))):
                dead.append(f"{entry.name}: {words}")
    assert dead == []


# --- what it reads --------------------------------------------------------------------------------------


@EACH_READ
def test_a_text_gives_its_failures(entry: Entry, text: str) -> None:
    wrong = differences(read(text), entry.reads[text])
    assert not wrong, explained(entry, text, "; ".join(wrong))


@EACH_READ
def test_an_entry_takes_part_in_its_text(entry: Entry, text: str) -> None:
    assert any(squeezed(literal) in squeezed(text) for literal in entry.literals), f"{entry.literals} not in {text!r}"
    claims = [one.claim for one in heard(text)]
    present = [clause.entry for one in claims for clause in (*one.clauses, *one.others_found())]
    assert entry in present, explained(entry, text, "it is not in its text")


@ALL_NOT_READ
def test_a_text_that_is_not_meant_gives_no_failure(entry: Entry, text: str) -> None:
    found = parse(text)
    assert found == [], explained(entry, text, f"it gives {[failure.cause.value for failure in found]}")


@EACH_READ
def test_a_sentence_wrapped_at_a_blank_keeps_its_cause(entry: Entry, text: str) -> None:
    if not isinstance(entry, Verdict) or entry.weight < Strength.CODE:
        return  # a client's own words are read where they stand on one line
    causes = [failure.cause for failure in read(text)]
    for torn in breaks(entry, text):
        # A line that begins like code is taken for a quotation; ``Not Authorized`` at a line's end for ECR's 401.
        if not regex.search(r"\n *(?:for|from|import|`)|Not authorized\r?\n", torn):
            assert [failure.cause for failure in parse(torn)] == causes, explained(entry, torn, f"not {causes}")


OTHERS = [entry for entry in CATALOGUE if isinstance(entry, Other)]


@pytest.mark.parametrize("entry", OTHERS, ids=lambda entry: entry.name)
def test_without_what_is_no_failure_of_ecrs_each_of_its_texts_would_be_one(entry: Other) -> None:
    without = [one for one in CATALOGUE if one is not entry]
    for text in entry.not_reads:
        reader = Reader(without)
        assert [*reader.feed(text.encode()), *reader.flush()], text


# --- who could have said it -----------------------------------------------------------------------------


@ALL_VERDICTS
def test_anybodys_words_alone_are_no_failure(entry: Verdict) -> None:
    # The words of the net need a name in the same claim anyhow.
    if entry.speaker is Speaker.ANYONE and entry.weight is not Strength.FALLBACK:
        bare = [text for text in entry.not_reads if entry.expression.search(text) and not OURS.search(text)]
        assert bare, f"{entry.name}: no text in not_reads holds its words without a name"


# Their words hold the name of an image or a registry, or of ECR: they are never bare.
NAMED = {
    "buildkit.failed-to-push-status",
    "buildkit.status-of-metadata",
    "docker.no-pull-access",
    "docker.pull-access-denied",
    "docker_login.wrong-password",
    "dotnet_sdk.no-access",
    "dotnet_sdk.no-tag",
    "dotnet_sdk.unreachable",
    "helpers.helper-missing",
    "helpers.of-ecr-alone",
    "jib.forbidden",
    "jib.unauthorized",
    "services.codebuild-across",
    "services.copy-failed",
    "services.execution-role-lacks",
    "services.image-gone",
    "services.service-not-granted",
}


@ALL_VERDICTS
def test_a_clients_words_are_a_failure_alone_and_none_of_another_registry(entry: Verdict) -> None:
    if entry.speaker is not Speaker.CLIENT:
        return
    bare = [text for text in entry.reads if not OURS.search(text) and OTHER not in text]
    elsewhere = [text for text in entry.not_reads if OTHER in text and entry.expression.search(text)]
    missing = []
    if not bare and entry.name not in NAMED:
        missing.append("to reads, a text without a name of ECR's: a mask such as *** may stand there")
    if not elsewhere and entry.name != "helpers.helper-missing":
        missing.append(f"to not_reads, a text with its words and {OTHER}")
    assert not missing, f"{entry.name}: add {'; and '.join(missing)}"
    assert not (bare and entry.name in NAMED), f"{entry.name}: take it out of NAMED in this file: {bare}"


# --- what it costs --------------------------------------------------------------------------------------

# The engine's own clock: a linear expression needs milliseconds for this much text.
PATIENCE = 2.0
SIZE = 1 << 14
# Longer than any token may be.
STRETCHED = 1 << 13


def pumped(unit: str, size: int = SIZE) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def hostile(entry: Entry) -> Iterator[str]:
    """Texts that begin like the entry again and again, or hold it with one token grown beyond all measure."""
    grown: set[str] = set()
    for text in entry.reads:
        match = entry.expression.search(text)
        if match is None:
            continue
        words, offset = match[0], match.start()
        if not grown:
            yield pumped(words[: len(words) // 2 + 1])
            yield pumped(words[:-1] or words)
        for name in match.groupdict():
            start, end = (at - offset for at in match.span(name))
            if start >= 0 and name not in grown:
                grown.add(name)
                before, token, after = words[:start], words[start:end], words[end:-1]
                yield pumped(before + token[:1])
                for unit in (token, token[:1] + "\n", "<a>", "a:"):
                    yield before + pumped(unit, STRETCHED) + after


@pytest.mark.whole
@EACH
def test_no_expression_runs_out_of_patience(entry: Entry) -> None:
    units = (" ", '"', ":", "<a>", "a/", "a\n", "0", *entry.literals)
    for text in (*map(pumped, units), *hostile(entry)):
        for _ in entry.expression.finditer(text, timeout=PATIENCE):
            pass


@ALL
def test_an_entry_matches_something_and_not_nothing(entry: Entry) -> None:
    assert not entry.expression.fullmatch("")
    assert not entry.expression.search("\n \n")


def found_at(match: regex.Match[str] | None) -> object:
    return match and (match.span(), match.groupdict())


@ALL_READ
def test_without_line_breaks_nothing_else_is_found_and_nothing_else_denied(entry: Entry, text: str) -> None:
    match = entry.expression.search(text)
    if match is None or "\n" in text[match.start() :]:
        return
    place = match.start()
    assert found_at(entry.unbroken.match(text, place)) == found_at(entry.expression.match(text, place))
    for end in range(place + 1, match.end()):
        if entry.unbroken.match(text, place, end, partial=True) is None:
            assert entry.expression.match(f"{text[:end]}\n{text[end:]}", place) is None, end


@ALL_VERDICTS
def test_a_verdict_by_status_captures_one(entry: Verdict) -> None:
    if entry.cause is BY_STATUS:
        assert entry.expression.groupindex.keys() & {"status", "refusal", "reason", "bare_reason"}


def test_a_wrapper_never_decides() -> None:
    wrappers = [entry for entry in CATALOGUE if isinstance(entry, Wrapper)]
    assert wrappers
    for entry in wrappers:
        for text in entry.reads:
            assert all(one.claim.core.entry is not entry for one in heard(text) if one.ours), entry.name
