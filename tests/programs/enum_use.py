import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = RED

    @property
    def warm(self):
        return self is Color.RED

    @classmethod
    def default(cls):
        return cls.GREEN

    def __str__(self):
        return self.name.lower()


print(list(Color), Color.CRIMSON is Color.RED, str(Color.BLUE), Color.RED.warm, Color.default())
print(Color(2), Color["BLUE"], Color.RED.value, Color.__members__.keys())
try:
    Color(9)
except ValueError as error:
    print(error)


class Auto(enum.IntEnum):
    A = enum.auto()
    B = enum.auto()
    C = 10
    D = enum.auto()


print([int(a) for a in Auto], Auto.B + 1, Auto.A < Auto.C)


class Permission(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = 3


print(Permission.RW & Permission.W, Permission.R in Permission.RW, bool(Permission.R & Permission.X))


class Planet(enum.Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius, 3)


print(Planet.MARS.density, Planet.EARTH.mass)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")


@enum.unique
class Unique(enum.Enum):
    A = "a"


class Text(str, enum.Enum):
    X = "x"


print(Text.X == "x", Text.X.upper(), Unique.A)
print(enum.Enum("Functional", "P Q")["Q"].value)
