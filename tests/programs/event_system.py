class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in self.handlers]


class Button:
    def __init__(self):
        self.clicked = Event()


button = Button()
log = []


def first(x):
    log.append(("first", x))
    return 1


button.clicked += first
button.clicked += lambda x: log.append(("lambda", x))
print(button.clicked(5), log)
button.clicked -= first
print(button.clicked(6), log)


class State:
    transitions = {}

    @classmethod
    def on(cls, state, event):
        def register(function):
            cls.transitions[state, event] = function
            return function

        return register


class Machine(State):
    def __init__(self):
        self.state = "idle"
        self.history = []

    def fire(self, event):
        handler = self.transitions.get((self.state, event))
        if handler is None:
            raise LookupError(f"{event} in {self.state}")
        old, self.state = self.state, handler(self)
        self.history.append(f"{old}->{self.state}")


@Machine.on("idle", "start")
def start(machine):
    return "running"


@Machine.on("running", "stop")
def stop(machine):
    return "idle"


m = Machine()
m.fire("start")
m.fire("stop")
try:
    m.fire("stop")
except LookupError as error:
    print(error)
print(m.history)


class Observable:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name, None)

    def __set__(self, instance, value):
        old = self.__get__(instance, None)
        setattr(instance, self.name, value)
        for callback in instance.callbacks:
            callback(old, value)


class Model:
    value = Observable()

    def __init__(self):
        self.callbacks = [lambda old, new: print(old, "->", new)]
        self.value = 1


model = Model()
model.value += 1
model.value = [*range(2)]


def pipeline(*stages):
    def run(items):
        for stage in stages:
            items = stage(items)
        return list(items)

    return run


run = pipeline(
    lambda items: (x for x in items if x % 2),
    lambda items: map(lambda x: x * x, items),
    sorted,
    lambda items: (f"<{x}>" for x in items),
)
print(run([5, 2, 3, 1]))
