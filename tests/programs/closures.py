def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return increment, read


increment, read = counter()
increment()
increment(5)
print(read())
other, other_read = counter()
other()
print(read(), other_read())


def late_binding():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    i = "changed"
    return [f() for f in functions]


def early_binding():
    return [f() for f in [lambda i=i: i for i in range(3)]]


print(late_binding(), early_binding())


def deep():
    x = "deep"

    def one():
        def two():
            def three():
                nonlocal x
                x += "er"
                return x

            return three

        return two()

    f = one()
    f()
    return f(), x


print(deep())


def parameter_captured(a, *args, b=2, **kwargs):
    def inner():
        nonlocal a
        a += 1
        return a, args, b, kwargs

    inner()
    return inner


print(parameter_captured(1, 5, 6, b=7, c=8)())


def captured_before_assignment():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(error)
    later = "now"
    return use()


print(captured_before_assignment())


def conditional_binding(flag):
    if flag:
        value = "bound"

    def use():
        return value

    try:
        return use()
    except NameError as error:
        return type(error).__name__


print(conditional_binding(True), conditional_binding(False))


def recursion():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    return fact(6)


print(recursion())


def shared_by_two():
    box = []

    def put(x):
        box.append(x)

    put(1)
    put(2)
    return box, put.__closure__[0].cell_contents is box


print(shared_by_two())
