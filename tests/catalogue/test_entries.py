"""What must hold for every entry of the catalogue, the next one included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from ecr_denied import Cause, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import BY_STATUS, Entry, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.catalogue.template import compiled
from ecr_denied.reading.reader import Reader
from tests.catalogue.proving import EVERY, OURS, PROOFS, READ, Proof, differences, proofs_of, read, written
from tests.catalogue.texts import alternatives, breaks
from tests.looped import looped
from tests.tables import lines_in
from tests.trace import heard, trace


def module(value: Entry | Proof) -> str:
    """The part of an entry: the module it is written in."""
    return (value if isinstance(value, Entry) else value.entry).name.partition(".")[0]


def named(value: Entry | Proof) -> str:
    return value.name if isinstance(value, Entry) else f"{value.at} {value.entry.name}"


EACH = looped("entry", CATALOGUE, ids=named, by=module)
# What takes no time is one item.
ALL = looped("entry", CATALOGUE, ids=named)
VERDICTS = [entry for entry in CATALOGUE if isinstance(entry, Verdict)]
EACH_PROOF = looped("proof", EVERY, ids=named, by=module)
FAILING = [proof for proof in PROOFS if proof.fields is not None]
EACH_FAILING = looped("proof", FAILING, ids=named, by=module)
ALL_FAILING = looped("proof", FAILING, ids=named)


def squeezed(text: str) -> str:
    """``text`` as literals are looked for in it."""
    return regex.sub(r"[\s'\"`‘’“”\\]", "", text).lower()


def explained(text: str, wrong: object) -> str:
    """The message of a failing test."""
    return f"\n{wrong}\n--- text\n{text}\n--- trace\n{trace(text)}"


# --- what an entry is made of ---------------------------------------------------------------------------


@ALL
def test_every_entry_has_a_source_and_proves_itself(entry: Entry) -> None:
    assert entry.source.strip()
    file = f"tests/catalogue/proofs/{entry.name.partition('.')[0]}.txt"
    own = [proof for proof in PROOFS if proof.entry is entry]
    ends = isinstance(entry, Note) and entry.signal is Signal.ENDS
    assert own and (ends or isinstance(entry, Other) or any(proof.fields for proof in own)), (
        f"write {entry.name.partition('.')[2]!r} in {file}, and below it a text with its failure: '  TEXT => CAUSE'"
    )


def test_no_name_and_no_wording_is_used_twice() -> None:
    names, words = (Counter(getattr(entry, field) for entry in CATALOGUE) for field in ("name", "words"))
    assert [name for name, count in (names | words).items() if count > 1] == []


def test_every_cause_can_be_reached() -> None:
    # What they give: the test below reads them.
    assert set(Cause) - {proof.fields["cause"] for proof in FAILING if proof.fields} == set()


def test_no_alternative_is_dead() -> None:
    dead = []
    for entry in CATALOGUE:
        if isinstance(entry, Note):
            continue
        for words in alternatives(entry.words):
            expression = entry.expression if words == entry.words else compiled(words)
            kept = [proof.text for proof in proofs_of(entry)] if isinstance(entry, Other) else READ
            if not any(map(expression.search, kept)):
                dead.append(f"{entry.name}: {words}")
    assert dead == []


# --- what it reads --------------------------------------------------------------------------------------


@EACH_PROOF
def test_a_text_gives_its_failure_or_none(proof: Proof) -> None:
    found = read(proof.text)
    wrong = differences(found, proof)
    line = written(proof.text, found, proof.failures)
    assert not wrong, explained(proof.text, f"{'; '.join(wrong)}; where that is right, the line is\n{line}")


@EACH_FAILING
def test_an_entry_takes_part_in_its_text(proof: Proof) -> None:
    entry, text = proof.entry, proof.text
    assert any(squeezed(literal) in squeezed(text) for literal in entry.literals), f"{entry.literals} not in {text!r}"
    claims = [one.claim for one in heard(text)]
    present = [clause.entry for one in claims for clause in (*one.clauses, *one.others_found())]
    assert entry in present, explained(text, f"{entry.name} is not in its text")


@EACH_FAILING
def test_a_sentence_wrapped_at_a_blank_keeps_its_cause(proof: Proof) -> None:
    entry, text = proof.entry, proof.text
    if not isinstance(entry, Verdict) or entry.weight < Strength.CODE:
        return  # a client's own words are read where they stand on one line
    causes = [failure.cause for failure in read(text)]
    for torn in breaks(entry, text):
        # A line that begins like code is taken for a quotation; ``Not Authorized`` at a line's end for ECR's 401.
        if not regex.search(r"\n *(?:for|from|import|`)|Not authorized\r?\n", torn):
            assert [failure.cause for failure in parse(torn)] == causes, explained(torn, f"not {causes}")


OTHERS = [entry for entry in CATALOGUE if isinstance(entry, Other)]


@pytest.mark.parametrize("entry", OTHERS, ids=lambda entry: entry.name)
def test_without_what_is_no_failure_of_ecrs_each_of_its_texts_would_be_one(entry: Other) -> None:
    without = [one for one in CATALOGUE if one is not entry]
    for proof in proofs_of(entry, fails=False):
        reader = Reader(without)
        assert [*reader.feed(proof.text.encode()), *reader.flush()], proof.text


# --- who could have said it -----------------------------------------------------------------------------


NAMED = {line.text for line in lines_in(Path(__file__).with_name("named.txt"))}


def lacks(entry: Verdict) -> Iterator[str]:
    """What no proof of an entry shows of who could have said its words."""
    bare = [proof for proof in proofs_of(entry) if not OURS.search(proof.text) and entry.expression.search(proof.text)]
    quiet = [proof for proof in bare if proof.fields is None]
    if entry.speaker is Speaker.ANYONE and entry.weight is not Strength.FALLBACK and not quiet:
        yield "no text holds its words without a name and gives nothing"
    if entry.speaker is Speaker.CLIENT:
        elsewhere = [proof for proof in proofs_of(entry, fails=False) if entry.expression.search(proof.text)]
        if not elsewhere and entry.name != "helpers.helper-missing":
            yield "no text holds its words for another registry and gives nothing"
        if (len(bare) > len(quiet)) is (entry.name in NAMED):
            yield (
                "a text is read without a name of ECR's: take it out of named.txt"
                if entry.name in NAMED
                else "no text is read without a name of ECR's; a mask such as *** may stand there"
            )


def test_who_could_have_said_the_words_is_proved() -> None:
    assert [f"{entry.name}: {what}" for entry in VERDICTS for what in lacks(entry)] == []


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
    for proof in proofs_of(entry, fails=True):
        match = entry.expression.search(proof.text)
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


@ALL_FAILING
def test_without_line_breaks_nothing_else_is_found_and_nothing_else_denied(proof: Proof) -> None:
    entry, text = proof.entry, proof.text
    match = entry.expression.search(text)
    if match is None or "\n" in text[match.start() :]:
        return
    place = match.start()
    assert found_at(entry.unbroken.match(text, place)) == found_at(entry.expression.match(text, place))
    for end in range(place + 1, match.end()):
        if entry.unbroken.match(text, place, end, partial=True) is None:
            assert entry.expression.match(f"{text[:end]}\n{text[end:]}", place) is None, end


def test_a_verdict_by_status_captures_one() -> None:
    statuses = {"status", "refusal", "reason", "bare_reason"}
    by_status = [entry for entry in VERDICTS if entry.cause is BY_STATUS]
    assert [entry.name for entry in by_status if not entry.expression.groupindex.keys() & statuses] == []


def test_a_wrapper_never_decides() -> None:
    wrappers = [entry for entry in CATALOGUE if isinstance(entry, Wrapper)]
    assert wrappers
    for entry in wrappers:
        for proof in proofs_of(entry, fails=True):
            assert all(one.claim.core.entry is not entry for one in heard(proof.text) if one.ours), entry.name
