def partial_assignments(stop):
    a = b = c = "initial"
    try:
        a = "a1"
        if stop == 1:
            raise ValueError
        b = "b1"
        if stop == 2:
            raise ValueError
        a, c = "a2", "c1"
        if stop == 3:
            raise ValueError
        a = "a3"
    except ValueError:
        return a, b, c
    return "no error", a, b, c


print([partial_assignments(i) for i in range(5)])


def raise_now(x):
    raise ValueError(x)


def call_in_assignment():
    x = "old"
    try:
        x = raise_now(1)
    except ValueError:
        return x


def augmented_fails():
    x = 1
    try:
        x += "a"
    except TypeError:
        return x


def tuple_fails_late():
    x, y = 1, 2
    d = {}
    try:
        x, d["missing"]["k"], y = 10, 20, 30
    except KeyError:
        return x, y


def unpack_fails():
    a = b = 0
    try:
        a, (b, c) = 1, (2,)
    except ValueError:
        return a, b


def loop_variable_in_handler():
    i = "before"
    try:
        for i in (1, 2, 0, 3):
            10 // i
    except ZeroDivisionError:
        return i


def with_variable():
    import contextlib
    x = "unset"
    try:
        with contextlib.nullcontext("entered") as x:
            raise_now(1)
    except ValueError:
        return x


def nested_handlers():
    x = 0
    try:
        x = 1
        try:
            x = 2
            raise_now(1)
            x = 3
        except KeyError:
            x = 4
        finally:
            x += 10
    except ValueError:
        x += 100
    else:
        x = 5
    finally:
        x += 1000
    return x


def handler_assigns():
    try:
        raise_now(1)
    except ValueError as error:
        result = "handled"
        extra = error.args
    else:
        result = "fine"
    return result, extra


def loop_with_state():
    state = []
    attempts = 0
    while True:
        attempts += 1
        try:
            if attempts < 3:
                raise_now(attempts)
            state.append("success")
            break
        except ValueError as error:
            state.append(error.args[0])
            previous = attempts
        finally:
            state.append("f")
    return state, attempts, previous


def walrus_then_raise():
    try:
        (x := 5) + raise_now(1)
    except ValueError:
        return x


def delete_in_try():
    x = 1
    try:
        del x
        raise_now(1)
    except ValueError:
        try:
            return x
        except UnboundLocalError:
            return "gone"


def import_in_try():
    try:
        import math as m
        raise_now(1)
    except ValueError:
        return m.floor(1.5)


def function_in_try():
    try:
        def f():
            return 1
        raise_now(1)
    except ValueError:
        return f()


def generator_state():
    x = 0
    try:
        x = 1
        x = yield x
        raise_now(x)
    except ValueError:
        yield "handler", x


for f in (call_in_assignment, augmented_fails, tuple_fails_late, unpack_fails, loop_variable_in_handler,
          with_variable, nested_handlers, handler_assigns, loop_with_state, walrus_then_raise, delete_in_try,
          import_in_try, function_in_try):
    print(f.__name__, f())
g = generator_state()
print(next(g), g.send("sent"))
