import asyncio
import contextlib


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("aenter", self.name)
        await asyncio.sleep(0)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        await asyncio.sleep(0)
        print("aexit", self.name, kind.__name__ if kind else None)
        return self.swallow


async def main():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with Manager("swallow", True):
        raise ValueError("gone")
    try:
        async with Manager("outer"):
            async with Manager("inner"):
                raise KeyError("k")
    except KeyError as error:
        print("caught", error)
    for i in range(3):
        async with Manager(str(i)):
            if i == 0:
                continue
            break
    return await returns()


async def returns():
    async with Manager("r"):
        return "returned"


print(asyncio.run(main()))


@contextlib.asynccontextmanager
async def managed(name):
    print("enter", name)
    try:
        yield name
    except ValueError as error:
        print("saw", error)
    finally:
        print("leave", name)


async def uses():
    async with managed("x") as x:
        print(x)
        raise ValueError("v")
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(managed("s"))
        await stack.enter_async_context(Manager("t"))


asyncio.run(uses())


async def wrong():
    try:
        async with contextlib.nullcontext.__class__():
            pass
    except TypeError as error:
        print("TypeError")


async def locks():
    lock = asyncio.Lock()
    order = []

    async def worker(name):
        async with lock:
            order.append(name + " in")
            await asyncio.sleep(0)
            order.append(name + " out")

    await asyncio.gather(*(worker(n) for n in "abc"))
    return order


print(asyncio.run(locks()))


async def queue():
    q = asyncio.Queue()

    async def producer():
        for i in range(3):
            await q.put(i)
        await q.put(None)

    async def consumer():
        total = 0
        while (item := await q.get()) is not None:
            total += item
        return total

    _, total = await asyncio.gather(producer(), consumer())
    return total


print(asyncio.run(queue()))
