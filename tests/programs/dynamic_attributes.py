class Box:
    pass


b = Box()
for name in ("x", "y"):
    setattr(b, name, name * 2)
print(b.x, getattr(b, "y"), getattr(b, "z", None), vars(b), hasattr(b, "x"))
b.__dict__["added"] = 1
print(b.added)
delattr(b, "x")
print(sorted(b.__dict__))
Box.shared = []
b.shared.append(1)
print(Box().shared)
b.shared = "own"
print(Box.shared, b.shared)


def f():
    f.calls += 1
    return f.calls


f.calls = 0
f(), f()
print(f.calls, f.__dict__)
b.method = f
print(b.method())
Box.describe = lambda self: sorted(vars(self))
print(b.describe())
b.__class__ = type("Other", (Box,), {"name": "other"})
print(b.name, type(b).__name__, isinstance(b, Box))
T = type("T", (), {"__call__": lambda self, n: n + 1, "value": property(lambda self: 42)})
print(T()(1), T().value)
import types

m = types.ModuleType("made")
exec("def g(): return 'from module'", m.__dict__)
print(m.g(), m.__name__)
ns = types.SimpleNamespace(a=1, b=[2])
ns.a += 1
ns.b += [3]
ns.c = ns.a
print(ns)
bound = b.describe
Box.describe = lambda self: "replaced"
print(bound(), b.describe())
method = types.MethodType(lambda self, x: (self, x), "instance")
print(method(1))


class Meta(type):
    def __getattr__(cls, name):
        return f"class attribute {name}"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.anything)
try:
    WithMeta().anything
except AttributeError as error:
    print("no instance attribute")


class Delegate:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


d = Delegate([1, 2])
d.append(3)
print(d._target, d.count(1))
print(getattr(getattr(b, "shared"), "upper")(), (b.shared).upper().lower().title())
