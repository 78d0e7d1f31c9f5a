from contextlib import contextmanager


@contextmanager
def gives(value):
    print("enter", value)
    try:
        yield value
    finally:
        print("leave", value)


class Box:
    pass


box = Box()
items = [None] * 3
with gives((1, (2, 3))) as (a, (b, c)):
    print(a, b, c)
with gives("attribute") as box.value, gives("item") as items[1]:
    print(box.value, items)
with gives([1, 2, 3]) as [first, *rest]:
    print(first, rest)


def bad_target():
    with gives((1, 2)) as (x, y, z):
        print("never")


try:
    bad_target()
except ValueError as error:
    print("exit runs when unpacking fails:", error)


def rebinding():
    with gives("one") as name:
        name = "other"
    return name


print(rebinding())


class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *args):
        return False


for cls in (NoExit, NoEnter, int):
    try:
        with cls():
            print("never")
    except TypeError as error:
        print(error)


class OnInstance:
    pass


instance = OnInstance()
instance.__enter__ = lambda: print("never")
instance.__exit__ = lambda *args: None
try:
    with instance:
        pass
except TypeError as error:
    print(error)
