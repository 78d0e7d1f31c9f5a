#!/usr/bin/env python3
"""Writes the names of a library as a model table: every public symbol with its aliases, kind and parameters.

usage: introspect.py LIBRARY OUTPUT

LIBRARY is imported and its public modules are walked; nothing of it is called. Run it with the Python of an environment
that has the library. The same versions give the same bytes, one symbol a line. What a symbol does is not written here:
that is in the tables written by hand, which add to these entries.
"""
import importlib
import inspect
import json
import sys
import types

LIMIT_DEPTH = 6


# Special methods that library objects inherit from machinery of their own: no operation of a program.
MACHINERY = {"__doc__", "__module__", "__dict__", "__weakref__", "__slots__", "__setattr__", "__delattr__", "__getattr__",
             "__getattribute__", "__reduce__", "__reduce_ex__", "__repr__", "__str__", "__hash__", "__new__", "__del__",
             "__init_subclass__", "__class_getitem__", "__getstate__", "__setstate__", "__sizeof__", "__dir__",
             "__copy__", "__deepcopy__", "__subclasshook__"}


def is_public(name):
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__") and name not in MACHINERY)


def module_members(module):
    """(name, value) of the public members, in the order of their names; lazily loaded ones are loaded."""
    for name in sorted(set(dir(module))):
        if name.startswith("_") or name in INTERNAL:
            continue
        try:
            yield name, getattr(module, name)
        except Exception:  # a lazy module that needs something that is not installed
            continue


def belongs(module, library):
    name = getattr(module, "__name__", "")
    roots = {library, *OWN_PACKAGES.get(library, ())}
    return name.split(".")[0] in roots


# Submodules that are no part of the public interface, or another version of it.
INTERNAL = {"python", "v1", "v2", "core", "f2py", "distutils", "testing", "security"}

# Packages that a library re-exports as its own.
OWN_PACKAGES = {"tensorflow": ("keras",)}


def parameters(value, skip_self):
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    rows = []
    kinds = list(signature.parameters.values())[1 if skip_self else 0:]
    for parameter in kinds:
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            rows.append("*" + parameter.name)
        elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
            rows.append("**" + parameter.name)
        else:
            rows.append(parameter.name + ("" if parameter.default is inspect.Parameter.empty else "="))
    return rows


class Walker:
    def __init__(self, library):
        self.library = library
        self.paths = {}  # id(value) -> [(path, value)]
        self.modules = {}

    def walk(self, module, path, depth):
        self.modules.setdefault(id(module), []).append(path)
        if len(self.modules[id(module)]) > 1 or depth > LIMIT_DEPTH:
            return
        for name, value in module_members(module):
            inner = f"{path}.{name}"
            if isinstance(value, types.ModuleType):
                if belongs(value, self.library):
                    self.walk(value, inner, depth + 1)
            elif inspect.isclass(value) or callable(value):
                self.paths.setdefault(id(value), []).append((inner, value))
            else:
                self.paths.setdefault((inner,), []).append((inner, value))

    def canonical(self, paths):
        """The shortest path stands for the symbol; of equals the first in the order of letters."""
        return min(paths, key=lambda p: (p.count("."), len(p), p))


def kind_of(value):
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "value"


def own_members(cls, class_paths):
    """The members of the class and of its bases that have no public name, the nearest first."""
    members = {}
    for base in cls.__mro__:
        if base is object or (base is not cls and base in class_paths):
            continue
        for name, member in vars(base).items():
            members.setdefault(name, member)
    return sorted(members.items())


def class_members(cls, prefix, class_paths):
    for name, member in own_members(cls, class_paths):
        if not is_public(name):
            continue
        if isinstance(member, property):
            yield {"names": [f"{prefix}.{name}"], "kind": "property"}
        elif isinstance(member, (staticmethod, classmethod)):
            yield {"names": [f"{prefix}.{name}"], "kind": "method"}
        elif callable(member):
            entry = {"names": [f"{prefix}.{name}"], "kind": "method"}
            rows = parameters(member, skip_self=True)
            if rows:
                entry["parameters"] = rows
            yield entry


def table(library):
    root = importlib.import_module(library)
    walker = Walker(library)
    walker.walk(root, library, 0)
    aliases, symbols, class_paths = {}, [], {}
    for places in walker.paths.values():
        if inspect.isclass(places[0][1]):
            class_paths[places[0][1]] = walker.canonical([p for p, _ in places])
    for paths in walker.modules.values():
        best = walker.canonical(paths)
        for path in paths:
            if path != best:
                aliases[path] = best
    for places in walker.paths.values():
        best = walker.canonical([p for p, _ in places])
        value = places[0][1]
        for path, _ in places:
            if path != best:
                aliases[path] = best
        entry = {"names": [best], "kind": kind_of(value)}
        if inspect.isclass(value):
            bases = [class_paths[b] for b in value.__mro__[1:] if b in class_paths]
            if bases:
                entry["bases"] = bases[:1]
            rows = parameters(value.__init__, skip_self=True)
        else:
            rows = parameters(value, skip_self=False) if entry["kind"] == "function" else None
        if rows:
            entry["parameters"] = rows
        symbols.append(entry)
        if inspect.isclass(value):
            symbols.extend(class_members(value, best, class_paths))
    modules = sorted({walker.canonical(p) for p in walker.modules.values()})
    symbols.append({"names": modules, "kind": "module"})
    symbols.sort(key=lambda e: e["names"])
    return {"library": library, "version": getattr(root, "__version__", ""), "aliases": dict(sorted(aliases.items())),
            "symbols": symbols}


def main():
    library, output = sys.argv[1:]
    data = table(library)
    with open(output, "w", encoding="utf-8", newline="\n") as out:
        out.write("{\n")
        out.write(f'"library": {json.dumps(data["library"])},\n"version": {json.dumps(data["version"])},\n')
        out.write('"aliases": {\n')
        out.write(",\n".join(f"{json.dumps(a)}: {json.dumps(t)}" for a, t in data["aliases"].items()))
        out.write('\n},\n"symbols": [\n')
        out.write(",\n".join(json.dumps(entry, separators=(",", ":")) for entry in data["symbols"]))
        out.write("\n]\n}\n")


if __name__ == "__main__":
    main()
