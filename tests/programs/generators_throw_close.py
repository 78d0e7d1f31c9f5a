def worker():
    while True:
        try:
            value = yield "ready"
            print("value", value)
        except ValueError as error:
            print("value error", error)
            yield "recovered"
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("cleanup")


generator = worker()
print(next(generator))
print(generator.throw(ValueError("thrown")))
print(next(generator))
print(generator.send(3))
generator.close()
generator.close()


def ignores_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = ignores_close()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)


def close_in_finally():
    try:
        yield 1
    finally:
        print("finally on close")


generator = close_in_finally()
next(generator)
generator.close()

unstarted = close_in_finally()
unstarted.close()
print(list(unstarted))

unstarted = close_in_finally()
try:
    unstarted.throw(KeyError("early"))
except KeyError as error:
    print("thrown before start", error)
print(list(unstarted))


def leaks_stop_iteration():
    yield 1
    raise StopIteration("inside")


try:
    list(leaks_stop_iteration())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def swallows():
    for i in range(3):
        try:
            yield i
        except KeyError:
            print("swallowed at", i)


generator = swallows()
print(next(generator), generator.throw(KeyError), next(generator))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
