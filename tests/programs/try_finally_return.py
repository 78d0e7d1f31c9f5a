def override():
    try:
        return "try"
    finally:
        return "finally"


def keeps():
    value = "before"
    try:
        return value
    finally:
        value = "after"


def swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def conditional(flag):
    try:
        raise KeyError("k")
    finally:
        if flag:
            return "kept quiet"


def nested():
    try:
        try:
            return "inner try"
        finally:
            print("inner finally")
    finally:
        print("outer finally")


def evaluates_first():
    def noisy(text):
        print("evaluating", text)
        return text

    try:
        return noisy("result")
    finally:
        noisy("cleanup")


def from_except():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally after except")


def from_else():
    try:
        pass
    except ValueError:
        return "never"
    else:
        return "else"
    finally:
        print("finally after else")


print(override(), keeps(), swallows(), conditional(True))
try:
    conditional(False)
except KeyError as error:
    print("raised", error)
print(nested())
print(evaluates_first())
print(from_except(), from_else())
