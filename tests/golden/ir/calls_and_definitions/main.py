def call(f, args, options):
    f()
    f(1, *args, key=2, **options)
    return f(args)(options)


def decorate(f):
    return f


@decorate
@decorate
def annotated(a: int, /, b: "str" = "b", *args, c=1, **options) -> list:
    """The text."""
    local: int = a
    return lambda x, y=b: x + y + local


class Base:
    kind: str = "base"


@decorate
class Derived(Base, metaclass=type):
    """A class with a cell."""

    def __init__(self, *args):
        super().__init__()

    @property
    def value(self):
        return __class__


def generic[T: int, *Ts, **P](x: T) -> T:
    return x


class Box[T]:
    content: T


type Pair[A] = tuple[A, A]
