#!/usr/bin/env python3
"""Checks that the rooms of the source tree stay apart.

usage: check_layering.py SOURCE_DIR ROOMS_FILE

ROOMS_FILE has a line "room: room room" per room, the arrows that CMake links by (src/CMakeLists.txt).
A room includes public headers of the rooms that it reaches by arrows, its own private headers, and
the foreign libraries that are its business; its header guards are named after their files; and no
string literal of src/ starts with the name of a Python library, for what is known about libraries
lies in data/models. Prints every breach; exits 1 if there is one.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
GUARD = re.compile(r"^#ifndef (\w+)\n#define (\w+)$", re.MULTILINE)
LIBRARY_LITERAL = re.compile(r'"(tensorflow|numpy|keras)\b')
COMMENT = re.compile(r"//.*$")

# Prefix of a foreign header -> who may include it; main.cpp is "main".
FOREIGN = {
    "tree_sitter/": {"syntax"},
    "git2": {"project", "rewrite"},
    "CLI/": {"main"},
    "toml++/": {"project", "driver"},
}


def read_rooms(path):
    """Returns {room: every room that it reaches, itself included}."""
    arrows = {}
    for line in path.read_text().splitlines():
        room, _, targets = line.partition(":")
        if room.strip():
            arrows[room.strip()] = targets.split()
    reach = {}
    for room in arrows:
        seen, pending = set(), [room]
        while pending:
            current = pending.pop()
            if current not in seen:
                seen.add(current)
                pending += arrows[current]
        reach[room] = seen
    return reach


def check_include(header, room, reach):
    """Returns what is wrong with `room` including `header`, or None."""
    parts = header.split("/")
    if parts[0] == "hybridize" and len(parts) > 2:
        if parts[1] not in reach[room]:
            return f"{room} may not include {header}: no arrow leads from {room} to {parts[1]}"
    elif parts[0] in reach and parts[0] != room:
        return f"{room} may not include {header}: it is private to {parts[0]}"
    for prefix, owners in FOREIGN.items():
        if header.startswith(prefix) and room not in owners:
            return f"{room} may not include {header}: only {', '.join(sorted(owners))} may"
    return None


def check_guard(path, text, room, in_src):
    """A private header may say that it is one, lest it collide with a public header of its name."""
    name = f"{room}_{path.stem}_H_".upper()
    wanted = [f"HYBRIDIZE_{name}"] + ([f"HYBRIDIZE_SRC_{name}"] if in_src else [])
    found = GUARD.search(text)
    if not found or found.group(1) != found.group(2) or found.group(1) not in wanted:
        return f"the include guard should be {wanted[-1]}"
    return None


def check_file(path, room, reach, in_src):
    """Yields (line, message) for each breach in one file."""
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        include = INCLUDE.match(line)
        if include:
            problem = check_include(include.group(1), room, reach)
            if problem:
                yield number, problem
        elif in_src:
            literal = LIBRARY_LITERAL.search(COMMENT.sub("", line))
            if literal:
                yield number, f"library knowledge: a literal starts with '{literal.group(1)}'"
    if path.suffix == ".h":
        problem = check_guard(path, text, room, in_src)
        if problem:
            yield 1, problem


def check_tree(source, reach):
    """Returns all breaches as lines of text, sorted."""
    breaches = []
    for base, in_src in ((source / "include" / "hybridize", False), (source / "src", True)):
        for path in sorted(base.rglob("*")):
            if path.suffix not in (".h", ".cpp", ".def"):
                continue
            room = path.relative_to(base).parts[0]
            name = path.relative_to(source).as_posix()
            if room not in reach:
                breaches.append(f"{name}:1: '{room}' is no room of src/CMakeLists.txt")
                continue
            for number, message in check_file(path, room, reach, in_src):
                breaches.append(f"{name}:{number}: {message}")
    return breaches


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    breaches = check_tree(pathlib.Path(sys.argv[1]), read_rooms(pathlib.Path(sys.argv[2])))
    print("\n".join(breaches) if breaches else "the rooms stand apart")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
