#!/usr/bin/env python3
"""Runs programs under CPython and through the interpreter of the intermediate representation.

    run.py IR_DUMP PATH...    a .py file, a directory with a main.py, or a directory of such

Both must print the same and end the same way, unless the program begins with `# differs: REASON`:
then they must not. Programs of a newer Python are left out. Prints each difference; exits 1 if there
is one.
"""
import argparse
import concurrent.futures
import dataclasses
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from irinterp.programs import find_programs

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass(frozen=True)
class Outcome:
    output: str
    error: str


def execute(command, program, timeout):
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONPATH=str(HERE),
                       PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8")
    try:
        result = subprocess.run(command, cwd=program.directory, env=environment, timeout=timeout,
                                stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired:
        return Outcome("", "timeout"), ""
    errors = result.stderr.decode("utf-8", "replace")
    return Outcome(result.stdout.decode("utf-8", "replace"), ending(result.returncode, errors)), \
        errors


def ending(code, errors):
    """The exception's class if one ended the program, else the exit code."""
    lines = [line for line in errors.splitlines() if re.match(r"[\w.]+(?::|$)", line)]
    if code == 1 and "Traceback" in errors and lines:
        return lines[-1].partition(":")[0].rpartition(".")[2]
    return str(code) if code else ""


def compare(options, program):
    """The differences of the two runs as text; empty if there is none."""
    with tempfile.TemporaryDirectory() as scratch:
        target = os.path.join(scratch, "ir.json")
        defects = program.dump(options.ir_dump, target)
        if defects:
            return f"not lowered:\n{defects}"
        wanted, _ = execute([sys.executable, *program.start], program, options.timeout)
        got, errors = execute([sys.executable, "-m", "irinterp.runner", target,
                               *program.arguments, "--", program.main], program,
                              options.timeout * 10)
    known = program.known_difference()
    if known:
        return f"runs as under CPython, in spite of: {known}" if got == wanted else ""
    if got == wanted:
        return ""
    lines = difflib.unified_diff(wanted.output.splitlines(), got.output.splitlines(),
                                 "CPython", "IR", lineterm="")
    text = "\n".join(list(lines)[:40])
    return f"{text}\nended: {wanted.error or 'fine'} / {got.error or 'fine'}\n{errors[-1500:]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ir_dump", help="the executable hybridize_ir_dump")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60, help="seconds for CPython's run")
    options = parser.parse_args()
    found = [program for path in options.paths for program in find_programs(path.resolve())]
    programs = [program for program in found if not program.refused_by_cpython()]
    failed = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for program, difference in zip(programs, pool.map(
                lambda program: compare(options, program), programs)):
            if difference:
                failed.append(program)
                print(f"--- {program.path}\n{difference}\n", flush=True)
    print(f"{len(programs) - len(failed)} of {len(programs)} programs run as expected; "
          f"{len(found) - len(programs)} are of a newer Python")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
