def v(name, value=None):
    print(name, end=" ")
    return value


def end():
    print()


def f(*args, **kwargs):
    return args, kwargs


v("f", f)(v(1), *v("star", [2]), v(3), k=v("k"), **v("dstar", {"z": 1}), m=v("m"))
end()
v("left", 1) + v("right", 2) * v("third", 3)
end()
v("obj", {})[v("key", "k")] = v("value", 1)
end()
d = {v("k1", 1): v("v1"), v("k2", 2): v("v2"), **v("m", {})}
end()
[v("a"), *v("b", []), v("c")], {v("s1", 1), v("s2", 2)}, (v("t1"), v("t2"))
end()
v("seq", [1, 2, 3])[v("lo", 0):v("hi", 2):v("step", 1)]
end()


class Box:
    pass


a = b = Box()
v("first", a).x, v("second", b).y = v("value1", 1), v("value2", 2)
end()
v("t1", a).z = v("t2", b).w = v("value", 5)
end()
v("then") if v("cond", True) else v("else")
end()
lambda x=v("lambda default"): v("never")
end()
[v(("elt", x)) for x in v("iter", [1, 2]) if v(("if", x), True)]
end()
{v(("key", x), x): v(("value", x)) for x in v("iter", [1, 2])}
end()
v("a", 1) < v("b", 2) < v("c", 3)
end()
x = [0, 1, 2]
i = 0
i, x[i] = 1, "changed"
print(i, x)
x = [0, 1, 2]
x[0], x[x[0]] = 2, "late"
print(x)


def kw(a, b, c):
    return a, b, c


kw(c=v("c", 3), a=v("a", 1), b=v("b", 2))
end()
kw(*v("s", [1]), **v("d", {"b": 2}), c=v("c", 3))
end()
v("obj", a).x = v("rhs", 3)
end()
del v("container", {1: 2})[v("index", 1)]
end()
f"{v('fa')}{v('fb')}"
end()
(v("tuple a"), v("tuple b"))
end()
not v("operand")
end()
v("x", 2) ** -v("y", 1)
end()
try:
    raise v("error", ValueError("v")) from v("cause", KeyError())
except ValueError:
    end()
print(f(1, *[2, 3], 4, *(5,), a=1, **{"b": 2}, c=3, **{"d": 4}))
