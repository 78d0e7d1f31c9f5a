from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.log = []

    def spawn(self, task):
        self.ready.append((task, None))

    def run(self):
        while self.ready:
            task, value = self.ready.popleft()
            try:
                request = task.send(value)
            except StopIteration as stop:
                self.log.append(("finished", task.__name__, stop.value))
                continue
            match request:
                case ("sleep", n) if n > 0:
                    self.ready.append((self.sleeping(task, n), None))
                case ("spawn", new):
                    self.spawn(new)
                    self.ready.append((task, "spawned"))
                case "now":
                    self.ready.appendleft((task, len(self.log)))
                case other:
                    self.log.append(other)
                    self.ready.append((task, other))

    def sleeping(self, task, n):
        for _ in range(n):
            yield "tick"
        yield from task


def child(name):
    for i in range(2):
        got = yield f"{name}{i}"
        assert got == f"{name}{i}" or got is None
    return name


def parent():
    got = yield ("spawn", child("a"))
    print(got)
    got = yield "now"
    print("now", got)
    result = yield from child("inner")
    print("result", result)
    yield ("sleep", 2)
    return "parent done"


s = Scheduler()
s.spawn(parent())
s.run()
for entry in s.log:
    print(entry)


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
for key, values in {"x": [1, 2, 3], "y": [10]}.items():
    group = grouper(results, key)
    next(group)
    for value in values:
        group.send(value)
    group.send(None)
print(results)


def tree(n):
    if n:
        left = yield from tree(n - 1)
        yield n
        right = yield from tree(n - 1)
        return left + right + 1
    return 0


def top():
    size = yield from tree(3)
    print("size", size)


print(list(top()))
