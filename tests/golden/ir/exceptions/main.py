def handlers(f):
    try:
        f()
    except (ValueError, KeyError) as error:
        return error
    except TypeError:
        raise
    else:
        f = None
    finally:
        print("finally")
    return f


def raising(cause):
    if cause:
        raise ValueError("text") from cause
    raise


def in_a_loop(items):
    for item in items:
        try:
            item()
        except Exception:
            continue
        finally:
            if item:
                break
    assert items, "message"


def groups(f):
    try:
        f()
    except* ValueError as group:
        f = group
    except* KeyError:
        f = None
