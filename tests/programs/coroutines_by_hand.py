import types


@types.coroutine
def suspend(value):
    got = yield value
    return got


async def inner(name):
    print(name, "start")
    first = await suspend(name + "1")
    print(name, "got", first)
    try:
        second = await suspend(name + "2")
    except ValueError as error:
        print(name, "error", error)
        second = "from error"
    return first, second


async def outer():
    result = await inner("a")
    print("inner gave", result)
    try:
        await inner("b")
    finally:
        print("outer finally")


c = outer()
print(c.send(None))
print(c.send("x"))
print(c.throw(ValueError("boom")))
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)

c = inner("c")
c.send(None)
try:
    while True:
        c.send("v")
except StopIteration as stop:
    print(stop.value)


async def nothing():
    return 1


c = nothing()
try:
    c.send(1)
except TypeError as error:
    print(error)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)


async def agen():
    try:
        x = yield 1
        print("x", x)
        await suspend("awaited")
        yield 2
    finally:
        await suspend("final")
        print("finalized")


g = agen()
step = g.asend(None)
try:
    step.send(None)
except StopIteration as stop:
    print("yielded", stop.value)
step = g.asend("sent")
print(step.send(None))
try:
    step.send(None)
except StopIteration as stop:
    print("yielded", stop.value)
step = g.aclose()
print(step.send(None))
try:
    step.send(None)
except StopIteration:
    print("closed")


class Iterator:
    def __await__(self):
        value = yield "custom"
        return value


async def uses():
    return await Iterator()


c = uses()
print(c.send(None))
try:
    c.send(9)
except StopIteration as stop:
    print(stop.value)


async def raises_stop():
    raise StopIteration("no")


try:
    raises_stop().send(None)
except RuntimeError as error:
    print(type(error.__cause__).__name__)
