class A:
    def __init__(self, **kwargs):
        print("A", sorted(kwargs))

    def method(self):
        return "A.method"

    @classmethod
    def make(cls):
        return "A.make " + cls.__name__

    @staticmethod
    def helper():
        return "A.helper"

    @property
    def value(self):
        return "A.value"


class B(A):
    def __init__(self, b=None, **kwargs):
        print("B", b)
        super().__init__(**kwargs)

    def method(self):
        return "B." + super().method()

    @classmethod
    def make(cls):
        return "B." + super().make()

    @staticmethod
    def helper():
        return "B." + super(B, B).helper()

    @property
    def value(self):
        return "B." + super().value


class C(A):
    def __init__(self, c=None, **kwargs):
        print("C", c)
        super().__init__(**kwargs)

    def method(self):
        return "C." + super().method()


class D(B, C):
    def __init__(self, **kwargs):
        print("D")
        super().__init__(**kwargs)

    def method(self):
        return "D." + super().method()

    def explicit(self):
        return super(B, self).method(), B.method(self)


d = D(b=1, c=2)
print(d.method(), d.explicit(), D.make(), D.helper(), d.value)
print([cls.__name__ for cls in D.__mro__])


class InNested(A):
    def method(self):
        def inner():
            return super(InNested, self).method()

        def implicit(me):
            return super().method()

        return inner(), implicit(self), [super(InNested, self).method() for _ in range(1)]

    def uses_class(self):
        return __class__.__name__

    def in_lambda(self):
        return (lambda s: super().method())(self)


n = InNested()
print(n.method(), n.uses_class(), n.in_lambda())


class Setting(A):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name == "secret":
            return "hidden"
        return super().__getattribute__(name)


s = Setting()
s.x = 1
print(s.x, s.secret)


def outside():
    return super()


try:
    outside()
except RuntimeError as error:
    print("RuntimeError")


class Stored:
    def parent(self):
        return super()

    def rebinding(self):
        self = 5
        try:
            return super().method()
        except TypeError as error:
            return "TypeError"


class Child(A):
    parent = Stored.__dict__["parent"]

    def bound(self):
        p = super()
        return p.method()


print(Child().bound())
print(Stored().rebinding())
