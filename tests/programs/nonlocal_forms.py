def swap():
    a, b = 1, 2

    def do():
        nonlocal a, b
        a, b = b, a

    do()
    return a, b


def unpack_into_nonlocal():
    first = rest = None

    def do():
        nonlocal first, rest
        first, *rest = "abc"

    do()
    return first, rest


def loop_variable():
    i = None

    def do():
        nonlocal i
        for i in range(3):
            pass

    do()
    return i


def delete_nonlocal():
    x = 1

    def do():
        nonlocal x
        del x

    do()
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


def nonlocal_in_handler():
    caught = None

    def do():
        nonlocal caught
        try:
            raise ValueError("v")
        except ValueError as caught:
            pass

    do()
    try:
        return caught
    except UnboundLocalError:
        return "unbound"


def nonlocal_with():
    import contextlib
    value = None

    def do():
        nonlocal value
        with contextlib.nullcontext("entered") as value:
            pass

    do()
    return value


def nonlocal_walrus():
    total = 0

    def add(x):
        nonlocal total
        return (total := total + x)

    return add(2), add(3), total


def nonlocal_function_and_class():
    thing = None

    def do():
        nonlocal thing

        def thing():
            return "function"

    do()
    first = thing()

    def do_class():
        nonlocal thing

        class thing:
            pass

    do_class()
    return first, thing.__name__


def augmented():
    values = [1]

    def do():
        nonlocal values
        values += [2]

    alias = values
    do()
    return alias is values, values


for f in (swap, unpack_into_nonlocal, loop_variable, delete_nonlocal, nonlocal_in_handler,
          nonlocal_with, nonlocal_walrus, nonlocal_function_and_class, augmented):
    print(f.__name__, f())
