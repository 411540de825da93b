"""The mutants of a module's code, and how one is put into effect in this process."""

from __future__ import annotations

import ast
import gc
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from tools.mutation.expressions import shortened
from tools.mutation.operators import Mistake, is_text, mistakes, shown, swaps

__all__ = ["Mutant", "Stillborn", "of_messages", "of_module"]


# Parts of a node that hold no meaning by themselves, or that their node is mutated for.
_NO_CHOICE = frozenset({"annotation", "returns", "decorator_list", "bases", "type_params", "ctx", "ops", "op"})


class Stillborn(Exception):
    """The mutant is no program: its module cannot be made."""


@dataclass(frozen=True)
class Mutant:
    """One mistake. ``touches`` are what a test must run to tell; ``None`` where any test might."""

    name: str
    touches: frozenset[CodeType] | None
    apply: Callable[[], None]


def _named_apart(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    """The mutants, those of one name numbered."""
    seen = Counter[str]()
    for one in mutants:
        seen[one.name] += 1
        yield one if seen[one.name] == 1 else replace(one, name=f"{one.name} ({seen[one.name]})")


# --- code -----------------------------------------------------------------------------------------------


@dataclass
class _Place:
    """A node in a tree: what holds it, and where."""

    node: ast.AST
    holder: ast.AST
    field: str
    at: int | None
    scope: tuple[str, ...]
    function: str | None
    """The outermost function whose body it stands in, by its qualified name."""

    @property
    def has_order(self) -> bool:
        """Whether the order in a tuple has a meaning: the reasons of a check are named by their keys."""
        return not (isinstance(self.holder, ast.keyword) and self.holder.arg == "reasons")

    @property
    def is_expression(self) -> bool:
        """Whether it is a string outside of any function."""
        return self.function is None and isinstance(self.node, ast.Constant) and isinstance(self.node.value, str)

    @property
    def is_name_of_a_row(self) -> bool:
        """Whether it only says what a row of a table is called: the key of a rule, or the maker of a token."""
        named = isinstance(self.holder, ast.Call) and ast.unparse(self.holder.func) == "Token" and self.at == 0
        return named or (isinstance(self.holder, ast.Dict) and self.field == "keys")

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.at] = node


