import sys


def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case "text":
            return "text"
        case "a" "b":
            return "concatenated"
        case b"bytes":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case _:
            return "other"


for x in (0, 1, 3, -1, 1.5, 2 + 3j, "text", "ab", b"bytes", None, True, False, 0.0, "zzz", [], 7):
    print(repr(x), kind(x))


def no_default(x):
    match x:
        case "a":
            return "a"


print(no_default("a"), no_default("b"))


class Noisy:
    def __eq__(self, other):
        print("compare with", other)
        return other == 2


match Noisy():
    case 1:
        print("one")
    case 2:
        print("two")
    case 3:
        print("three")
match Noisy():
    case None:
        print("None is compared by identity")
    case True:
        print("so is True")
    case _:
        print("fell through")


def evaluated_once():
    print("subject evaluated")
    return 5


match evaluated_once():
    case 4:
        print("four")
    case 5:
        print("five")


class Constants:
    A = 1
    B = "b"

    class Nested:
        C = 3


def dotted(x):
    match x:
        case Constants.A:
            return "A"
        case Constants.B:
            return "B"
        case Constants.Nested.C:
            return "C"
        case sys.maxsize:
            return "max"
    return "none"


print(dotted(1), dotted("b"), dotted(3), dotted(sys.maxsize), dotted(4))
