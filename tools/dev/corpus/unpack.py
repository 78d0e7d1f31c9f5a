"""Unpacks archives: regular files only, and only below the target."""

import io
import pathlib
import shutil
import tarfile
import tempfile
import zipfile


def unpack(filename, content, target):
    """Unpacks to `target`, which appears complete or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".unpack-") as scratch:
        root = pathlib.Path(scratch, "files")
        root.mkdir()
        members = _zip_members if filename.endswith((".whl", ".zip")) else _tar_members
        for name, data in members(content):
            path = pathlib.PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts:
                raise ValueError(f"{filename} holds {name}, which is outside of it")
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        shutil.rmtree(target, ignore_errors=True)
        root.rename(target)


def _zip_members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield member.filename, archive.read(member)


def _tar_members(content):
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            if member.isfile():
                yield member.name, archive.extractfile(member).read()
