class Registry(type):
    classes = []

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.classes.append(name)
        return cls

    def __len__(cls):
        return len(cls.items)

    def __getitem__(cls, key):
        return cls.items[key]

    def __iter__(cls):
        return iter(cls.items)

    def __contains__(cls, item):
        print("contains?", item)
        return item in cls.items

    @property
    def size(cls):
        return "size %d" % len(cls)


class Box(metaclass=Registry):
    items = [1, 2, 3]

    @property
    def size(self):
        return "instance size"


class Small(Box):
    items = [9]


print(Registry.classes, len(Box), Box[1], list(Small), 9 in Small, Box.size, Box().size)


class Singleton(type):
    _instances = {}

    def __call__(cls, *args):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args)
        return cls._instances[cls]


class One(metaclass=Singleton):
    def __init__(self, value):
        print("init once", value)
        self.value = value


print(One(1) is One(2), One(3).value)


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        class Recorder(dict):
            def __init__(self):
                self.order = []

            def __setitem__(self, key, value):
                if not key.startswith("__"):
                    self.order.append(key)
                super().__setitem__(key, value)

        return Recorder()

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.order = namespace.order
        return cls


class Fields(metaclass=Ordered):
    b = 1
    a = 2

    def c(self):
        pass

    b = 3


print(Fields.order)


def function_as_metaclass(name, bases, namespace):
    return name, bases, namespace["x"]


class NotAClass(metaclass=function_as_metaclass):
    x = 10


print(NotAClass)


class Callable(type):
    def __instancecheck__(cls, instance):
        return callable(instance)

    def __subclasscheck__(cls, sub):
        return sub is int


class CanCall(metaclass=Callable):
    pass


print(isinstance(len, CanCall), isinstance(3, CanCall), issubclass(int, CanCall))
