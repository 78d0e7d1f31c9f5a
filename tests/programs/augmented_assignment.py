class Number:
    def __init__(self, value):
        self.value = value

    def __iadd__(self, other):
        print("iadd", self.value, other)
        self.value += other
        return self

    def __add__(self, other):
        print("add", self.value, other)
        return Number(self.value + other)

    def __mul__(self, other):
        print("mul", self.value, other)
        return Number(self.value * other)

    def __radd__(self, other):
        print("radd", other, self.value)
        return other + self.value


n = alias = Number(1)
n += 2
print(n is alias, n.value)
n *= 3
print(n is alias, n.value, alias.value)
x = 5
x += Number(1)
print(x)


def v(name, value):
    print("eval", name)
    return value


class Container:
    def __init__(self):
        self.data = {"k": 1}

    def __getitem__(self, key):
        print("get", key)
        return self.data[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.data[key] = value


c = Container()
v("container", c)[v("key", "k")] += v("value", 10)


class Attributes:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        print("get x")
        return self._x

    @x.setter
    def x(self, value):
        print("set x", value)
        self._x = value


a = Attributes()
v("object", a).x -= v("value", 3)
items = [1, 2, 3]
copy = items
items += (4,)
print(copy)
items = items + [5]
print(copy, items)
t = ([1], 2)
try:
    t[0] += [9]
except TypeError as error:
    print(error, t)
results = []
value = 7
value += 1; results.append(value)
value -= 2; results.append(value)
value *= 3; results.append(value)
value /= 4; results.append(value)
value //= 2; results.append(value)
value **= 3; results.append(value)
value %= 5; results.append(value)
value = int(value)
value <<= 4; results.append(value)
value >>= 1; results.append(value)
value |= 3; results.append(value)
value &= 10; results.append(value)
value ^= 6; results.append(value)
print(results)


class Mat:
    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"


m = Mat()
print(m @ m)
m @= m
print(m)
s = {1, 2}
s |= {3}
s -= {1}
s ^= {2, 5}
print(sorted(s))
d = {"a": 1}
d |= {"b": 2}
print(d)
i = 0
lst = [0, 0]


def index():
    global i
    i += 1
    return i - 1


lst[index()] += 5
print(lst, i)
text = "a"
text += "b" * 2
text %= ()
print(text)
try:
    z = "x"
    z -= 1
except TypeError as error:
    print(error)
