class Transaction:
    active = []

    def __init__(self, name):
        self.name = name
        self.operations = []

    def __enter__(self):
        self.active.append(self)
        return self

    def __exit__(self, kind, value, traceback):
        assert self.active.pop() is self
        if kind is None:
            log.append((self.name, "commit", self.operations))
        else:
            log.append((self.name, "rollback", kind.__name__, str(value)))
        return kind is not None and issubclass(kind, ValueError)

    def do(self, operation):
        self.operations.append(operation)
        return self


log = []
with Transaction("t1") as t:
    t.do("a").do("b")
with Transaction("t2") as t:
    t.do("a")
    raise ValueError("handled")
try:
    with Transaction("t3") as outer, Transaction("t4") as inner:
        outer.do("x")
        raise KeyError("k")
except KeyError:
    log.append("escaped")


def nested(n):
    if n == 0:
        raise ValueError("bottom")
    with Transaction(f"n{n}"):
        nested(n - 1)
        return "never"
    return "swallowed at %d" % n


log.append(nested(2))


def loop():
    for i in range(4):
        with Transaction(f"l{i}") as t:
            if i == 0:
                continue
            if i == 2:
                break
            t.do(i)
    else:
        log.append("never")
    return i


log.append(loop())


def generator():
    with Transaction("g") as t:
        for i in range(2):
            t.do((yield i))


g = generator()
next(g), g.send("s1")
try:
    g.send("s2")
except StopIteration:
    pass
g = generator()
next(g)
g.close()


def conditional(flag):
    with Transaction("c") as t:
        if flag:
            return t.do("returned") and "value"
        t.do("fell through")
    return "end"


log.append((conditional(True), conditional(False)))


def replaces():
    try:
        with Transaction("r"):
            try:
                raise KeyError("inner")
            except KeyError:
                raise ValueError("replaced")
        return "swallowed"
    finally:
        log.append("finally")


log.append(replaces())
for entry in log:
    print(entry)
