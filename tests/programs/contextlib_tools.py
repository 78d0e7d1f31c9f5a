import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name
    except ValueError as error:
        print("saw", error)
    finally:
        print("</%s>" % name)


with tag("a"):
    with tag("b"):
        raise ValueError("inside")
    print("still in a")

with contextlib.suppress(KeyError, IndexError):
    {}["missing"]
    print("never")

with contextlib.ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(tag(name))
    stack.callback(print, "callback")


def stop_all():
    with contextlib.ExitStack() as stack:
        stack.enter_context(tag("kept"))
        return stack.pop_all()


with stop_all():
    print("later")

buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))


class Door(contextlib.ContextDecorator):
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *details):
        print("close")
        return False


@Door()
def through():
    print("through")
    return "out"


print(through())


@tag("decorated")
def work(x):
    print("work", x)
    return x * 2


print(work(4))
with contextlib.closing(io.StringIO("text")) as text:
    print(text.read())
print(text.closed)
with contextlib.nullcontext("value") as value:
    print(value)


@contextlib.contextmanager
def yields_twice():
    yield 1
    yield 2


try:
    with yields_twice():
        pass
except RuntimeError as error:
    print(error)
