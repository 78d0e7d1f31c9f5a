"""The pinned projects: tools/corpus.json, sorted by name."""

import dataclasses
import json
import os
import pathlib

LOCK = pathlib.Path(__file__).resolve().parents[2] / "corpus.json"


@dataclasses.dataclass(frozen=True, order=True)
class Project:
    """One release: the archive's file name on the index, and the SHA-256 of its bytes."""

    name: str
    version: str
    filename: str
    sha256: str

    @property
    def directory(self):
        """Where its unpacked files lie, once it is fetched."""
        return cache_directory() / f"{self.name}-{self.version}"

    @property
    def root(self):
        """The root of the fetched project: a source archive holds one directory with everything in it."""
        entries = list(self.directory.iterdir())
        return entries[0] if len(entries) == 1 and entries[0].is_dir() else self.directory


def cache_directory():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "hybridize" / "corpus"


def read(path=LOCK):
    if not path.exists():
        return []
    return sorted(Project(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))


def write(projects, path=LOCK):
    entries = [dataclasses.asdict(project) for project in sorted(projects)]
    path.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
