x = "global"


class A:
    print("body sees", x)
    x = "class"
    print("body sees", x)

    def method(self):
        return x

    y = [x for _ in range(1)]
    lam = lambda: x
    default = (lambda value=x: value)


print(A.x, A().method(), A.y, A.lam(), A.default())


def function():
    x = "enclosing"

    class B:
        before = x
        x = "in class"
        after = x

        def method(self):
            return x

        class Inner:
            seen = x

    return B.before, B.after, B().method(), B.Inner.seen


try:
    print(function())
except NameError as error:
    print(type(error).__name__, error)


def reads_enclosing():
    y = "enclosing"

    class C:
        z = y

        class D:
            w = y

    return C.z, C.D.w


print(reads_enclosing())


def class_assigns_name_of_enclosing():
    v = "enclosing"

    class C:
        first = locals().get("v", "not there")
        if False:
            v = 1
        try:
            second = v
        except NameError as error:
            second = "NameError"

    return C.first, C.second


print(class_assigns_name_of_enclosing())


class Deleting:
    a = 1
    b = a + 1
    del a
    try:
        a
    except NameError as error:
        c = str(error)


print(hasattr(Deleting, "a"), Deleting.b, Deleting.c)


class Loop:
    for i in range(3):
        exec("v%d = i" % i)
    total = sum([v0, v1, v2])


print(Loop.i, Loop.total)


class Conditional:
    if x == "global":
        def method(self):
            return "one"
    else:
        def method(self):
            return "two"


print(Conditional().method())
