import gc


class Tracked:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Tracked({self.name})"


def scope():
    t = Tracked("t")
    items = [t]
    t = None
    return items.pop().name


print(scope())


class Resource:
    open_count = 0

    def __enter__(self):
        Resource.open_count += 1
        return self

    def __exit__(self, *details):
        Resource.open_count -= 1


with Resource(), Resource():
    print(Resource.open_count)
print(Resource.open_count)


class Copyable:
    def __init__(self, items):
        self.items = items

    def __copy__(self):
        print("copy")
        return Copyable(self.items)

    def __deepcopy__(self, memo):
        print("deepcopy")
        import copy
        return Copyable(copy.deepcopy(self.items, memo))

    def __getstate__(self):
        return {"items": self.items}

    def __setstate__(self, state):
        self.items = state["items"]


import copy
import pickle

c = Copyable([1, [2]])
shallow, deep = copy.copy(c), copy.deepcopy(c)
c.items[1].append(3)
print(shallow.items, deep.items)
restored = pickle.loads(pickle.dumps(c))
print(restored.items, type(restored).__name__)


class Point:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Point, (self.x + 1,)


print(pickle.loads(pickle.dumps(Point(1))).x)


def named():
    return 5


print(pickle.loads(pickle.dumps(named)) is named)
print(gc.isenabled())
