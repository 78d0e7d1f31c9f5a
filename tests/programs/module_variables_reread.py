x = 1


def set_x(value):
    global x
    x = value
    return value


set_x(2)
print(x)


class Sneaky:
    def __add__(self, other):
        set_x("add")
        return 0

    def __getattr__(self, name):
        set_x("getattr " + name)
        return 0

    def __setattr__(self, name, value):
        set_x("setattr " + name)

    def __delattr__(self, name):
        set_x("delattr " + name)

    def __getitem__(self, key):
        set_x("getitem")
        if key == 3:
            raise IndexError
        return key

    def __setitem__(self, key, value):
        set_x("setitem")

    def __delitem__(self, key):
        set_x("delitem")

    def __bool__(self):
        set_x("bool")
        return True

    def __iter__(self):
        set_x("iter")
        return self

    def __next__(self):
        set_x("next")
        raise StopIteration

    def __contains__(self, item):
        set_x("contains")
        return True

    def __eq__(self, other):
        set_x("eq")
        return True

    def __hash__(self):
        set_x("hash")
        return 1

    def __enter__(self):
        set_x("enter")

    def __exit__(self, *details):
        set_x("exit")

    def __format__(self, spec):
        set_x("format")
        return ""

    def __repr__(self):
        set_x("repr")
        return ""

    def __neg__(self):
        set_x("neg")
        return self

    def __iadd__(self, other):
        set_x("iadd")
        return self

    def __lt__(self, other):
        set_x("lt")
        return True

    def __len__(self):
        set_x("len")
        return 0


s = Sneaky()
s + 1; print(x)
s.a; print(x)
s.b = 1; print(x)
del s.c; print(x)
s[1]; print(x)
s[1] = 2; print(x)
del s[1]; print(x)
if s: print(x)
not s; print(x)
s and 0; print(x)
[*s]; print(x)
for _ in s: pass
print(x)
1 in s; print(x)
s == 1; print(x)
{s: 1}; print(x)
with s: print(x)
print(x)
f"{s}"; print(x)
f"{s!r}"; print(x)
-s; print(x)
s += 1; print(x)
s < 1; print(x)
a, *b = iter("ab"); print(x)
[set_x(i) for i in range(3)]; print(x)
set_x("in while")
while x != "done":
    print(x)
    set_x("done")
x = "again"
(lambda: set_x("lambda"))(); print(x)
list(map(set_x, ["m1", "m2"])); print(x)


@set_x
def decorated(): pass


print(x is decorated)


class Body:
    set_x("class body")
    print(x)


print(x)


def default(a=set_x("default")): pass


print(x)
try:
    set_x("before raise")
    raise KeyError
except KeyError:
    print(x)
x = 1
globals()["x"] = "by globals()"
print(x)
exec("x = 'by exec'")
print(x)
del x
set_x("restored")
print(x)
match s:
    case {"never": _}:
        pass
    case [_]:
        pass
    case Sneaky(attr=0):
        print(x)
assert set_x("assert"); print(x)
x = set_x("right side first") and "assigned after"
print(x)
x: set_x("annotation") = "annotated"
print(x)
import sys
sys.modules[__name__].x = "by module attribute"
print(x)
vars(sys.modules[__name__])["x"] = "by vars"
print(x)
