class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, name, value):
        self.log.append((name, value))

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __getitem__(self, key):
        self.log.append(("get", key))
        return self


r = Recorder()
r.a, r.b = 1, 2
r["k"], (r[0], *r.rest) = 3, (4, 5, 6)
for r.i in range(2):
    for r[r.log.__len__()] in "x":
        pass
with open(__file__) as r.file:
    pass
[None for r.c in (7,)]
r[1][2][3] = 8
r.d = r.e = 9
print([(k, v) for k, v in r.log if k not in ("file",)])
items = [0] * 5
items[0], items[1:3], *items[3:] = "a", "bc", "d", "e"
print(items)
i, items[i] = 2, "changed"
print(i, items)
(a) = 1
((b)) = 2
(c), (d) = 3, 4
[e] = [5]
[f, [g, (h)]] = 6, (7, 8)
print(a, b, c, d, e, f, g, h)
x = y = [1]
x += [2]
print(y)
x, y = y, x
d = {}
d["a"] = d["b"] = []
d["a"].append(1)
print(d)
k = "key"
d[k], k = "old key", "new"
print(d, k)
for d["loop"] in range(3):
    pass
print(d["loop"])
a = [1, 2, 3]
a[0], a[1], a[2] = a[2], a[0], a[1]
print(a)
m = [[0, 0], [0, 0]]
for m[0][0], m[1][1] in [(1, 2), (3, 4)]:
    pass
print(m)
(z := [])[:] = [1, 2]
print(z)
f = lambda: d
f()["called"] = True
print(d["called"])


class A:
    x = y = 0
    (z, *w) = range(3)
    items = {}
    items["in class"] = 1


print(A.x, A.z, A.w, A.items)


def swap(a, b):
    a, b = b, a
    return a, b


print(swap(1, 2))
*a, b = {1: "one", 2: "two"}.items()
print(a, b)
(*_, last) = "xyz"
print(last)
a = b = c = d = iter("abcd")
print(next(a), next(b), next(c))
try:
    a, b = b, c, d = 1, 2
except ValueError as error:
    print(error, a, b)
