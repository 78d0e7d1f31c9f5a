import dataclasses
from dataclasses import InitVar, dataclass, field
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list, compare=False)
    total: ClassVar[int] = 7

    def __post_init__(self):
        print("post init", self.x, self.y)

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


p = Point(3, 4)
print(p, p.norm, p == Point(3, 4, ["other"]), Point.total)
print([f.name for f in dataclasses.fields(Point)])
p.tags.append("t")
print(Point(1).tags, dataclasses.asdict(p), dataclasses.replace(p, x=5))


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    name: Optional[str] = field(default=None, repr=False, compare=False)


v = Version(1, 2, "x")
print(v, hash(v) == hash(Version(1, 2)), v < Version(1, 3), sorted([Version(2), v]))
try:
    v.major = 3
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)


@dataclass
class Base:
    a: int
    b: "Optional[Base]" = None


@dataclass
class Derived(Base):
    c: int = 3
    d: InitVar[int] = 10
    e: int = field(init=False)

    def __post_init__(self, d):
        self.e = d * 2


d = Derived(1, c=5, d=7)
print(d, d.e, [f.type for f in dataclasses.fields(Base)])


@dataclass(kw_only=True, slots=True)
class Slotted:
    first: int
    second: str = "s"


print(Slotted(first=1), Slotted.__slots__)
try:
    Slotted(1)
except TypeError as error:
    print("keyword only")
match Point(1, 2):
    case Point(x, y):
        print("matched", x, y)
Made = dataclasses.make_dataclass("Made", [("q", int), ("r", int, 5)])
print(Made(1))
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
