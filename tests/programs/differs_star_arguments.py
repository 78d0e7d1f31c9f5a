# differs: a call takes its starred arguments apart after it has evaluated all of them
def gen():
    print("start")
    yield 1


def v(name):
    print("eval", name)
    return name


print(*gen(), v("after"))
