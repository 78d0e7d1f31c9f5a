class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y, z=0):
        self.x, self.y, self.z = x, y, z


class Point3(Point):
    __match_args__ = ("x", "y", "z")


def where(p):
    match p:
        case Point3(0, 0, 0):
            return "origin 3"
        case Point3(x, y, z=1):
            return f"plane one {x} {y}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y axis {y}"
        case Point(x, y=0):
            return f"x axis {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case int(n):
            return f"int {n}"
        case str() | bytes():
            return "text"
        case float(value) | complex(real=value):
            return f"number {value}"
        case list([int(a), *_]) | tuple((int(a),)):
            return f"sequence of int {a}"
        case dict({"k": v}):
            return f"dict {v}"
        case type():
            return "class"
        case object(missing=_):
            return "never"
        case _:
            return "other"


for p in (Point3(0, 0, 0), Point3(1, 2, 1), Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), 5, True,
          "s", b"b", 1.5, 1j, [1, 2], (4,), {"k": 1}, int, None, Point3(0, 0, 5)):
    print(where(p))


class Counting:
    __match_args__ = ("a", "b")

    def __getattr__(self, name):
        print("asked", name)
        if name == "b":
            raise AttributeError(name)
        return 1


match Counting():
    case Counting(a=2):
        print("two")
    case Counting(1, 2):
        print("never, b is missing")
    case Counting(a=1):
        print("one")


def errors(pattern):
    try:
        pattern()
    except TypeError as error:
        print(error)


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            print("never")


def duplicate():
    match Point(1, 2):
        case Point(1, x=1):
            print("never")


def no_match_args():
    class Plain:
        pass
    match Plain():
        case Plain(1):
            print("never")


def bad_match_args():
    class Bad:
        __match_args__ = ["x"]
    match Bad():
        case Bad(1):
            print("never")


def not_a_class():
    f = len
    match 1:
        case f():
            print("never")


def int_takes_one():
    match 1:
        case int(1, 2):
            print("never")


for pattern in (too_many, duplicate, no_match_args, bad_match_args, not_a_class, int_takes_one):
    errors(pattern)
