class Empty: ...


def nothing(): ...


def also(): pass


async def coroutine(): ...


class WithBody:
    pass
    ...
    None
    "text"
    1 + 1


print(nothing(), also(), Empty().__class__.__name__, ... is Ellipsis, type(...).__name__)
if True: pass
else: pass
for _ in (): pass
else: pass
while False: pass
try: pass
except: pass
else: pass
finally: pass
with open(__file__): pass
match 1:
    case _: pass
lambda: ...
[... for _ in range(2)]
print([...], (...,), {...: ...}, ... == ..., x if (x := ...) else 1)
def one_line(a, b=1): return a + b; print("never")
print(one_line(1))
x = 1; y = 2; z = x + y; print(z);
if z: a = 1; b = 2
print(a, b)
class OneLine: a = 1; b = a + 1
print(OneLine.b)
(
    print(
        "parenthesized"
    )
)
print("continued " \
      "line")
result = (1 +
          2 +
          3)
print(result, [
    1,
    2,
], {
    "k": 1,
})
print(not-1, [1,2][0], (1,)[0], -1 ** 2)
