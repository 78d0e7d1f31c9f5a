def loops(items):
    for item in items:
        if item:
            continue
        break
    else:
        item = None
    return item


def contexts(make):
    with make() as a, make():
        return a


def generator(items):
    got = yield
    result = yield from items
    yield got, result


async def coroutine(make):
    async with make() as a:
        async for item in a:
            await item
    return [x async for x in a if await x]


async def async_generator(a):
    yield await a


def strings(value, width):
    return f"{value!r:>{width}} and {value=}", t"{value} in {width!s}"
