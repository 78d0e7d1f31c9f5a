class Thing:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", self.value)
        return bool(self.value)

    def __len__(self):
        print("len")
        return 3

    def __getitem__(self, key):
        print("getitem", key)
        if isinstance(key, int) and key > 2:
            raise IndexError(key)
        return key

    def __setitem__(self, key, value):
        print("setitem", key, value)

    def __delitem__(self, key):
        print("delitem", key)

    def __contains__(self, item):
        print("contains", item)
        return item == self.value

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print("eq", self.value, getattr(other, "value", other))
        return isinstance(other, Thing) and self.value == other.value

    def __format__(self, spec):
        return f"<{self.value}|{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __index__(self):
        print("index")
        return 1

    def __reversed__(self):
        return iter("reversed")


t = Thing(5)
print(len(t), t[1], t[1:2], t[::3], t[1, 2], t[...], t[1:2, 3])
t["k"] = "v"
del t["k"]
t[1:2] = [3]
print(5 in t, 6 not in t)
print(t(1, *[2], a=3, **{"b": 4}))
print(f"{t} {t!r} {t:spec} {t!s:>5}")
print([10, 20, 30][t])
print(list(t), "".join(reversed(t)))
print("yes" if t else "no", not t, t and 1, Thing(0) or 2)
print({t: 1}[Thing(5)], t in [Thing(6), Thing(5)], t == 5, t != Thing(5))


class OnlyLen:
    def __len__(self):
        print("asked length")
        return 0


print(bool(OnlyLen()), "empty" if not OnlyLen() else "full")


class BadBool:
    def __bool__(self):
        return 3


try:
    if BadBool():
        pass
except TypeError as error:
    print(error)


class Context:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


class Sequence:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 10


print(list(Sequence()), 20 in Sequence(), 5 in Sequence(), [*Sequence()])
a, b, c = Sequence()
print(a, b, c)
