def v(name, value):
    print("eval", name)
    return value


print(v("a", 1) < v("b", 2) < v("c", 3))
print(v("a", 1) > v("b", 2) < v("c", 3))
print(v("a", 1) < v("b", 2) < v("c", 2) < v("d", 9))
print(1 < 2 > 1 == 1 != 3 in [3] is not None)
print(not 1 < 2 < 3, not (3 < 2), 1 < (2 < 3))


class Odd:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        print(self.name, "<", other.name)
        return Result(self.name + other.name)

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        return NotImplemented


class Result:
    def __init__(self, text):
        self.text = text

    def __bool__(self):
        print("bool", self.text)
        return self.text != "bc"

    def __repr__(self):
        return f"Result({self.text})"


a, b, c, d = map(Odd, "abcd")
print(a < b)
print(a < b < c)
print(a < b < c < d)
print(a == b, a == a)
if a < b < c:
    print("never")
else:
    print("else")
print([x for x in range(10) if 2 <= x < 5], (0 <= 5 <= 10) is True)
print("a" in "abc" in ["abc"], 1 in [1] == True)


def chain_raises():
    return 1 < 2 < "x"


try:
    chain_raises()
except TypeError as error:
    print(error)
x = 5
print(0 < x < 10 and x != 7 or False)
while 0 < x <= 5:
    x -= 2
print(x)
assert 1 < 2 < 3, "never"
print((lambda lo, hi: lo <= x <= hi)(-5, 0))