class _Source:
    """A module, as it is written and as it runs."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.path = Path(module.__file__ or "")
        self.tree = ast.parse(self.path.read_text(encoding="utf-8"))
        gc.unfreeze()  # what is frozen is not among them
        functions = (one for one in gc.get_objects() if isinstance(one, FunctionType))
        self.running = {
            one.__code__.co_qualname: one.__code__ for one in functions if one.__code__.co_filename == module.__file__
        }

    def places(self) -> Iterator[_Place]:
        yield from _below(self.tree, (), None)

    def compiled(self, place: _Place, node: ast.AST) -> CodeType:
        ast.copy_location(node, place.node)
        place.put(ast.fix_missing_locations(node))
        try:
            return self.program()
        finally:
            place.put(place.node)

    def program(self) -> CodeType:
        """The module but for its enums: their members are held everywhere, and stay."""
        body = [one for one in self.tree.body if not _is_enum(one)]
        return compile(ast.Module(body, type_ignores=[]), str(self.path), "exec")


def of_module(
    module: ModuleType,
    *,
    ordered: bool = False,
    expressions: bool = False,
    read_by: Sequence[Callable[..., object]] = (),
    made_with: Sequence[ModuleType] = (),
) -> Iterator[Mutant]:
    """The mutants of a module's code.

    :param ordered: whether the order of what stands in its tuples has a meaning.
    :param expressions: whether its constants are expressions, which its functions only make.
    :param read_by: who reads its constants, which its functions only make; by default its own functions read them.
    :param made_with: the modules whose constants are made of this one's, or by its functions, in the order of imports.
    """
    source = _Source(module)
    theirs = frozenset(code for reader in read_by for code in _within(inspect.unwrap(reader).__code__))
    # What is made of its constants elsewhere is read by any, and so is what it gives to others.
    readers = theirs or (None if made_with else frozenset(source.running.values()) or None)
    shared = frozenset(() if theirs else getattr(module, "__all__", ()))
    short = module.__name__.removeprefix("ecr_denied.")

    programs = [(one, _Source(one).program()) for one in made_with]
    makers = _called_by(programs) if programs else frozenset()

    def made_anew() -> None:
        for one, program in programs:
            _rebuild(one, program)

    def rebuilt(code: CodeType) -> None:
        _rebuild(module, code)
        made_anew()

    def mutant(name: str, place: _Place, node: ast.AST) -> Mutant:
        if place.function is None or expressions or (read_by and not made_with):
            touches = None if shared.intersection(place.scope) else readers
            return Mutant(name, touches, lambda: rebuilt(source.compiled(place, node)))
        function, old = place.function, source.running[place.function]
        makes = old in makers

        def apply() -> None:
            _exchange(old, _code(source.compiled(place, node), function))
            if makes:
                made_anew()

        return Mutant(name, readers if makes else frozenset(_within(old)), apply)

    def found() -> Iterator[Mutant]:
        for place in source.places():
            made = _in_expression(place) if expressions and place.is_expression else mistakes(place.node)
            for label, node in (*made, *(swaps(place.node) if ordered and place.has_order else ())):
                yield mutant(f"{short} {'.'.join(place.scope)}: {label}", place, node)

    return _named_apart(found())


def _in_expression(place: _Place) -> Iterator[Mistake]:
    """What may be missing in an expression.

    With another letter it finds nothing, as if its row were missing, and rows are left out by themselves.
    """
    words = place.node.value if isinstance(place.node, ast.Constant) else ""
    if isinstance(words, str) and not place.is_name_of_a_row:
        for missing, rest in shortened(words, is_whole=not isinstance(place.holder, ast.JoinedStr | ast.BinOp)):
            yield f"without {shown(ast.Constant(missing))} in {shown(place.node)}", ast.Constant(rest)


def _called_by(programs: Iterable[tuple[ModuleType, CodeType]]) -> frozenset[CodeType]:
    """What is called while modules are made."""
    called: set[CodeType] = set()

    def noting(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    sys.setprofile(noting)
    try:
        for module, program in programs:
            _executed(module, program)
    finally:
        sys.setprofile(None)
    return frozenset(called)


def _below(node: ast.AST, scope: tuple[str, ...], function: str | None) -> Iterator[_Place]:
    for name, value in ast.iter_fields(node):
        if name in _NO_CHOICE or (name == "func" and isinstance(value, ast.Name)):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_silent(node, name, at, child):
                inside, where = _entered(node, name, child, scope, function)
                yield _Place(child, node, name, at, where, inside)
                yield from _below(child, where, inside)


def _entered(
    node: ast.AST, name: str, child: ast.AST, scope: tuple[str, ...], function: str | None
) -> tuple[str | None, tuple[str, ...]]:
    if isinstance(node, ast.FunctionDef) and name == "body" and function is None:
        function = ".".join(scope)
    if isinstance(child, ast.FunctionDef | ast.ClassDef):
        return function, (*scope, child.name)
    if isinstance(child, ast.Assign | ast.AnnAssign) and function is None:
        target = child.targets[0] if isinstance(child, ast.Assign) else child.target
        return function, (*scope, ast.unparse(target))
    if isinstance(node, ast.Dict) and name == "values" and function is None:
        at = next(at for at, value in enumerate(node.values) if value is child)
        key = node.keys[at]
        return function, (*scope, ast.unparse(key).replace("Cause.", "")) if key else scope
    return function, scope


def _is_silent(node: ast.AST, name: str, at: int | None, child: ast.AST) -> bool:
    """Whether a node says nothing that a program could do otherwise."""
    if isinstance(child, ast.Import | ast.ImportFrom | ast.Raise):
        return True
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True
    if isinstance(child, ast.Assign) and isinstance(node, ast.Module):
        name = ast.unparse(child.targets[0])
        return name == "__all__" or (name.lstrip("_")[0].isupper() and not name.isupper())  # the name of a type
    if _is_enum(child) or _is_english(node, name, at, child):
        return True
    # The table has a row for each cause: its causes are no choice.
    return isinstance(node, ast.Dict) and name == "keys" and ast.unparse(child).startswith("Cause.")


def _is_english(node: ast.AST, name: str, at: int | None, child: ast.AST) -> bool:
    """Whether a node is a sentence of a check: words are no matter."""
    if not is_text(child):
        return False
    if isinstance(node, ast.keyword):
        return node.arg in ("headline", "says")
    called = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else None
    return name == "args" and (
        called == "told" or (bool(at) and called in ("Answer", "Question", "Text", "when_denied"))
    )


def _is_enum(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases)


def _code(code: CodeType, name: str) -> CodeType:
    """The code of a function, by its qualified name, within a module's."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_qualname == name:
                return one
            if name.startswith(f"{one.co_qualname}."):
                return _code(one, name)
    raise LookupError(name)


