import asyncio


class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def agen(n):
    print("agen start")
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("agen finally")


async def loops():
    async for x in Count(2):
        print("x", x)
    else:
        print("else")
    async for x in Count(5):
        if x == 2:
            continue
        if x == 3:
            break
        print("x", x)
    else:
        print("never")
    async for a, *b in pairs():
        print(a, b)


async def pairs():
    yield 1, 2, 3
    yield "ab"


asyncio.run(loops())


async def comprehensions():
    print([x async for x in agen(3)])
    print({x: y async for x in agen(2) for y in "a" if x})
    print([x async for x in agen(4) if x % 2])
    print([await double(x) async for x in agen(2)])
    generator = (x * 2 async for x in agen(2))
    print(type(generator).__name__)
    async for y in generator:
        print("y", y)
    print([[i async for i in agen(j)] for j in range(2)])


async def double(x):
    await asyncio.sleep(0)
    return x * 2


asyncio.run(comprehensions())


async def sending():
    g = agen(3)
    print(await g.__anext__())
    print(await g.asend("hello"))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as error:
        print(error)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("exhausted")
    g = agen(3)
    await g.__anext__()
    await g.aclose()
    print("closed")


asyncio.run(sending())


async def handles():
    try:
        yield 1
    except KeyError:
        print("handled KeyError")
        yield "recovered"
    yield "last"


async def throwing():
    g = handles()
    print(await anext(g))
    print(await g.athrow(KeyError()))
    print(await anext(g))
    print(await anext(g, "default"))


asyncio.run(throwing())


async def bad():
    for value in (5, [1]):
        try:
            async for x in value:
                print("never")
        except TypeError as error:
            print(error)


asyncio.run(bad())


async def return_in_async_for():
    async for x in Count(3):
        try:
            return x
        finally:
            print("finally in loop")


print(asyncio.run(return_in_async_for()))
