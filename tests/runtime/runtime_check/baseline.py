"""The cases whose facts all held when every case was last checked: one path per line, sorted, `#` for comments."""

HEADER = "# Cases whose runtime facts all hold. Rewritten by: run.py cases CASES_DIR --all --update-green\n"


def read(path):
    if not path.exists():
        return frozenset()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def write(path, cases):
    path.write_text(HEADER + "".join(f"{case}\n" for case in sorted(cases)), encoding="utf-8")
