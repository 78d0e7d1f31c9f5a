def gen(name, items):
    print("start", name)
    for item in items:
        yield item
    print("end", name)


def v(name):
    print("eval", name)
    return name


def f(*args, **kwargs):
    print("called", args, kwargs)


f(v("before"), *gen("g", [1]), *gen("h", [2]))
print([v("x"), *gen("g", "ab"), v("y")])
print({*gen("s", [1]), v("z")} == {1, "z"})
print((*gen("t", [1]), v("w")))


class Mapping:
    def __init__(self, name, data):
        self.name, self.data = name, data

    def keys(self):
        print("keys of", self.name)
        return self.data.keys()

    def __getitem__(self, key):
        print("item", key, "of", self.name)
        return self.data[key]


print({**Mapping("m", {"a": 1}), "b": v("b"), **Mapping("n", {"a": 2})})
f(z=v("z"), **Mapping("m", {"a": 1}))
for call in (lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(a=1, **{"a": 2}), lambda: [*5],
             lambda: {**5}, lambda: {*5}):
    try:
        call()
    except TypeError as error:
        print(type(error).__name__)
