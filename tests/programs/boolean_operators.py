def v(value):
    print("eval", repr(value))
    return value


print(v(0) or v("") or v("last"), v(1) and v(2) and v(0) and v(4))
print(v(0) and v(1) or v(2), v(1) or v(2) and v(3))
print(not v(0), not v("x") or v("y"))
print(v("then") if v(True) else v("else"), v("then") if v([]) else v("else"))
print(v(1) if v(0) else v(2) if v(0) else v(3))


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("truth of", self.value)
        return self.value


t, f = Truth(True), Truth(False)
print((t and f) is f, (f or t) is t, (f and t) is f)
if t and f or t:
    print("if")
if not (f or f):
    print("not")
while f or False:
    pass
if (t and t) and not f:
    print("nested")


def in_condition(a, b, c):
    if a and (b or c):
        return 1
    elif a or b and c:
        return 2
    return 3


print([in_condition(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])


def short_circuit_binding(flag):
    flag and (bound := "bound")
    try:
        return bound
    except UnboundLocalError:
        return "unbound"


print(short_circuit_binding(True), short_circuit_binding(False))
print([] or None or 0 or {}, 1 and "x" and [1])
x = None
y = x and x.attribute
print(y, x is None and "none" or "some")
print(True or 1 / 0, False and 1 / 0)
try:
    False or 1 / 0
except ZeroDivisionError:
    print("evaluated")
assert v(True) or v(False), v("message")
try:
    assert v(0) and v(1), v("message")
except AssertionError as error:
    print("assertion", error)
