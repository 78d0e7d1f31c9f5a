"""Programs to compare: where they are, what their modules are called, and their dumps."""
import ast
import dataclasses
import pathlib
import subprocess


@dataclasses.dataclass(frozen=True)
class Program:
    """`files` are (name, path) pairs of all modules, packages as `name.__init__`; `main` is run."""

    path: pathlib.Path
    files: tuple
    main: str

    @property
    def directory(self):
        return self.path if self.path.is_dir() else self.path.parent

    @property
    def arguments(self):
        """The modules as the executable for dumps takes them."""
        return [f"{name}={path}" for name, path in self.files]

    @property
    def start(self):
        """The arguments with which CPython runs the program."""
        if self.main.endswith(".__main__"):
            return ["-m", self.main.rpartition(".")[0]]
        return [str(dict(self.files)[self.main])]

    def refused_by_cpython(self):
        """Whether this Python does not know its syntax."""
        return not all(_is_python3(path) for _, path in self.files)

    def known_difference(self):
        """What a first line `# differs: ...` admits, or nothing."""
        first = dict(self.files)[self.main].read_text(encoding="utf-8").partition("\n")[0]
        return first.removeprefix("# differs: ") if first.startswith("# differs: ") else ""

    def dump(self, binary, output):
        """Writes the dump; returns what is wrong, empty if nothing."""
        with open(output, "wb") as file:
            result = subprocess.run([binary, *self.arguments], stdout=file, stderr=subprocess.PIPE)
        return result.stderr.decode("utf-8", "replace") if result.returncode else ""


def _module_name(path, root):
    return ".".join(path.relative_to(root).with_suffix("").parts)


def _is_python3(path):
    try:
        ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return False
    return True


def read_program(path):
    """The program at a path: a file, or a directory with a main.py or one package that runs."""
    if path.suffix == ".py":
        return Program(path, ((path.stem, path),), path.stem)
    files = tuple((_module_name(file, path), file) for file in sorted(path.rglob("*.py"))
                  if all(part.isidentifier() for part in _module_name(file, path).split("."))
                  and _is_python3(file))
    packages = [name for name, _ in files if name.endswith(".__main__")]
    return Program(path, files, "main" if (path / "main.py").is_file() else packages[0])


def find_programs(path):
    """The program at a path, or the files and directories below it that are programs."""
    if path.suffix == ".py" or (path / "main.py").is_file():
        return [read_program(path)]
    directories = {entry.parent for entry in path.rglob("main.py")}
    directories |= {entry.parents[1] for entry in path.rglob("__main__.py")
                    if not (entry.parents[1] / "main.py").is_file()}
    return [read_program(place) for place in sorted({*path.glob("*.py"), *directories})]
