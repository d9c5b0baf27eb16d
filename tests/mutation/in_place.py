"""Put changed code in the place of a function that runs: in memory, of this process alone."""

import ast
import gc
import importlib
import sys
from pathlib import Path
from types import CodeType, FunctionType


def put(path, tree, owner):
    """Make one function, or one constant, of a loaded module say what a changed tree says.

    Args:
        path: the module's file, as its code objects name it.
        tree: the changed tree of the whole module.
        owner: see ``Change.owner``.
    """
    if owner.endswith(" ="):
        put_constant(path, tree, owner.removesuffix(" ="))
        return
    code = codes(compile(tree, str(path), "exec", dont_inherit=True))[owner]
    module_of(path)  # some modules are loaded by the function that needs them, and not before
    for function in functions(path, owner):
        function.__code__ = code
        put_defaults(function, tree, owner)


def functions(path, owner):
    """Return the functions of a file with a qualified name, wherever they are kept."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and each.__code__.co_filename == str(path)
        and each.__code__.co_qualname == owner
    ]


def codes(module):
    """Return the code of each function of a compiled module, by qualified name."""
    found = {}
    for part in module.co_consts:
        if isinstance(part, CodeType):
            found[part.co_qualname] = part
            found |= codes(part)
    return found


def put_defaults(function, tree, owner):
    """Give a function the defaults that its changed definition has."""
    *_class, name = owner.split(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            if node.args.defaults and function.__defaults__:
                function.__defaults__ = tuple(
                    valued(each, function.__globals__) for each in node.args.defaults
                )
            for parameter, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
                if default is not None and function.__kwdefaults__:
                    value = valued(default, function.__globals__)
                    function.__kwdefaults__[parameter.arg] = value


def valued(node, names):
    """Return what an expression of a module is worth there."""
    return eval(compile(ast.Expression(node), "<default>", "eval"), dict(names))


def put_constant(path, tree, name):
    """Give a module's constant its changed value, there and where it was imported."""
    module = module_of(path)
    statement = next(
        each
        for each in tree.body
        if isinstance(each, ast.Assign)
        and isinstance(each.targets[0], ast.Name)
        and each.targets[0].id == name
    )
    new = valued(statement.value, vars(module))
    for each in modules_with(path, name):
        setattr(each, name, new)


def files_with(path, name):
    """Return the files of the modules that have a constant, its own and those that import it."""
    return {each.__file__ for each in modules_with(path, name)}


def modules_with(path, name):
    """Return the modules that have a constant under its name."""
    value = vars(module_of(path)).get(name)
    return [
        each
        for each in list(sys.modules.values())
        if each.__name__.split(".")[0] in ("declaration", "importers", "desktop")
        and vars(each).get(name) is value
    ]


def module_of(path):
    """Return the module that was loaded from a file; it is loaded now where it was not."""
    for each in list(sys.modules.values()):
        if getattr(each, "__file__", None) == str(path):
            return each
    root = Path(__file__).resolve().parents[2]
    return importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))
