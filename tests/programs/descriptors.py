class Logged:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("get", self.name)
        return instance.__dict__.get("_" + self.name, "unset")

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__["_" + self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop("_" + self.name, None)


class NonData:
    def __get__(self, instance, owner):
        return "non-data"


class Holder:
    a = Logged()
    b = Logged()
    c = NonData()


h = Holder()
print(h.a)
h.a = 1
print(h.a)
h.b = h.a
h.a += 5
print(h.a, h.b)
del h.a
print(h.a, h.c)
h.c = "instance"
print(h.c, Holder.c, type(Holder.a).__name__)


class Temperature:
    def __init__(self):
        self._celsius = 0

    @property
    def fahrenheit(self):
        "docs"
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        print("setter", value)
        self._celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        print("deleter")
        self._celsius = None

    @property
    def read_only(self):
        return 1


t = Temperature()
t.fahrenheit = 212
print(t._celsius, t.fahrenheit)
t.fahrenheit += 18
print(t._celsius)
del t.fahrenheit
print(t._celsius, Temperature.fahrenheit.__doc__)
try:
    t.read_only = 2
except AttributeError as error:
    print(type(error).__name__)


class Method:
    def plain(self, x):
        return self, x

    @classmethod
    def cls_method(cls, x):
        return cls.__name__, x

    @staticmethod
    def static(x):
        return x


m = Method()
bound = m.plain
print(bound(1)[0] is m, bound.__self__ is m, Method.plain(m, 2)[1], m.cls_method(3), Method.static(4))
Method.added = lambda self, y: y * 2
print(m.added(21))
m.own = lambda y: y
print(m.own("no self"))
