def numbers(n):
    print("start")
    i = 0
    while i < n:
        print("before", i)
        got = yield i
        print("got", got)
        i += 1
    print("end")
    return "result %d" % n


generator = numbers(2)
print(next(generator))
print(generator.send("hello"))
try:
    next(generator)
except StopIteration as stop:
    print("stopped with", stop.value)
try:
    next(generator)
except StopIteration as stop:
    print("again", stop.value)

try:
    numbers(1).send("too early")
except TypeError as error:
    print(error)


def yields_expression():
    x = yield
    y = yield (x, 1)
    print("sum", x + y)
    z = (yield x) + (yield y)
    print("z", z)


generator = yields_expression()
print(next(generator))
print(generator.send(10))
print(generator.send(5))
print(generator.send(100))
try:
    generator.send(200)
except StopIteration:
    print("done")


def in_call_arguments():
    print("called with", (yield "a"), (yield "b"))


generator = in_call_arguments()
print(next(generator), generator.send(1))
print(next(generator, "default"))


def never_yields():
    return 5
    yield


print(list(never_yields()))


def squares(items):
    for item in items:
        yield item * item


print(sum(squares(range(5))), list(squares([])), max(squares([-3, 2])))
a, b, *c = squares(range(5))
print(a, b, c)
