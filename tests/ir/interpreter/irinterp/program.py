"""The program as `PrintJson` writes it, and what only the source text tells (docstrings, lines)."""
import ast
import bisect
import inspect
import json
import re
import sys

class Program:
    """A dump: constants as Python values, modules and functions as the dictionaries of the dump."""

    def __init__(self, dump):
        self.constants = [_constant(entry) for entry in dump["constants"]]
        self.modules = dump["modules"]
        self.functions = dump["functions"]

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file))


def _constant(entry):
    return _CONSTANTS[entry["kind"]](entry.get("text", ""))


_CONSTANTS = {
    "none": lambda text: None,
    "true": lambda text: True,
    "false": lambda text: False,
    "ellipsis": lambda text: ...,
    "int": int,
    "float": float,
    "complex": lambda text: complex(0.0, float(text)),
    "string": lambda text: text,
    "bytes": lambda text: text.encode("latin-1"),
}


class Source:
    """One source file: lines for spans, and the parts of definitions that are no code of their own."""

    def __init__(self, path):
        self.path = str(path)
        with open(path, "rb") as file:
            self.text = _decode(file.read())
        self._data = data = self.text.encode("utf-8")
        self._starts = [0] + [match.end() for match in re.finditer(rb"\r\n|\r|\n", data)]
        self._by_place = {}
        tree = ast.parse(data)
        self.future_annotations = any(
            isinstance(node, ast.ImportFrom) and node.module == "__future__"
            and any(alias.name == "annotations" for alias in node.names)
            for node in tree.body)
        for node in ast.walk(tree):
            self._enter(node)

    def _enter(self, node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            self._by_place[self._offset(node.lineno, node.col_offset), "definition"] = node
        elif isinstance(node, ast.AnnAssign):
            for part in (node, node.annotation):
                self._by_place[self._offset(part.lineno, part.col_offset), "variable"] = node

    def _offset(self, line, column):
        return self._starts[line - 1] + column

    def text_at(self, span):
        return self._data[span[0]:span[1]].decode("utf-8", "replace")

    def line(self, offset):
        return bisect.bisect_right(self._starts, offset)

    def definition(self, span):
        """The syntax node of the definition that begins there, or None."""
        return self._by_place.get((span[0], "definition"))

    def annotated_variable(self, span):
        return self._by_place.get((span[0], "variable"))

    def first_line(self, function):
        node = self.definition(function["span"])
        decorators = getattr(node, "decorator_list", None)
        return decorators[0].lineno if decorators else self.line(function["span"][0])

    def document_of(self, function):
        node = self.definition(function["span"])
        return None if node is None or isinstance(node, ast.Lambda) else _document(node)


def _document(node):
    text = ast.get_docstring(node, clean=False)
    return inspect.cleandoc(text) if text is not None and sys.version_info >= (3, 13) else text


def _decode(data):
    """As the tokenizer does: by byte-order mark or coding line."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8")
    for line in re.split(rb"\r\n|\r|\n", data, maxsplit=2)[:2]:
        match = re.match(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if match:
            return data.decode(match[1].decode())
        if not re.match(rb"^[ \t\f]*(?:[#\r\n]|$)", line):
            break
    return data.decode("utf-8")
