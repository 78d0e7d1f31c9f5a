class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._radius = value

    area = property(lambda self: round(3.14159 * self.radius ** 2, 2))


c = Circle(2)
print(c.area)
c.radius *= 2
print(c.area, c.radius)
try:
    c.radius = -1
except ValueError as error:
    print(error, c.radius)


class ClassProperty:
    def __init__(self, getter):
        self.getter = getter

    def __get__(self, instance, owner):
        return self.getter(owner)


class Config:
    _settings = {"debug": True}

    @ClassProperty
    def debug(cls):
        return cls._settings["debug"]

    @classmethod
    def update(cls, **settings):
        cls._settings = {**cls._settings, **settings}
        return cls


print(Config.debug, Config.update(debug=False).debug)


class Validated:
    def __init__(self, *checks):
        self.checks = checks

    def __set_name__(self, owner, name):
        self.private = f"_{owner.__name__}_{name}"

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.private)

    def __set__(self, instance, value):
        for check in self.checks:
            if not check(value):
                raise ValueError(f"{self.private}: {value!r}")
        setattr(instance, self.private, value)


class Person:
    age = Validated(lambda v: isinstance(v, int), lambda v: v >= 0)
    name = Validated(bool)

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ann", 5)
print(p.name, p.age)
for bad in (("", 5), ("B", -1), ("C", "x")):
    try:
        Person(*bad)
    except ValueError as error:
        print(error)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value


class Data:
    @Lazy
    def expensive(self):
        print("computing")
        return 42


d = Data()
print(d.expensive, d.expensive, d.__dict__)


class Parent:
    @property
    def name(self):
        return "parent"

    @name.setter
    def name(self, value):
        print("parent set", value)


class Child(Parent):
    @Parent.name.getter
    def name(self):
        return "child of " + super().name


Child().name = "x"
print(Child().name)


class Other(Parent):
    @property
    def name(self):
        return "other " + Parent.name.fget(self)


print(Other().name)
