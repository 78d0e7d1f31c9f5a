log = []


def step(text, error=None):
    log.append(text)
    if error is not None:
        raise error


def run(first, second, third):
    try:
        try:
            try:
                step("a", first)
            finally:
                step("b", second)
        finally:
            step("c", third)
    finally:
        step("d")


for first in (None, ValueError("1")):
    for second in (None, KeyError("2")):
        for third in (None, TypeError("3")):
            log.clear()
            try:
                run(first, second, third)
                outcome = "fine"
            except Exception as error:
                outcome = repr(error)
                chain = []
                while error.__context__ is not None:
                    error = error.__context__
                    chain.append(repr(error))
                outcome += " <- " + ", ".join(chain)
            print("".join(log), outcome)


def finally_sees_bindings():
    x = 1
    try:
        x = 2
        step("maybe", ValueError("v") if x == 2 else None)
        x = 3
    except ValueError:
        x += 10
    finally:
        print("x is", x)
        x *= 2
    return x


print(finally_sees_bindings())
