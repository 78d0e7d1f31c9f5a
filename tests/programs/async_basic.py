import asyncio


async def add(a, b):
    print("adding", a, b)
    await asyncio.sleep(0)
    return a + b


async def main():
    print(await add(1, 2))
    results = await asyncio.gather(add(1, 1), add(2, 2))
    print(results)
    task = asyncio.create_task(add(5, 5))
    print("created")
    print(await task)
    try:
        await asyncio.wait_for(asyncio.sleep(10), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print((await add(1, 2)) + (await add(3, 4)))
    print([await add(i, i) for i in range(2)])
    print({i: await add(i, 1) for i in range(2)})
    print(f"{await add(7, 7)}")
    return "done"


print(asyncio.run(main()))


async def raises():
    await asyncio.sleep(0)
    raise ValueError("from coroutine")


async def catches():
    try:
        await raises()
    except ValueError as error:
        print("caught", error)
    else:
        print("never")
    finally:
        await asyncio.sleep(0)
        print("finally awaits")
    return "returned"


print(asyncio.run(catches()))
coroutine = add(1, 2)
print(type(coroutine).__name__, coroutine.__name__, coroutine.__qualname__)
coroutine.close()


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("await", self.value)
        yield from asyncio.sleep(0).__await__()
        return self.value * 2


async def custom():
    return await Awaitable(4)


print(asyncio.run(custom()))


async def not_awaitable():
    try:
        await 5
    except TypeError as error:
        print("TypeError")


asyncio.run(not_awaitable())


async def cancelled():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("cleanup")


async def cancel():
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task was cancelled", task.cancelled())


asyncio.run(cancel())
