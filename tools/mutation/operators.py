"""What may be wrong in a piece of code: of one node of its syntax tree, the nodes that could stand there by mistake."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from ecr_denied import records
from ecr_denied.catalogue import entry

__all__ = ["Mistake", "is_text", "mistakes", "shown", "swaps"]

# What is said of the mistake, and the node with it.
Mistake = tuple[str, ast.AST]

_ENUMS = {
    name: list(value)
    for module in (records, entry)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, Enum)
}
_SPEAKERS = {"ECR": "CLIENT", "CLIENT": "ANYONE", "ANYONE": "ECR"}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SUMS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
# Functions that take as many arguments as there are; the first so many are always there.
_VARIADIC = {
    "Answer": 3,
    "Text": 2,
    "_layer": 1,
    "_probe": 1,
    "_unless_layer_read": 0,
    "blames": 0,
    "by_client": 1,
    "describe_endpoints": 1,
    "ecr": 2,
    "line": 0,
    "of_cause": 1,
    "of_wording": 1,
    "run": 1,
    "trying": 1,
    "when": 1,
    "with_status": 1,
}
# Functions whose arguments are rows of a rule or answers of a command, in their order.
_ROWS = {"run": 1, "when": 1, "_unless_layer_read": 0}


def is_text(node: ast.AST) -> bool:
    """Whether a node is a string, whole or with fields."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def mistakes(node: ast.AST) -> Iterator[Mistake]:
    """What could stand in the place of one node by a single mistake. ``ast.Pass`` is a statement left out."""
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                ops: list[ast.cmpop] = [*node.ops]
                ops[at] = _COMPARISONS[type(operator)]()
                new = ast.Compare(node.left, ops, node.comparators)
                yield f"{shown(node)} as {shown(new)}", new
        case ast.BoolOp():
            other = ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            yield f"{shown(node)} as {shown(other)}", other
            for label, values in _shorter(node.values):
                yield f"{label} in {shown(node)}", values[0] if len(values) == 1 else ast.BoolOp(node.op, values)
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield f"{shown(node)} as {shown(node.operand)}", node.operand
        case ast.BinOp(op=ast.Add() | ast.Sub()) if not is_text(node.left) and not is_text(node.right):
            changed = ast.BinOp(node.left, _SUMS[type(node.op)](), node.right)
            yield f"{shown(node)} as {shown(changed)}", changed
        case ast.BinOp(op=ast.BitOr() | ast.BitAnd()):
            yield f"{shown(node)} as {shown(node.left)}", node.left
            yield f"{shown(node)} as {shown(node.right)}", node.right
        case ast.IfExp() | ast.If() | ast.While() if isinstance(node.test, ast.Name | ast.Attribute | ast.Call):
            yield f"not {shown(node.test)}", _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension():
            for at, test in enumerate(node.ifs):
                yield f"without if {shown(test)}", _with(node, ifs=[*node.ifs[:at], *node.ifs[at + 1 :]])
        case ast.Constant(value=bool() as truth):
            yield f"{truth} as {not truth}", ast.Constant(not truth)
        case ast.Constant(value=int() as number):
            yield f"{number} as {number + 1}", ast.Constant(number + 1)
        case ast.Constant(value=str() as words) if words.strip():
            yield f"{shown(node)} changed", ast.Constant(f"{words}-changed")
        case ast.Attribute(value=ast.Name(id=name), attr=member) if name in _ENUMS:
            members = [one.name for one in _ENUMS[name]]
            following = members[(members.index(member) + 1) % len(members)]
            yield f"{name}.{member} as {following}", ast.Attribute(node.value, following, node.ctx)
        case ast.Name(id=name, ctx=ast.Load()) if name in _SPEAKERS:
            yield f"{name} as {_SPEAKERS[name]}", ast.Name(_SPEAKERS[name], node.ctx)
        case ast.Tuple() | ast.List() | ast.Set():
            if not isinstance(node, ast.Set) and not isinstance(node.ctx, ast.Load):
                return
            for label, elements in _shorter(node.elts):
                yield label, _with(node, elts=elements)
        case ast.Dict():
            for at, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
                rest = [*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]]
                yield f"without {shown(key) if key else '**' + shown(value)}", ast.Dict(*rest)
        case ast.Call():
            yield from _calls(node)
        case ast.Expr(value=ast.Call() as call):
            yield f"without {shown(call)}", ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.AugAssign():
            yield f"without {shown(node)}", ast.Pass()


def _calls(node: ast.Call) -> Iterator[Mistake]:
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    for at, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            rest = [*node.keywords[:at], *node.keywords[at + 1 :]]
            yield f"without {shown(keyword)}", _with(node, keywords=rest)
    if name == "because" and isinstance(node.func, ast.Attribute):
        yield f"{shown(node)} without its reason", node.func.value
    if name == "when":
        asked = ast.UnaryOp(ast.Invert(), node.args[0])
        yield f"when not {shown(node.args[0])}", _with(node, args=[asked, *node.args[1:]])
    if name in _VARIADIC:
        first = _VARIADIC[name]
        for label, arguments in _shorter(node.args[first:]):
            yield label, _with(node, args=[*node.args[:first], *arguments])
    if name in _ROWS:
        first = _ROWS[name]
        for label, arguments in _swapped(node.args[first:]):
            yield label, _with(node, args=[*node.args[:first], *arguments])
    if isinstance(node.func, ast.Attribute) and not node.args and not node.keywords:
        yield f"{shown(node)} without .{name}()", node.func.value


def swaps(node: ast.AST) -> Iterator[Mistake]:
    """Two neighbours of a tuple in the other order."""
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        for label, elements in _swapped(node.elts):
            yield label, _with(node, elts=elements)


def _shorter(nodes: Sequence[ast.expr]) -> Iterator[tuple[str, list[ast.expr]]]:
    for at, node in enumerate(nodes):
        yield f"without {shown(node)}", [*nodes[:at], *nodes[at + 1 :]]


def _swapped(nodes: Sequence[ast.expr]) -> Iterator[tuple[str, list[ast.expr]]]:
    for at, (one, other) in enumerate(pairwise(nodes)):
        yield f"{shown(other)} before {shown(one)}", [*nodes[:at], other, one, *nodes[at + 2 :]]


def _with(node: ast.AST, **fields: object) -> ast.AST:
    new = type(node)(**{name: getattr(node, name) for name in node._fields})
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def shown(node: ast.AST) -> str:
    """The node as it is written, on one line; the middle of a long one left out."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 72 else f"{text[:40]} .. {text[-28:]}"
