def noisy(name, value):
    print("eval", name)
    return value


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, [base.__name__ for base in bases], kwargs)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, kwargs, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcs, name, bases, namespace, **kwargs)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)


def decorate(label):
    print("decorator", label)

    def apply(cls):
        print("apply", label, cls.__name__)
        return cls

    return apply


class Base:
    def __init_subclass__(cls, **kwargs):
        print("init_subclass", cls.__name__, kwargs)


@decorate("outer")
@decorate("inner")
class Made(noisy("base", Base), metaclass=noisy("meta", Meta), option=noisy("option", 1)):
    attribute = noisy("body", 5)
    print("in body", prepared)


instance = Made()
print(Made.prepared, Made.attribute, type(Made).__name__)
bases = (Base,)
keywords = {"a": 1}


class Starred(*bases, **keywords):
    pass


class Mixed(*bases, object, b=2, **{"c": 3}):
    pass


try:
    class Bad(Base, Base):
        pass
except TypeError as error:
    print(error)
try:
    class Conflict(Made, metaclass=int):
        pass
except TypeError as error:
    print(type(error).__name__)


class Generic:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


print(Generic[int])


class Proxy:
    def __mro_entries__(self, bases):
        print("mro entries", len(bases))
        return (Base,)


class FromProxy(Proxy()):
    pass


print(FromProxy.__bases__, len(FromProxy.__orig_bases__))
