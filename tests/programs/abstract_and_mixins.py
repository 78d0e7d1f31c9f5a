from abc import ABC, abstractmethod


class Shape(ABC):
    registry = {}

    def __init_subclass__(cls, /, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if kind:
            cls.registry[kind] = cls

    @classmethod
    def create(cls, kind, *args):
        return cls.registry[kind](*args)

    @abstractmethod
    def area(self): ...

    def __lt__(self, other):
        return self.area() < other.area()


class Named:
    def __init__(self, *args, name="unnamed", **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name

    def describe(self):
        return f"{self.name}: {self.area()}"


class Square(Named, Shape, kind="square"):
    def __init__(self, side, **kwargs):
        super().__init__(**kwargs)
        self.side = side

    def area(self):
        return self.side ** 2


class Rectangle(Square, kind="rectangle"):
    def __init__(self, a, b):
        super().__init__(a, name="rectangle")
        self.b = b

    def area(self):
        return self.side * self.b


shapes = [Shape.create("square", 3), Shape.create("rectangle", 2, 4)]
print([s.describe() for s in sorted(shapes)], Shape.registry.keys())


class Logged:
    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        if callable(value) and not name.startswith("_"):
            def wrapper(*args):
                calls.append(name)
                return value(*args)
            return wrapper
        return value


calls = []


class Stack(Logged, list):
    def push(self, x):
        self.append(x)
        return self


s = Stack()
s.push(1).push(2)
print(s.pop(), calls, list(s))


class Comparable:
    def __eq__(self, other):
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())


class Card(Comparable):
    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def _key(self):
        return self.rank, self.suit


print(len({Card(1, "s"), Card(1, "s"), Card(2, "s")}), Card(1, "h") == Card(1, "h"))


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns = {k.lower() if not k.startswith("__") else k: v for k, v in ns.items()}
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.created_with = kw


class Lower(metaclass=Meta, flag=True):
    HELLO = "hi"

    def METHOD(self):
        return self.hello


print(Lower.created_with, Lower().method())


def make_class(n):
    class Generated:
        number = n

        def get(self):
            return self.number, n, __class__.__name__

    Generated.__name__ = f"Generated{n}"
    return Generated


print([make_class(i)().get() for i in range(2)], make_class(5).__name__)
A = type("A", (Square,), {"area": lambda self: -1})
print(A(2).describe())


class Cooperative:
    def method(self):
        return ["Cooperative"]


class Left(Cooperative):
    def method(self):
        return ["Left"] + super().method()


class Right(Cooperative):
    def method(self):
        return ["Right"] + super().method()


class Both(Left, Right):
    def method(self):
        return ["Both"] + super().method()


print(Both().method())
