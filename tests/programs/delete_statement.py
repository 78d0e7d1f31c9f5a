x = 1
del x
try:
    x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, (b, [c])
print([name for name in "abc" if name in globals()])
items = [0, 1, 2, 3, 4]
del items[0], items[-1]
del items[1:]
print(items)
d = {"a": {"b": 1, "c": 2}}
del d["a"]["b"]
print(d)


class Box:
    def __init__(self):
        self.x = 1

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


box = Box()
del box.x, box[1], box[1:2, ...]


def order(name, value):
    print("eval", name)
    return value


del order("first", {1: 1})[order("key", 1)], order("second", {2: 2})[order("key", 2)]
for action in ("del {}['k']", "del [][0]", "del box.nothing", "del undefined"):
    try:
        exec(action)
    except Exception as error:
        print(type(error).__name__)


def function():
    y = 1
    del y
    y = 2
    z = [y]
    del y
    try:
        return y
    except UnboundLocalError:
        return z


print(function())


def in_loop():
    for i in range(3):
        value = i
        if i == 1:
            del value
            continue
        print(value)
    return value


print(in_loop())


def captured():
    v = 1

    def read():
        return v

    print(read())
    del v
    try:
        read()
    except NameError as error:
        print(error)
    v = 2
    return read()


print(captured())


class Body:
    temporary = 5
    kept = temporary + 1
    del temporary


print(hasattr(Body, "temporary"), Body.kept)


def delete_loop_variable():
    for i in range(2):
        pass
    del i
    for i in range(5):
        pass
    return i


print(delete_loop_variable())


def delete_in_branches(flag):
    v = 1
    try:
        if flag:
            del v
            raise KeyError
    except KeyError:
        v = "restored"
    return v


print(delete_in_branches(True), delete_in_branches(False))
