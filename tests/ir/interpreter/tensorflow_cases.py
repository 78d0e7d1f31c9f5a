#!/usr/bin/env python3
"""Runs programs that use TensorFlow under CPython and through the interpreter.

    tensorflow_cases.py IR_DUMP DIRECTORY... [--slice K/N] [--jobs N]

To be run by a Python that has TensorFlow (tools/dev/tensorflow.py): it is imported once, and each
program runs in a fork. Both runs must print the same and end the same way, unless two runs under
CPython differ as well. Leaves with 77 where TensorFlow cannot be imported.
"""
import argparse
import functools
import multiprocessing
import os
import pathlib
import runpy
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[0:0] = [str(HERE), str(HERE.parents[1] / "runtime")]

from irinterp import runner  # noqa: E402
from irinterp.modules import install  # noqa: E402
from irinterp.programs import find_programs  # noqa: E402
from runtime_check import library  # noqa: E402
from runtime_check.forkserver import run_program  # noqa: E402


def through_interpreter(dump, program):
    """Called in the fork before the program starts: makes `runpy` run the dump."""
    project = runner.load(dump, [(name.removesuffix(".__init__"), path)
                                 for name, path in program.files])
    sys.setrecursionlimit(sys.getrecursionlimit() * runner.RECURSION_FACTOR)
    install(project)

    def run(*arguments, **options):
        project.run_main(program.main)

    runpy.run_path = runpy.run_module = run


def ending(outcome):
    return outcome.status, outcome.output, outcome.error.partition(":")[0]


def compare(options, program):
    """What differs, as text; empty if nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        dump = os.path.join(scratch, "ir.json")
        defects = program.dump(options.ir_dump, dump)
        if defects:
            return f"not lowered:\n{defects}"
        wanted = run_program(program.path, options.timeout)
        got = run_program(program.path, options.timeout * 5,
                          lambda: through_interpreter(dump, program))
    if ending(got) == ending(wanted):
        return ""
    if ending(run_program(program.path, options.timeout)) != ending(wanted):
        return ""
    return (f"CPython: {wanted.status} {wanted.error}\n{wanted.output[-1500:]}\n"
            f"IR: {got.status} {got.error}\n{got.output[-1500:]}")


def part_of(programs, text):
    index, count = map(int, text.split("/"))
    return [program for number, program in enumerate(programs) if number % count == index]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ir_dump", help="the executable hybridize_ir_dump")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--slice", default="0/1", metavar="K/N", help="each Nth program from the Kth")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=90, help="seconds for CPython's run")
    options = parser.parse_args()
    found = [program for path in options.paths for program in find_programs(path.resolve())]
    programs = part_of(found, options.slice)
    library.require_tensorflow()
    failed = 0
    with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
        differences = pool.imap(functools.partial(compare, options), programs)
        for program, difference in zip(programs, differences):
            if difference:
                failed += 1
                print(f"--- {program.path}\n{difference}\n", flush=True)
    print(f"{len(programs) - failed} of {len(programs)} programs run as under CPython")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
