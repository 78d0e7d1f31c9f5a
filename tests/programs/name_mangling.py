class A:
    __private = "class private"
    __dunder__ = "not mangled"

    def __init__(self):
        self.__value = 1
        self._single = 2

    def __method(self):
        return "A.__method"

    def call(self):
        return self.__method(), self.__value, self.__private, self.__dunder__

    def local(self):
        __local = 5
        def inner():
            nonlocal __local
            __local += 1
            return __local
        return inner(), sorted(name for name in locals() if "local" in name)

    def parameter(self, __p=1, *, __k=2):
        return __p, __k

    def keyword(self):
        return self.parameter(_A__p=10, _A__k=20)

    def from_other(self, other):
        return other.__value

    def raises(self):
        try:
            raise ValueError("v")
        except ValueError as __error:
            return str(__error)

    def imports(self):
        import os.path as __path
        return __path.basename("a/b")

    def globals_(self):
        global __g
        __g = "global"
        return __g


class B(A):
    __private = "B private"

    def show(self):
        return self.__private

    def value(self):
        try:
            return self.__value
        except AttributeError as error:
            return str(error)


a, b = A(), B()
print(a.call(), b.call(), b.show(), b.value())
print(a.local()[0], a.parameter(), a.keyword(), a.from_other(b), a.raises(), a.imports())
print(sorted(name for name in dir(b) if "rivate" in name or "value" in name))
print(a.globals_(), _A__g)


class _Leading:
    def __init__(self):
        self.__x = 1


print(vars(_Leading()))


class ___:
    def __init__(self):
        self.__x = 1


print(vars(___()))


def outside(obj):
    try:
        return obj.__value
    except AttributeError as error:
        return str(error)


print(outside(a))


class Nested:
    __x = "outer"

    class Inner:
        __x = "inner"

        def get(self):
            return self.__x

    def get(self):
        return [self.__x for _ in range(1)], (lambda: self.__x)()


print(Nested().get(), Nested.Inner().get(), sorted(k for k in vars(Nested) if "x" in k))
print(getattr(a, "_A__value"))
