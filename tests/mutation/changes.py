"""The small changes that are tried: one comparison, figure, sign or step at a time.

A change is found by its place in a walk over the module's syntax tree, so that the same change
can be made again in a child from the text of the module alone.
"""

import ast
import copy
from dataclasses import dataclass
from hashlib import sha256

COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
RECKONED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
NAMED = {
    "all": "any",
    "any": "all",
    "min": "max",
    "max": "min",
    "minimum": "maximum",
    "maximum": "minimum",
    "floor": "ceil",
    "left": "right",
    "right": "left",
}
"""Functions and methods that are easily taken for one another."""


@dataclass(frozen=True)
class Change:
    """One change of one module.

    Attributes:
        node: the number of the node in a walk over the tree.
        choice: which of the node's changes.
        owner: the qualified name of the outermost function, or ``NAME =`` for a constant.
        line: the line of the module.
        before: the text changed.
        after: what stands there instead.
    """

    node: int
    choice: int
    owner: str
    line: int
    before: str
    after: str

    @property
    def key(self):
        """What is the same when the module's other lines move."""
        return f"{self.owner}|{self.before}|{self.after}"


def changes(text):
    """Return every change of a module's text, in the order of its lines."""
    tree = ast.parse(text)
    owners = owned(tree)
    found = []
    for number, node in enumerate(ast.walk(tree)):
        owner = owners.get(node)
        if owner is None:
            continue
        for choice, other in enumerate(others(node)):
            shown = said(node)
            found.append(Change(number, choice, owner, line_of(node), shown, said(other)))
    return sorted(found, key=lambda change: (change.line, change.node, change.choice))


def sampled(found, count):
    """Return some of a module's changes, spread as chance would, and the same in every run.

    Args:
        found: all changes of a module.
        count: how many; None for all. A greater sample holds the smaller one.
    """
    drawn = sorted(found, key=lambda change: sha256(change.key.encode()).digest())[:count]
    return [change for change in found if change in drawn]


def line_of(node):
    """Return the line of a node; the loop of a comprehension has none of its own."""
    return (node.target if isinstance(node, ast.comprehension) else node).lineno


def changed(text, change):
    """Return the module's tree with one change made."""
    tree = ast.parse(text)
    place = {}
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                place[child] = (node, field, index if isinstance(value, list) else None)
    target = next(node for number, node in enumerate(ast.walk(tree)) if number == change.node)
    parent, field, index = place[target]
    other = ast.copy_location(list(others(target))[change.choice], target)
    if index is None:
        setattr(parent, field, other)
    else:
        getattr(parent, field)[index] = other
    return ast.fix_missing_locations(tree)


def owned(tree):
    """Return for each node that may be changed the function or constant that it stands in."""
    found = {}
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            for part in statement.body:
                if isinstance(part, ast.FunctionDef):
                    note(part, f"{statement.name}.{part.name}", found)
        elif isinstance(statement, ast.FunctionDef):
            note(statement, statement.name, found)
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name = statement.targets[0].id
            for node in ast.walk(statement.value) if name != "__all__" else ():
                found[node] = f"{name} ="
    for node in untouched(tree):
        found.pop(node, None)
    return found


def note(function, name, found):
    """Note the body of a function, and the defaults of its parameters."""
    for part in (*function.body, *function.args.defaults, *function.args.kw_defaults):
        for node in ast.walk(part) if part is not None else ():
            found[node] = name


def untouched(tree):
    """Yield what says nothing to the program: annotations, docstrings, words of errors."""
    for node in ast.walk(tree):
        parts = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            parts = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns]
        elif isinstance(node, ast.Raise):
            parts = [node.exc]
        elif isinstance(node, ast.JoinedStr):
            parts = node.values
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts = [node]
        elif isinstance(node, ast.Call) and said(node.func) in ("cast", "TypeVar", "NewType"):
            parts = node.args[:1]
        for part in parts:
            if part is not None:
                yield from ast.walk(part)


def others(node):
    """Yield what could stand in a node's place."""
    kind = type(node)
    if kind in OTHERS:
        yield from OTHERS[kind](node)


def with_(node, **fields):
    """Return a copy of a node with other fields."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def of_compare(node):
    for place, sign in enumerate(node.ops):
        if type(sign) in COMPARED:
            signs = [*node.ops]
            signs[place] = COMPARED[type(sign)]()
            yield with_(node, ops=signs)


def of_sum(node):
    if type(node.op) in RECKONED:
        yield with_(node, op=RECKONED[type(node.op)]())


def of_both(node):
    yield with_(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def of_sign(node):
    yield node.operand


def of_constant(node):
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, float):
        yield ast.Constant(value * 2 + 1)
    elif isinstance(value, str):
        yield ast.Constant(NAMED.get(value, f"XX{value}XX"))


def of_name(node):
    if isinstance(node.ctx, ast.Load) and node.id in NAMED:
        yield with_(node, id=NAMED[node.id])


def of_attribute(node):
    if isinstance(node.ctx, ast.Load) and node.attr in NAMED:
        yield with_(node, attr=NAMED[node.attr])


def of_condition(node):
    yield with_(node, test=ast.UnaryOp(ast.Not(), node.test))


def of_return(node):
    if node.value is not None and not (
        isinstance(node.value, ast.Constant) and node.value.value is None
    ):
        yield ast.Return(ast.Constant(None))


def of_call_alone(node):
    if isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        inside = node.value.value if isinstance(node.value, ast.Yield) else None
        yield ast.Expr(ast.Constant(None) if inside is None else ast.Yield(None))


def of_call(node):
    for place in range(len(node.keywords)):
        if node.keywords[place].arg is not None:
            yield with_(node, keywords=[*node.keywords[:place], *node.keywords[place + 1 :]])


def of_added(node):
    yield ast.Assign([node.target], node.value)
    yield from of_sum(node)


def of_choice(node):
    yield node.body
    yield node.orelse


def of_filter(node):
    if node.ifs:
        yield with_(node, ifs=[])


OTHERS = {
    ast.Compare: of_compare,
    ast.BinOp: of_sum,
    ast.BoolOp: of_both,
    ast.UnaryOp: of_sign,
    ast.Constant: of_constant,
    ast.Name: of_name,
    ast.Attribute: of_attribute,
    ast.If: of_condition,
    ast.While: of_condition,
    ast.Return: of_return,
    ast.Expr: of_call_alone,
    ast.Call: of_call,
    ast.AugAssign: of_added,
    ast.IfExp: of_choice,
    ast.comprehension: of_filter,
    ast.Break: lambda node: [ast.Continue()],
    ast.Continue: lambda node: [ast.Break()],
}


def said(node):
    """Return a node as text on one line."""
    try:
        text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))
    except AttributeError:
        text = type(node).__name__
    return " ".join(text.split("\n")[0].split())
