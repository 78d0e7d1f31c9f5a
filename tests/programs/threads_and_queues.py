import queue
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(100,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)
q = queue.Queue()
results = []


def worker():
    while (item := q.get()) is not None:
        results.append(item * 2)


t = threading.Thread(target=worker)
t.start()
for i in range(3):
    q.put(i)
q.put(None)
t.join()
print(results)
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda x: x * x, range(4))))
    future = pool.submit(int, "x")
    try:
        future.result()
    except ValueError as error:
        print(error)
local = threading.local()


def set_local(value, out):
    local.value = value
    out.append(local.value)


out = []
t = threading.Thread(target=set_local, args=("thread", out))
t.start()
t.join()
print(out, hasattr(local, "value"))


class Stoppable(threading.Thread):
    def __init__(self):
        super().__init__()
        self.event = threading.Event()
        self.done = False

    def run(self):
        self.event.wait()
        self.done = True


s = Stoppable()
s.start()
s.event.set()
s.join()
print(s.done)
