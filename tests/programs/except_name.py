def unbound_after():
    try:
        raise ValueError("v")
    except ValueError as error:
        print("caught", error)
    try:
        print(error)
    except UnboundLocalError as problem:
        print("unbound:", problem)


def deleted_inside():
    try:
        raise ValueError("v")
    except ValueError as error:
        del error
    return "fine"


def rebound_inside():
    try:
        raise ValueError("v")
    except ValueError as error:
        error = "rebound"
        print(error)
    try:
        error
    except NameError as problem:
        print(type(problem).__name__)


def shadows_previous():
    error = "previous"
    try:
        pass
    except ValueError as error:
        pass
    print(error)
    try:
        raise ValueError("now")
    except ValueError as error:
        saved = error
    print("saved", saved)
    try:
        print(error)
    except UnboundLocalError:
        print("gone")


def captured():
    functions = []
    try:
        raise ValueError("seen")
    except ValueError as error:
        functions.append(lambda: error)
        print("inside", functions[0]())
    try:
        functions[0]()
    except NameError as problem:
        print("closure:", problem)


unbound_after()
print(deleted_inside())
rebound_inside()
shadows_previous()
captured()

try:
    raise KeyError("module")
except KeyError as module_error:
    print(module_error)
print("module_error" in globals())
try:
    module_error
except NameError as problem:
    print(problem)
