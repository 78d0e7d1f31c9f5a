def v(x):
    print("eval", x)
    return x


print({v("k1"): v("v1"), v("k2"): v("v2")})
print({"a": 1, "a": 2, **{"a": 3, "b": 4}, "b": 5})
print({1: "int", 1.0: "float", True: "bool"})
print({**{}, **{"x": 1}}, {*(), *[1], 2} == {1, 2}, {*"aab"} == {"a", "b"})
print([*range(2), *[], *(5, 6)], (*[1],), (*[1], 2))
try:
    {[]: 1}
except TypeError as error:
    print(error)
try:
    {v("first"): 1, (v("list"), []): v("value")}
except TypeError as error:
    print(error)
try:
    {1, []}
except TypeError as error:
    print(error)
print({}, set(), dict(a=1, **{"b": 2}), dict([("x", 1)]), {(): []}, {None: ...})
print({k: v for k, v in {"a": 1}.items()}, {x % 3 for x in range(5)} == {0, 1, 2})
print({x: x for x in [1, 1, 2]}, {(a, b): a + b for a in range(2) for b in "x" if not b.isdigit() for b in [1]})


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 1

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return True


d = {Key("a"): 1, Key("b"): 2}
print(len(d), d[Key("c")])
print(list({"z": 1, "y": 2, "x": 3}), {"x": 1} == {"x": 1.0}, list({3: 1, 1: 2}.values()))
big = {
    "nested": {"list": [1, {"deep": (2, 3)}], "set": {4}},
    "call": v("inside"),
}
print(big["nested"]["list"][1]["deep"][0])
a, b = {"p": 1, "q": 2}
print(a, b, {**big["nested"], "list": None})
