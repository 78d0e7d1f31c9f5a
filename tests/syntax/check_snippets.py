#!/usr/bin/env python3
"""Checks the verdicts of a file of snippets against the Python that runs this script.

usage: check_snippets.py SNIPPETS

The format stands at the head of the file. A snippet of a newer Python is skipped. Prints every
wrong verdict; exits 1 if there is one, 77 if this Python is too old to know.
"""
import argparse
import re
import sys
import warnings

MINIMUM = (3, 11)
ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[nrt\\])")
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\"}


def unescape(text):
    def replace(match):
        name = match[1]
        return ESCAPED.get(name) or bytes([int(name[1:], 16)])

    return ESCAPE.sub(replace, text)


def read_snippets(path):
    """Yields the line of the verdict, its words, and the source as bytes."""
    verdict, verdict_line, lines = None, 0, []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if not line.startswith(b"%% "):
                lines.append(line)
                continue
            if verdict:
                yield verdict_line, verdict, source_of(verdict, lines)
            words = line[3:].decode().split()
            verdict = [] if words[0] == "#" else words
            verdict_line, lines = number, []
    if verdict:
        yield verdict_line, verdict, source_of(verdict, lines)


def source_of(verdict, lines):
    text = b"".join(lines)
    return unescape(text.rstrip(b"\n")) if "escaped" in verdict else text


def refused_at(source):
    """The line at which CPython refuses the source, 0 for one it does not name, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source.decode(), "<snippet>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return error.lineno or 0
    except ValueError:
        return 0
    return None


def wrong(verdict, line):
    """What is wrong with the verdict, or None."""
    if verdict[0] == "ok":
        return None if line is None else f"CPython refuses line {line}"
    if line is None:
        return "CPython accepts it"
    if "elsewhere" not in verdict and line != int(verdict[1]):
        return f"CPython names line {line}"
    return None


def is_newer(verdict):
    version = re.fullmatch(r"3\.(\d+)", verdict[1]) if verdict[0] == "ok" and verdict[1:] else None
    return version is not None and sys.version_info[:2] < (3, int(version[1]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("snippets")
    arguments = parser.parse_args()
    if sys.version_info < MINIMUM:
        print("needs Python", ".".join(map(str, MINIMUM)))
        return 77
    checked = failures = 0
    for number, verdict, source in read_snippets(arguments.snippets):
        if is_newer(verdict):
            continue
        checked += 1
        reason = wrong(verdict, refused_at(source))
        if reason:
            failures += 1
            print(f"{arguments.snippets}:{number}: {' '.join(verdict)}: {reason}: {source!r}")
    print(f"{checked} snippets, {failures} wrong")
    return 1 if failures or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
