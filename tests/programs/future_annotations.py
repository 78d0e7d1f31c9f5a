from __future__ import annotations

import dataclasses
import typing


def function(a: undefined, b: int | None = None, *c: "text") -> also_undefined:
    return a


print(function(1), function.__annotations__)


class Node:
    next: Node
    value: list[undefined] = []

    def method(self, other: Node) -> typing.List[Node]:
        return [other]


print(Node.__annotations__, Node.method.__annotations__)


@dataclasses.dataclass
class Data:
    a: int
    shared: typing.ClassVar[int] = 3
    b: str = "b"


print(Data(1), [f.type for f in dataclasses.fields(Data)])
x: undefined_too = 5
print(__annotations__, x)
print(typing.get_type_hints(Node.method)["return"])
