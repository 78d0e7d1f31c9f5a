def request(x):
    match x:
        case {"action": "move", "to": (x, y)}:
            return f"move to {x}, {y}"
        case {"action": "say", "text": str() as text, **rest}:
            return f"say {text} {rest}"
        case {"action": action}:
            return f"other action {action}"
        case {1: one, "k": None}:
            return f"mixed {one}"
        case {**everything} if everything:
            return f"everything {everything}"
        case {}:
            return "empty mapping"
        case _:
            return "no mapping"


for x in ({"action": "move", "to": (1, 2)}, {"action": "say", "text": "hi", "loud": True},
          {"action": "say", "text": 5}, {1: "one", "k": None, "z": 0}, {"other": 1}, {}, [], None):
    print(request(x))
import collections

default = collections.defaultdict(list, present=[1])
match default:
    case {"missing": value}:
        print("never, match does not call __missing__")
    case {"present": [value]}:
        print("present", value, sorted(default))


class Keys:
    NAME = "name"


match {"name": "n", "age": 3}:
    case {Keys.NAME: n, **rest}:
        print(n, rest)


class Recorder(collections.UserDict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __len__(self):
        print("len")
        return super().__len__()


match Recorder(a=1, b=2):
    case {"a": 5}:
        print("five")
    case {"a": 1, "z": _}:
        print("z")
    case {"b": b, "a": a}:
        print(a, b)
original = {"x": 1, "y": 2}
match original:
    case {"x": _, **rest}:
        rest["new"] = 1
        print(rest, original)
match {"a": {"b": {"c": [1, 2, {"d": "deep"}]}}}:
    case {"a": {"b": {"c": [*_, {"d": found}]}}}:
        print(found)
try:
    class Same:
        K = "a"
    match {"a": 1, "b": 2}:
        case {Same.K: 1, "a": 2}:
            print("never")
except ValueError as error:
    print(error)
match {-1: "minus", 2.5: "float", True: "true"}:
    case {-1: m, 2.5: f, True: t}:
        print(m, f, t)
