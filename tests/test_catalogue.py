"""Invariants of the catalogue: what must hold for every wording, the next one included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import regex

from ecr_denied import Cause, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, squeeze
from ecr_denied.catalogue.template import FIELDS, PHRASES
from ecr_denied.names.references import compact
from ecr_denied.reading.passage import Passage
from ecr_denied.reading.sieve import Block, Line
from ecr_denied.reading.statements import Statement
from ecr_denied.reading.statements import statements as statements_of

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
CAUSES = Path(__file__).parent.parent / "docs" / "causes.md"

SAMPLES = [
    pytest.param(pattern, sample, id=f"{pattern.name}-{number}")
    for pattern in CATALOGUE
    for number, sample in enumerate(pattern.samples, 1)
]
COUNTER_SAMPLES = [
    pytest.param(pattern, text, id=f"{pattern.name}-{number}")
    for pattern in CATALOGUE
    for number, text in enumerate(pattern.counter_samples, 1)
]
LITERALS = [
    pytest.param(pattern, literal, id=f"{pattern.name}-{literal}")
    for pattern in CATALOGUE
    for literal in pattern.literals
]
PATTERNS = pytest.mark.parametrize("pattern", CATALOGUE, ids=lambda pattern: pattern.name)

# Two wordings of one layer in one sample, and why neither can go. They must mean the same.
TOLD_TWICE = {
    ("layer-store.s3-unreachable", "transport.timeout"),  # whose host, and what happened on the way
    ("transport.dial", "transport.timeout"),  # the request, and what happened to it
    ("distribution.default-text", "distribution.denied"),  # a code, and the text that belongs to it
    ("distribution.default-text", "distribution.denied-by-ecr"),  # likewise
    ("distribution.denied-by-ecr", "distribution.denied"),  # a code, and what only ECR puts behind it
    ("distribution.authentication-required", "distribution.unauthorized"),  # likewise
    ("containerd.status-from-request", "containerd.redirected-status"),  # with the colon, and with it lost
}


def found(pattern: Pattern, text: str) -> regex.Match[str] | None:
    """The pattern in a text, as the scanner looks for it: behind its gate."""
    return pattern.expression.search(text) if pattern.admits(squeeze(text)) else None


def statements(text: str) -> list[Statement]:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return statements_of(Passage(Block(lines, 0, len(lines))), CATALOGUE)


# --- what a pattern is made of --------------------------------------------------------------------------


@PATTERNS
def test_no_pattern_stands_without_gate_sample_counter_sample_and_source(pattern: Pattern) -> None:
    assert pattern.gate and pattern.samples and pattern.counter_samples
    assert pattern.source.strip()
    assert all(squeeze(literal) for literal in pattern.gate)


def test_no_name_is_used_twice() -> None:
    names = [pattern.name for pattern in CATALOGUE]
    assert sorted(set(names)) == sorted(names)


def test_no_wording_stands_in_the_catalogue_twice() -> None:
    words = [pattern.words for pattern in CATALOGUE]
    assert sorted(set(words)) == sorted(words)


@PATTERNS
def test_no_announcement_or_wrapper_claims_a_cause_and_no_verdict_lacks_one(pattern: Pattern) -> None:
    silent = pattern.layer in (Layer.ANNOUNCEMENT, Layer.WRAPPER, Layer.STATUS)
    assert (pattern.cause is None) is silent


@PATTERNS
def test_a_status_pattern_always_captures_its_status(pattern: Pattern) -> None:
    if pattern.layer is Layer.STATUS:
        assert "status" in pattern.expression.groupindex


@PATTERNS
def test_no_pattern_matches_nothing(pattern: Pattern) -> None:
    assert not pattern.expression.fullmatch("")
    assert not pattern.expression.search("\n \n")


def test_every_cause_can_be_reached() -> None:
    said = {pattern.cause for pattern in CATALOGUE}
    by_status = {
        failure.cause
        for status in range(400, 600)
        for failure in parse(f"Error: {HOST}/team/app: received unexpected HTTP status: {status}")
    }
    pushing = f"The push refers to repository [{HOST}/team/app]\n13a553d823a0: Retrying in 5 seconds\n"
    by_reader = {failure.cause for failure in parse(pushing)}
    assert (said | by_status | by_reader) - {None} == set(Cause)


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_documented(cause: Cause) -> None:
    assert f"## {cause.value}" in CAUSES.read_text(encoding="utf-8").splitlines()


# --- counter-samples and samples ------------------------------------------------------------------------


@pytest.mark.parametrize(("pattern", "text"), COUNTER_SAMPLES)
def test_no_counter_sample_is_matched(pattern: Pattern, text: str) -> None:
    assert found(pattern, text) is None


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_every_sample_is_matched_and_yields_its_fields(pattern: Pattern, sample: Sample) -> None:
    match = found(pattern, sample.text)
    assert match is not None
    said = {name: compact(words) for name, words in match.groupdict().items() if words is not None}
    assert sample.fields.items() <= said.items()


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_every_sample_survives_peeling_and_is_a_clause_of_its_statement(pattern: Pattern, sample: Sample) -> None:
    gathered = [clause.pattern for statement in statements(sample.text) for clause in statement.clauses]
    assert pattern in gathered


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_no_sample_is_given_another_cause_by_a_pattern_of_the_same_layer(pattern: Pattern, sample: Sample) -> None:
    for other in CATALOGUE:
        if other is pattern or other.layer is not pattern.layer or not found(other, sample.text):
            continue
        assert other.cause is pattern.cause
        if pattern.layer not in (Layer.ANNOUNCEMENT, Layer.WRAPPER):
            assert (pattern.name, other.name) in TOLD_TWICE or (other.name, pattern.name) in TOLD_TWICE


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_the_core_of_a_sample_is_its_pattern_or_one_that_tells_more(pattern: Pattern, sample: Sample) -> None:
    for statement in statements(sample.text):
        if pattern in (clause.pattern for clause in statement.clauses):
            core = statement.core.pattern
            assert core.layer > pattern.layer or core.cause is pattern.cause


def test_every_pattern_with_a_cause_decides_some_sample() -> None:
    deciding = {
        statement.core.pattern.name
        for pattern in CATALOGUE
        for sample in pattern.samples
        for statement in statements(sample.text)
    }
    dead = {pattern.name for pattern in CATALOGUE if pattern.cause} - deciding
    # They give a status or a reference its code or its host, and yield to the clause that says what happened.
    assert dead <= {"distribution.unauthorized-default-text", *(name for pair in TOLD_TWICE for name in pair)}


# --- wrapped lines --------------------------------------------------------------------------------------


def breaks(pattern: Pattern, text: str) -> Iterator[str]:
    """``text`` with one line break, at each place between two characters of the literal words in turn."""
    match = pattern.expression.search(text)
    assert match
    tokens = [span for name in match.groupdict() for span in match.spans(name)]
    # A token that begins a wording is whole: nothing would tell it from the end of the line above.
    first = max((end + 1 for start, end in tokens if start == match.start()), default=match.start() + 1)
    for at in range(first, match.end()):
        inside = any(start < at < end for start, end in tokens)
        if not inside and "\n" not in text[at - 1 : at + 1]:
            yield f"{text[:at]}\n{text[at:]}"


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_no_line_break_inside_the_words_of_a_sample_hides_it(pattern: Pattern, sample: Sample) -> None:
    hidden = [torn for torn in breaks(pattern, sample.text) if not found(pattern, torn)]
    assert hidden == []


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_a_sample_wrapped_at_a_blank_is_read_like_the_sample(pattern: Pattern, sample: Sample) -> None:
    match = pattern.expression.search(sample.text)
    assert match
    # Words that never begin a sentence get one to go on.
    before = "User: x is not authorized to perform: ecr:PutImage " if pattern.role is Role.CONTINUATION else ""
    whole = [failure.cause for failure in scan([f"{before}{sample.text}".encode()])]
    for blank in regex.finditer(" ", match[0]):
        at = match.start() + blank.start()
        torn = f"{before}{sample.text[:at]}\n{sample.text[at + 1 :]}"
        if pattern.layer is Layer.REGISTRY:
            assert [failure.cause for failure in scan([torn.encode()])] == whole, torn


# --- gates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pattern", "sample"), SAMPLES)
def test_no_sample_is_stopped_by_the_gate(pattern: Pattern, sample: Sample) -> None:
    assert any(literal in squeeze(sample.text) for literal in pattern.literals)


EXAMPLES: dict[str, tuple[str, ...]] = {
    "action": ("ecr:PutImage",),
    "bound": ("",),
    "caller": ("arn:aws:iam::111122223333:user/ada", "x"),
    "digits": ("5",),
    "end": ("",),
    "host": ("h.example",),
    "image": (f"{HOST}/app:v1", "public.ecr.aws/alias/app:v1"),
    "layer": ("13a553d823a0",),
    "line": ("",),
    "method": ("HEAD",),
    "path": ("app",),
    "policy_arn": ("arn:aws:iam::111122223333:policy/NoPush",),
    "principal": ("arn:aws:iam::111122223333:user/ada",),
    "reference": (f"{HOST}/app:v1", "public.ecr.aws/alias/app:v1"),
    "registry": ("h.example",),
    "registry_id": ("111122223333",),
    "repository": ("team/app",),
    "resource": ("arn:aws:ecr:eu-west-1:111122223333:repository/team/app",),
    "start": ("",),
    "status": ("403", "401", "404"),
    "stop": ("",),
    "tag": ("v1",),
    "text": ("some more",),
    "url": ("https://h/v2/r/manifests/t", "https://h/v1/repositories/r"),
    "word": ("web", "Push"),
}


def forms(words: str) -> Iterator[list[str]]:
    """Every form the words of a pattern can take; of each, the texts that other tokens make of it."""
    tokens = regex.findall(r"\\.|\{\w+\}|.", words)
    Form = list[str]

    def sequence(at: int) -> tuple[list[Form], int]:
        branches, current = list[Form](), [Form()]
        while at < len(tokens) and tokens[at] not in "])":
            token = tokens[at]
            at += 1
            if token == "|":
                branches, current = branches + current, [Form()]
                continue
            if token in "[(":
                inner, at = sequence(at)
                options = inner if token == "(" else [Form(), *inner]
                at += 1
            elif token[1:-1] in PHRASES:
                options = [[phrase] for phrase in PHRASES[token[1:-1]]]
            else:
                options = [[token if token[1:-1] in EXAMPLES else token[-1]]]
            current = [before + option for before, option in product(current, options)]
        return branches + current, at

    for form in sequence(0)[0]:
        yield ["".join(parts) for parts in product(*(EXAMPLES.get(part[1:-1], (part,)) for part in form))]


def typographic(text: str) -> str:
    return text.replace("'", "’").replace('"', "”")


def test_every_token_of_the_notation_has_an_example() -> None:
    used = {name for pattern in CATALOGUE for name in regex.findall(r"\{(\w+)\}", pattern.words)}
    assert used - PHRASES.keys() <= EXAMPLES.keys()
    assert FIELDS.keys() <= EXAMPLES.keys()


@PATTERNS
def test_every_form_of_the_words_passes_the_gate_and_matches(pattern: Pattern) -> None:
    for texts in forms(pattern.words):
        assert any(found(pattern, text) for text in texts), texts[0]


@PATTERNS
def test_every_form_in_typographic_quotation_marks_passes_the_gate_and_matches(pattern: Pattern) -> None:
    for texts in forms(pattern.words):
        assert any(found(pattern, typographic(text)) for text in texts), typographic(texts[0])


@pytest.mark.parametrize(("pattern", "literal"), LITERALS)
def test_every_gate_literal_is_needed(pattern: Pattern, literal: str) -> None:
    others = [other for other in pattern.literals if other != literal]
    texts = [text for form in forms(pattern.words) for text in form]
    texts += [sample.text for sample in pattern.samples]
    squeezed = [squeeze(text) for text in (*texts, *map(typographic, texts))]
    assert any(literal in text and not any(other in text for other in others) for text in squeezed)


# --- cost -----------------------------------------------------------------------------------------------

# The engine's own clock is the measure: an expression that is linear needs milliseconds for this much text.
PATIENCE = 2.0
SIZE = 1 << 14
# Longer than any token may be.
STRETCHED = 1 << 13

UNITS = (" ", '"', ":", "<a>", "a/", "a\n", "0")


def pumped(unit: str, size: int = SIZE) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def hostile(pattern: Pattern) -> Iterator[str]:
    """Texts that begin like a sample again and again, or hold it with one token grown beyond all measure."""
    grown: set[str] = set()
    for sample in pattern.samples:
        match = pattern.expression.search(sample.text)
        assert match
        words, offset = match[0], match.start()
        yield pumped(words[: len(words) // 2])
        yield pumped(words[:-1])
        for name in match.groupdict():
            start, end = (at - offset for at in match.span(name))
            if start >= 0 and name not in grown:
                grown.add(name)
                before, token, after = words[:start], words[start:end], words[end:-1]
                yield pumped(before + token[:1])
                for unit in (token, token[:1] + "\n", "<a>", "a:"):
                    yield before + pumped(unit, STRETCHED) + after


@PATTERNS
def test_no_expression_runs_out_of_patience(pattern: Pattern) -> None:
    for text in (*map(pumped, (*UNITS, *pattern.gate)), *hostile(pattern)):
        for _ in pattern.expression.finditer(text, timeout=PATIENCE):
            pass
