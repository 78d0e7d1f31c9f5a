"""Runs one program through the interpreter: `python -m irinterp.runner DUMP NAME=PATH... -- MAIN`.

The arguments are those of the dump; MAIN is the name of the module to run as `__main__`.
"""
import os
import sys

from .modules import Project, install
from .program import Program

# The interpreter takes several frames for each one of the program.
RECURSION_FACTOR = 6


def load(dump, files):
    """`files`: (name, path) in the order in which they were dumped."""
    return Project(Program.load(dump), [path for _, path in files])


def run_program(project, main, arguments):
    """Prepares the process as `python MAIN` does, and runs; exceptions come out."""
    path = project.paths[main]
    sys.argv = [path, *arguments]
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    sys.setrecursionlimit(sys.getrecursionlimit() * RECURSION_FACTOR)
    install(project)
    project.run_main(main)


def split_argument(argument):
    name, _, path = argument.partition("=")
    return name.removesuffix(".__init__"), path


def main():
    dump, *rest = sys.argv[1:]
    separator = rest.index("--")
    files = [split_argument(argument) for argument in rest[:separator]]
    del sys.path[0]
    run_program(load(dump, files), rest[separator + 1], rest[separator + 2:])


if __name__ == "__main__":
    main()
