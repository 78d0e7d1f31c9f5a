log = []


def gen(name):
    try:
        log.append(name + " start")
        yield 1
        log.append(name + " middle")
        yield 2
    except BaseException as error:
        log.append(name + " caught " + type(error).__name__)
        raise
    finally:
        log.append(name + " finally")


def consume(how):
    log.clear()
    g = gen(how)
    try:
        for x in g:
            if how == "break":
                break
            if how == "raise":
                raise ValueError
    except ValueError:
        log.append("handler")
    g.close()
    return list(log)


for how in ("all", "break", "raise"):
    print(how, consume(how))


def delegates():
    try:
        result = yield from gen("inner")
        log.append(f"result {result}")
    finally:
        log.append("outer finally")


log.clear()
print(list(delegates()), log)
log.clear()
g = delegates()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print(error, log)
log.clear()
g = delegates()
next(g)
g.close()
print(log)


def with_in_generator():
    class Manager:
        def __enter__(self):
            log.append("enter")

        def __exit__(self, *details):
            log.append(("exit", details[0] and details[0].__name__))

    with Manager():
        yield "a"
        yield "b"


log.clear()
print(list(with_in_generator()), log)
log.clear()
g = with_in_generator()
next(g)
g.close()
print(log)
log.clear()
g = with_in_generator()
next(g)
try:
    g.throw(ValueError)
except ValueError:
    print(log)


def return_in_finally():
    try:
        yield 1
    finally:
        return "from finally"


g = return_in_finally()
next(g)
try:
    g.throw(ValueError)
except StopIteration as stop:
    print(stop.value)


def loop_try_yield():
    while True:
        try:
            yield "next"
        except ValueError:
            yield "handled"
        else:
            yield "else"


g = loop_try_yield()
print(next(g), next(g), next(g), g.throw(ValueError), next(g))
