def shape(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [1, *rest]:
            return f"starts with 1, rest {rest}"
        case [*start, 9]:
            return f"ends with 9, start {start}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case _:
            return "no sequence"


for x in ([], [1], (1, 2), [1, 2, 3], [5, 6, 9], (4, 5, 6, 7), "string", b"bytes", {1, 2}, {}, 3,
          range(3), bytearray(b"x"), iter([1])):
    print(type(x).__name__, shape(x))


def nested(x):
    match x:
        case [[a, b], [c, *d]]:
            return a, b, c, d
        case [("x" | "y") as name, (int() | float()) as value]:
            return name, value
        case ([1, 2] | [2, 1]) as pair:
            return "pair", pair
        case a, b:
            return "open", a, b
        case a,:
            return "single", a


print(nested([[1, 2], (3, 4, 5)]), nested(["x", 2.5]), nested([2, 1]), nested([1, "z"]), nested([8]))
from collections import deque, UserList
import array

print(shape(deque([1, 2])), shape(UserList([3])), shape(array.array("i", [1, 5, 9])))


class LooksLike:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


print(shape(LooksLike()))
import collections.abc


class Registered(collections.abc.Sequence):
    def __len__(self):
        print("len")
        return 3

    def __getitem__(self, index):
        print("item", index)
        if index >= 3 or index < -3:
            raise IndexError
        return index * 10


match Registered():
    case [a, b]:
        print("two")
    case [0, _, c]:
        print("three", c)
match Registered():
    case [*all_of_them]:
        print(all_of_them)
match Registered():
    case [x, *_]:
        print(x)
match Registered():
    case [_, _, _]:
        print("only length")
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
