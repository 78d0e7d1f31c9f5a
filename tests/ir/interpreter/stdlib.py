#!/usr/bin/env python3
"""Runs CPython's own tests of the language through the interpreter.

    stdlib.py IR_DUMP [TEST...]    names without the prefix `test_`; default: all that need no library

Each test module is lowered and executed by the interpreter, with the rest of the standard library
as it is; the modules of LIBRARY go through the interpreter together with their tests. A test counts
as lost when it passes under CPython and not here. Prints them and the totals. Some tests look at
bytecode, frames, tracebacks, reference counts or the names that eval() sees: losses are to be read,
not brought to zero. stdlib_known.txt names those that were, of Python 3.11.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import sysconfig
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KNOWN = HERE / "stdlib_known.txt"

TESTS = """
    grammar generators scope patma fstring with contextlib exceptions unpack unpack_ex augassign
    listcomps dictcomps setcomps genexps named_expressions positional_only_arg keywordonlyarg
    except_star coroutines asyncgen decorators super class property descr
    dataclasses metaclass exception_group exception_variations raise baseexception binop bool
    compare complex contains dict dictviews dynamic dynamicclassattribute enum enumerate extcall
    funcattrs functools global int iter itertools list long longexp opcodes
    operator ordered_dict pow print range richcmp sort string_literals tuple typechecks
    typing unary userdict userlist userstring with yield_from pep646_syntax
    string format unicode_identifiers slice set isinstance subclassinit
    collections abc copy contextlib_async hash index inspect genericalias
    future_stmt cmath numeric_tower reprlib weakref weakset types
""".split()

# Tests whose module of the same name is pure Python and not loaded before the tests are.
LIBRARY = """
    argparse bisect calendar cmd colorsys configparser csv dataclasses difflib filecmp fnmatch
    fractions getopt gettext glob graphlib heapq ipaddress optparse pprint queue quopri random sched
    shlex statistics string textwrap timeit tokenize contextlib copy reprlib linecache
    plistlib smtplib mimetypes netrc stat symtable tempfile trace uuid wave zipapp
    bdb codeop pyclbr pkgutil rlcompleter secrets shelve tabnanny base64 ast
""".split()

CHILD = """
import io, json, sys, unittest
mode, name, dump, answer, *files = sys.argv[1:]
files = [file.partition("=")[::2] for file in files]
sys.path[:] = [entry for entry in sys.path if entry]
if mode == "ir":
    from irinterp import modules, runner
    sys.setrecursionlimit(sys.getrecursionlimit() * runner.RECURSION_FACTOR)
    for module, _ in files:
        sys.modules.pop(module, None)
    modules.install(runner.load(dump, files))

class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.status = {}
    def addSuccess(self, test):
        self.status.setdefault(test.id(), "")
    def addError(self, test, error):
        self.status[test.id()] = self._exc_info_to_string(error, test)
    addFailure = addError
    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.status[test.id()] = self._exc_info_to_string(error, test)
    def addSkip(self, test, reason):
        pass
    def addExpectedFailure(self, test, error):
        self.status.setdefault(test.id(), "")

sys.stdout, out = io.StringIO(), sys.stdout
sys.stderr = io.StringIO()
result = Result()
suite = unittest.defaultTestLoader.loadTestsFromName(name)
suite.run(result)
with open(answer, "w") as file:
    json.dump(result.status, file)
"""


def run(mode, name, dump, files, timeout):
    """The outcome of each test: empty, or its traceback. None if the run came to no end."""
    with tempfile.TemporaryDirectory() as scratch:
        answer = os.path.join(scratch, "answer.json")
        environment = dict(os.environ, PYTHONPATH=str(HERE), PYTHONDONTWRITEBYTECODE="1")
        command = [sys.executable, "-c", CHILD, mode, name, str(dump), answer,
                   *[file.replace(".__init__=", "=") for file in files]]
        try:
            result = subprocess.run(command, cwd=scratch, env=environment, timeout=timeout,
                                    stdin=subprocess.DEVNULL, capture_output=True)
        except subprocess.TimeoutExpired:
            return None, "timeout"
        if not os.path.exists(answer):
            return None, result.stderr.decode("utf-8", "replace")[-2000:]
        with open(answer) as file:
            return json.load(file), ""


def files_of(name):
    """NAME=PATH of the test module, and of the library module that it tests."""
    root = pathlib.Path(sysconfig.get_path("stdlib"))
    files = []
    places = [(f"test.test_{name}", root / "test" / f"test_{name}")]
    if name in LIBRARY:
        places.append((name, root / name))
    for module, place in places:
        if place.with_suffix(".py").is_file():
            files.append(f"{module}={place}.py")
        elif (place / "__init__.py").is_file():
            files.append(f"{module}.__init__={place}/__init__.py")
    return files if len(files) == len(places) else []


class Report:
    def __init__(self, options):
        self.options = options
        self.known = {line.strip() for line in KNOWN.read_text().splitlines()}
        self.passed = self.wanted = 0
        self.new = []

    def check(self, name):
        files = files_of(name)
        if not files:
            print(f"{name}: there is no such test", flush=True)
            return
        module = f"test.test_{name}"
        with tempfile.TemporaryDirectory() as scratch:
            dump = pathlib.Path(scratch) / "ir.json"
            with open(dump, "wb") as file:
                lowered = subprocess.run([self.options.ir_dump, *files], stdout=file,
                                         stderr=subprocess.PIPE)
            if lowered.returncode:
                self.new.append(module)
                print(f"{name}: not lowered: {lowered.stderr.decode()[:500]}", flush=True)
                return
            wanted, problem = run("cpython", module, dump, files, self.options.timeout)
            if wanted is None:
                print(f"{name}: CPython: {problem}", flush=True)
                return
            got, problem = run("ir", module, dump, files, self.options.timeout * 5)
        self.compare(name, wanted, got, problem)

    def compare(self, name, wanted, got, problem):
        passing = [test for test, error in wanted.items() if not error]
        if got is None:
            print(f"{name}: 0 of {len(passing)}: {problem}", flush=True)
            got = {}
        lost = [test for test in passing if got.get(test, "did not run")]
        self.wanted += len(passing)
        self.passed += len(passing) - len(lost)
        self.new += [test for test in lost if test not in self.known]
        print(f"{name}: {len(passing) - len(lost)} of {len(passing)}", flush=True)
        for test in lost:
            if test not in self.known or self.options.all:
                print(f"    {test}")
                if self.options.verbose:
                    print(got.get(test, "did not run"))
                elif self.options.reasons:
                    print("       ", got.get(test, "did not run").strip().rpartition("\n")[2])


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ir_dump", help="the executable hybridize_ir_dump")
    parser.add_argument("tests", nargs="*", default=TESTS + LIBRARY, metavar="TEST")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for CPython's run")
    parser.add_argument("--all", action="store_true", help="name the known losses too")
    parser.add_argument("--reasons", action="store_true", help="print the errors' last lines")
    parser.add_argument("--verbose", action="store_true", help="print the tracebacks")
    options = parser.parse_args()
    report = Report(options)
    for name in dict.fromkeys(options.tests):
        report.check(name)
    print(f"{report.passed} of {report.wanted} tests pass that pass under CPython; "
          f"{len(report.new)} losses are new")
    return 1 if report.new or not report.wanted else 0


if __name__ == "__main__":
    sys.exit(main())
