class Lazy:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name == "missing":
            raise AttributeError(name)
        value = name * 2
        setattr(self, name, value)
        return value

    def __setattr__(self, name, value):
        print("setattr", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)


lazy = Lazy()
print(lazy.known)
print(lazy.ab)
print(lazy.ab)
lazy.known += 1
del lazy.ab
try:
    lazy.missing
except AttributeError as error:
    print(error)
print(getattr(lazy, "missing", "default"), hasattr(lazy, "missing"))


class Everything:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)

    def method(self):
        return self.value

    value = 3


e = Everything()
print(e.method())
print(len.__name__)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slots()
try:
    s.b
except AttributeError:
    print("unset slot")
s.b = 2
print(s.a, s.b)
try:
    s.c = 3
except AttributeError as error:
    print("no slot c")
del s.a
print(hasattr(s, "a"))


class Dynamic:
    def __dir__(self):
        return ["x", "y"]


print(dir(Dynamic()))


class Chain:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + (name,))

    def __call__(self, *args):
        return ".".join(self.path) + repr(args)


print(Chain().a.b.c(1, 2))
