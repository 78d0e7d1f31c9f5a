def run(error, in_else=None):
    print("--", error, in_else)
    try:
        print("try")
        if error:
            raise error
    except ValueError as e:
        print("value", e)
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__)
    except Exception:
        print("other")
    else:
        print("else")
        if in_else:
            raise in_else
    finally:
        print("finally")
    print("after")


run(None)
run(ValueError("v"))
run(KeyError("k"))
run(IndexError("i"))
run(OSError("o"))
try:
    run(None, ValueError("in else"))
except ValueError as error:
    print("escaped", error)


class Base(Exception):
    pass


class Derived(Base):
    pass


def first_match(error):
    try:
        raise error
    except Base:
        return "base"
    except Derived:
        return "derived"


print(first_match(Derived()), first_match(Base()))


def only_bare(error):
    try:
        raise error
    except:
        return "bare"


print(only_bare(KeyboardInterrupt()), only_bare(SystemExit(3)))
