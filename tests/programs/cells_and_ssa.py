def assigned_once_before_capture():
    x = 1
    f = lambda: x
    y = x + 1
    return f(), y


def assigned_after_capture():
    x = 1
    f = lambda: x
    x = 2
    y = x
    x += 1
    return f(), y, x


def assigned_in_branch(flag):
    if flag:
        x = 1
    else:
        x = 2
    return (lambda: x)()


def assigned_in_loop():
    fs = []
    for i in range(3):
        x = i * 10
        fs.append(lambda: (i, x))
    return [f() for f in fs]


def cell_changes_behind_the_back():
    x = 1

    def change():
        nonlocal x
        x += 1
        return x

    a = x
    b = change()
    c = x
    d = [change() for _ in range(2)]
    e = x
    return a, b, c, d, e


def changed_by_operator():
    x = 0

    class Op:
        def __add__(self, other):
            nonlocal x
            x += 1
            return self

        def __bool__(self):
            nonlocal x
            x += 10
            return True

    o = Op()
    before = x
    o + o
    middle = x
    if o:
        return before, middle, x


def loop_over_cell():
    x = 0

    def step():
        nonlocal x
        x += 1

    while x < 3:
        step()
    else:
        x += 100
    return x


def cell_in_try():
    x = "start"

    def fail():
        nonlocal x
        x = "set by callee"
        raise ValueError

    try:
        x = "before"
        fail()
        x = "after"
    except ValueError:
        return x
    finally:
        x = "finally"


def parameter_rebound(x):
    x = x + 1
    f = lambda: x
    x = x * 2
    return f(), x


def two_levels():
    x = 1

    def middle():
        y = x

        def inner():
            nonlocal y
            y += x
            return y

        inner()
        return inner, lambda: y

    inner, read = middle()
    x = 10
    inner()
    return read()


def self_reference():
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)

    g = f
    f = lambda n: 100
    return g(5)


def unbound_until_later(flag):
    def f():
        return x

    if flag:
        x = 5
    try:
        return f()
    except NameError as error:
        return type(error).__name__


def comprehension_cells():
    x = 5
    a = [lambda: (x, i) for i in range(2)]
    x = 6
    return [f() for f in a]


def generator_cell():
    x = 0

    def g():
        nonlocal x
        while x < 3:
            x += 1
            yield x

    it = g()
    first = next(it)
    x = 10
    return first, list(it), x


def class_cell():
    n = 1

    class A:
        value = n

        def get(self):
            return n

    n = 2
    return A.value, A().get()


def delete_and_rebind():
    x = 1
    f = lambda: x
    del x
    try:
        f()
    except NameError:
        x = "rebound"
    return f()


def exception_variable():
    fs = []
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            fs.append(lambda e=e: e.args)
            g = lambda: e
    try:
        g()
    except NameError:
        return [f() for f in fs]


for f in (assigned_once_before_capture, assigned_after_capture, assigned_in_loop, cell_changes_behind_the_back,
          changed_by_operator, loop_over_cell, cell_in_try, two_levels, self_reference, comprehension_cells,
          generator_cell, class_cell, delete_and_rebind, exception_variable):
    print(f.__name__, f())
print(assigned_in_branch(True), assigned_in_branch(False), parameter_rebound(3), unbound_until_later(True),
      unbound_until_later(False))
