class Manager:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        print("make", name)
        self.name, self.swallow = name, swallow
        self.fail_enter, self.fail_exit = fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value)
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.swallow


with Manager("a") as x, Manager("b") as y:
    print(x, y)

try:
    with Manager("a"), Manager("b", fail_enter=True), Manager("c"):
        print("never")
except RuntimeError as error:
    print("caught", error)

with Manager("outer", swallow=True):
    with Manager("inner"):
        raise ValueError("swallowed outside")
print("went on")

try:
    with Manager("a", swallow=True), Manager("b", fail_exit=True):
        raise ValueError("replaced")
    print("swallowed")
    with Manager("c", fail_exit=True):
        raise ValueError("replaced")
except RuntimeError as error:
    print(error, "<-", repr(error.__context__))


def returns():
    with Manager("r") as value:
        return value


def breaks():
    for i in range(3):
        with Manager("m%d" % i):
            if i == 0:
                continue
            if i == 1:
                break
    return i


def swallowed_then_falls_through():
    with Manager("s", swallow=True):
        raise KeyError("k")
        return "never"
    return "after"


def return_then_exit_raises():
    try:
        with Manager("x", fail_exit=True):
            return "value"
    except RuntimeError:
        return "handled"


print(returns(), breaks(), swallowed_then_falls_through(), return_then_exit_raises())
with (
    Manager("p") as p,
    Manager("q"),
):
    print(p)
