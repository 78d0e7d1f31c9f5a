class A:
    order = []

    def __init__(self):
        self.order.append("A")

    def __repr__(self):
        return f"<{type(self).__name__}>"

    def template(self):
        return self.first() + self.second()

    def first(self):
        return "A1 "

    def second(self):
        return "A2"


class B(A):
    def first(self):
        return "B1 "


class C(A):
    def second(self):
        return "C2"


class D(B, C):
    pass


print(D().template(), D(), A.order)
print(issubclass(D, A), isinstance(D(), C), D.__bases__, D.__mro__[1:4])
try:
    class X(A, B):
        pass
except TypeError as error:
    print("inconsistent order")


class WithNew:
    created = 0

    def __new__(cls, *args, **kwargs):
        WithNew.created += 1
        if args and args[0] == "other":
            return "not an instance"
        return super().__new__(cls)

    def __init__(self, value=None):
        self.value = value


print(WithNew(1).value, WithNew("other"), WithNew.created)


class Int(int):
    def __add__(self, other):
        return Int(int(self) + int(other) + 100)

    def __repr__(self):
        return "Int(%d)" % self


print(Int(1) + 2, 2 + Int(1), sum([Int(1), Int(2)]))


class List(list):
    def append(self, item):
        super().append(item)
        super().append(item)


l = List([1])
l.append(2)
print(l, l[1:], type(l[1:]).__name__)


class Dict(dict):
    def __missing__(self, key):
        return "missing " + key


print(Dict(a=1)["a"], Dict()["b"], Dict().get("c"))
import abc


class Abstract(abc.ABC):
    @abc.abstractmethod
    def run(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    def describe(self):
        return self.name + str(self.run())


class Concrete(Abstract):
    name = "concrete"

    def run(self):
        return 1


print(Concrete().describe())
try:
    Abstract()
except TypeError as error:
    print("abstract")
Abstract.register(int)
print(isinstance(3, Abstract))
print(A.__subclasses__())
