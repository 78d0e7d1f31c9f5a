import io

if (n := len("hello")) > 3:
    print("long", n)
stream = io.StringIO("a\nb\n\n")
while line := stream.readline().strip():
    print("line", line)
print(repr(line))
print((a := 1) + (b := a + 1), a, b)
print([y := 5, y**2], [y, (z := 3), z])
f = lambda x: (w := x * 2) + w
print(f(3))


def function(data):
    return any((witness := d) > 3 for d in data) and witness


print(function([1, 5, 2]), function([1]))


def in_default(a=(b := 10)):
    return a


print(in_default(), b)
x = (y := 1, 2)
print(x, y)
values = {(k := "key"): (v := k.upper())}
print(values, k, v)
print(f"{(q := 4)} {q:>3}", (q := q + 1))
i = 0
while (i := i + 1) < 3:
    print("i", i)
assert (checked := True)
print(checked)


def scopes():
    outer = [inner for item in range(3) if (inner := item + 10)]
    return outer, inner


print(scopes())


def nested_comprehension():
    return [[(deep := (i, j)) for j in range(2)] for i in range(2)] and deep


print(nested_comprehension())


def global_walrus():
    global g
    [g := i for i in range(3)]


global_walrus()
print(g)


class Body:
    a = (b := 3) + 1
    print(a, b)


print(Body.b)
print(not (m := 0), m, (lambda: (p := 7))())
result = (t := (1, 2, 3))[1]
print(result, t)
if (first := 0) or (second := "s"):
    print(first, second)
print(max((best := c) for c in "abc"), best)