def _within(code: CodeType) -> Iterator[CodeType]:
    """A code, and those of the functions made within it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _within(one)


def _exchange(old: CodeType, new: CodeType) -> None:
    """Give new code to every function that has the old."""
    for one in gc.get_referrers(old):
        if isinstance(one, FunctionType):
            one.__code__ = new


def _executed(module: ModuleType, code: CodeType) -> dict[str, Any]:
    """The names of a module whose code is executed once more; its enums stay."""
    enums = {name: one for name, one in vars(module).items() if isinstance(one, type) and issubclass(one, Enum)}
    made: dict[str, Any] = {**enums, "__name__": module.__name__, "__file__": module.__file__}
    exec(code, made)  # noqa: S102 - it is our own module's
    return made


def _rebuild(module: ModuleType, code: CodeType) -> None:
    """Make a module's constants anew, and give them to whoever holds the old ones."""
    try:
        made = _executed(module, code)
    except Exception as wrong:
        raise Stillborn from wrong
    for name, new in made.items():
        old = vars(module).get(name)
        if name.startswith("__") or new is old or isinstance(new, ModuleType):
            continue
        if isinstance(new, FunctionType) and isinstance(old, FunctionType):
            old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
        elif isinstance(new, type):
            if new.__module__ == module.__name__:
                if "__init__" in vars(new):
                    old.__init__ = new.__init__  # type: ignore[misc]
                for its, method in vars(new).items():
                    if isinstance(method, FunctionType) and isinstance(kept := vars(old).get(its), FunctionType):
                        kept.__defaults__, kept.__kwdefaults__ = method.__defaults__, method.__kwdefaults__
        elif is_dataclass(old) and type(new) is type(old):
            for field in fields(old):
                object.__setattr__(old, field.name, getattr(new, field.name))
        elif isinstance(old, dict):
            old.clear()
            old.update(new)
        else:
            for other in [one for key, one in sys.modules.items() if key.startswith(("ecr_denied", "tests"))]:
                if vars(other).get(name) is old:
                    setattr(other, name, new)


# --- the texts of advice --------------------------------------------------------------------------------


def of_messages(language: ModuleType) -> Iterator[Mutant]:
    """The mutants of the texts of a language: a key that is missing. Words are no matter."""
    for part, texts in language.TEXTS._asdict().items():
        if isinstance(texts, dict):
            for key in texts:
                yield _renamed(f"{language.__name__.removeprefix('ecr_denied.')} {part}: {key} missing", texts, key)


def _renamed(name: str, texts: dict[Any, Any], key: Any) -> Mutant:
    return Mutant(name, None, lambda: texts.__delitem__(key))
