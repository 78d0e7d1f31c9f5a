"""Modules of the project run through the interpreter; all others through the real import system."""
import builtins
import functools
import importlib.abc
import importlib.util
import pathlib
import sys
import types

from . import definitions
from .code import Code
from .program import Source


class Unit:
    """One execution of one module: its globals, and its functions compiled on demand."""

    def __init__(self, program, source, module_globals):
        self.program = program
        self.source = source
        self.globals = module_globals
        self.code = functools.cache(self._compile)
        self.stub = functools.cache(self._make_stub)

    def _compile(self, index):
        return Code(self, index)

    def _make_stub(self, index):
        """The stub's code object and the docstring."""
        code = self.code(index)
        stub, _ = definitions.stub_code(code)
        return stub, self.source.document_of(code.function)


class Project:
    """The modules of a dump by dotted name, with the files that they were read from."""

    def __init__(self, program, paths):
        self.program = program
        self.paths = {module["name"]: str(path) for module, path in zip(program.modules, paths)}
        self.modules = {module["name"]: module for module in program.modules}

    def execute(self, name, namespace):
        module, path = self.modules[name], self.paths[name]
        source = Source(path)
        namespace.setdefault("__builtins__", builtins.__dict__)
        Unit(self.program, source, namespace).code(module["body"]).run([], ())

    def run_main(self, name):
        """Runs a module as the program: as `__main__`."""
        main = types.ModuleType("__main__")
        if name.endswith(".__main__"):
            main.__package__ = name.rpartition(".")[0]
        main.__file__ = self.paths[name]
        main.__builtins__ = builtins
        sys.modules["__main__"] = main
        self.execute(name, main.__dict__)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands first on `sys.meta_path`."""

    def __init__(self, project):
        self.project = project

    def find_spec(self, fullname, path=None, target=None):
        module = self.project.modules.get(fullname)
        if module is None:
            return None
        file = self.project.paths[fullname]
        places = [str(pathlib.Path(file).parent)] if module["package"] else None
        return importlib.util.spec_from_file_location(fullname, file, loader=self,
                                                      submodule_search_locations=places)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self.project.execute(module.__name__, module.__dict__)


def install(project):
    sys.meta_path.insert(0, Finder(project))
