import collections
import typing

Point = collections.namedtuple("Point", "x y", defaults=[0])
print(Point(1), Point(1, 2)._replace(y=5), Point._fields, Point.__module__ == __name__)


class Employee(typing.NamedTuple):
    name: str
    id: int = 3

    def label(self):
        return f"{self.name}#{self.id}"


e = Employee("Ann")
print(e, e.label(), e[1], Employee.__annotations__)
name, number = e
print(name, number)


class Child(Point):
    __slots__ = ()

    @property
    def norm(self):
        return self.x + self.y

    def __new__(cls, x, y=7):
        print("new", x, y)
        return super().__new__(cls, x, y)


c = Child(1)
print(c.norm, c)
match c:
    case Point(x=1, y=w):
        print("w", w)


class Movie(typing.TypedDict, total=False):
    title: str
    year: int


m: Movie = {"title": "t"}
print(m, Movie.__annotations__, Movie.__total__)


class Proto(typing.Protocol):
    def run(self) -> int: ...


@typing.runtime_checkable
class Sized(typing.Protocol):
    def size(self) -> int: ...


class HasSize:
    def size(self):
        return 1


print(isinstance(HasSize(), Sized), isinstance(3, Sized))
T = typing.TypeVar("T", bound=int)


class Stack(typing.Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


print(Stack[int]().push(1).items, Stack.__parameters__)
print(collections.Counter("hello").most_common(1), collections.defaultdict(list, a=[1])["b"])
