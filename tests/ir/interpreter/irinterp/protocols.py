"""What the interpreter of CPython does for one instruction, where no builtin does just that."""
import inspect
import sys
import types

# The value of a variable on a path where nothing is bound to it.
UNDEFINED = type("Undefined", (), {"__repr__": lambda self: "<undefined>", "__slots__": ()})()
END = object()
MISSING = object()


def lookup_special(instance, name):
    """The bound special method, looked up on the type alone; MISSING if there is none."""
    for cls in type(instance).__mro__:
        if name in cls.__dict__:
            attribute = cls.__dict__[name]
            bind = getattr(type(attribute), "__get__", None)
            return bind(attribute, instance, type(instance)) if bind else attribute
    return MISSING


def enter_and_exit(manager, is_async):
    """The bound methods of a context manager, both looked up before either is called."""
    enter_name, exit_name = ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__")
    enter, leave = lookup_special(manager, enter_name), lookup_special(manager, exit_name)
    if enter is MISSING or leave is MISSING:
        protocol = "asynchronous context manager" if is_async else "context manager"
        missed = f" (missed {exit_name} method)" if enter is not MISSING else ""
        raise TypeError(f"'{type(manager).__name__}' object does not support the {protocol} "
                        f"protocol{missed}")
    return enter, leave


def exit_arguments(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def is_awaitable(value):
    if isinstance(value, types.GeneratorType):
        return bool(value.gi_code.co_flags & inspect.CO_ITERABLE_COROUTINE)
    return hasattr(type(value), "__await__")


def await_method(value, name):
    """What `async with` awaits, after a check that an `await` would do with another message."""
    if not is_awaitable(value):
        raise TypeError(f"'async with' received an object from {name} that does not implement "
                        f"__await__: {type(value).__name__}")
    return value


async def await_native(value):
    return await value


def async_iterator(iterable):
    make = lookup_special(iterable, "__aiter__")
    if make is MISSING:
        raise TypeError("'async for' requires an object with __aiter__ method, "
                        f"got {type(iterable).__name__}")
    iterator = make()
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError("'async for' received an object from __aiter__ that does not implement "
                        f"__anext__: {type(iterator).__name__}")
    return iterator


async def next_async(iterator):
    item = lookup_special(iterator, "__anext__")()
    try:
        item = item if isinstance(item, types.CoroutineType) else Started(item)
    except Exception as error:
        raise TypeError("'async for' received an invalid object from __anext__: "
                        f"{type(item).__name__}") from error
    try:
        return await item
    except StopAsyncIteration:
        return END


class Started:
    """An awaitable whose `__await__` has been called."""

    def __init__(self, value):
        if isinstance(value, types.GeneratorType) and is_awaitable(value):
            self.iterator = value
        elif hasattr(type(value), "__await__"):
            self.iterator = value.__await__()
        else:
            raise TypeError(f"object {type(value).__name__} can't be used in 'await' expression")

    def __await__(self):
        return self.iterator


# --- Exceptions ---

_NO_EXCEPTION_CLASS = "catching classes that do not inherit from BaseException is not allowed"


def _is_exception_class(value):
    return isinstance(value, type) and issubclass(value, BaseException)


def match_exception(error, wanted):
    for candidate in wanted if isinstance(wanted, tuple) else (wanted,):
        if not _is_exception_class(candidate):
            raise TypeError(_NO_EXCEPTION_CLASS)
    return _is_subtype(type(error), wanted)


def _is_subtype(cls, wanted):
    if isinstance(wanted, tuple):
        return any(_is_subtype(cls, candidate) for candidate in wanted)
    return any(base is wanted for base in cls.__mro__)


def split_group(error, wanted):
    """The parts of an exception that `except* wanted` takes and leaves, None where empty."""
    for candidate in wanted if isinstance(wanted, tuple) else (wanted,):
        if not _is_exception_class(candidate):
            raise TypeError(_NO_EXCEPTION_CLASS)
        if issubclass(candidate, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except "
                            "instead.")
    if error is None:
        return None, None
    if _is_subtype(type(error), wanted):
        if isinstance(error, BaseExceptionGroup):
            return error, None
        wrapped = BaseExceptionGroup("", [error])
        wrapped.__traceback__ = error.__traceback__
        return wrapped, None
    if isinstance(error, BaseExceptionGroup):
        pair = error.split(wanted)
        if not isinstance(pair, tuple):
            raise TypeError(f"{type(error).__name__}.split must return a tuple, "
                            f"not {type(pair).__name__}")
        if len(pair) < 2:
            raise TypeError(f"{type(error).__name__}.split must return a 2-tuple, "
                            f"got tuple of size {len(pair)}")
        return pair[0], pair[1]
    return None, error


def join_group(error, raised):
    """What `except*` raises in the end; None if nothing is left."""
    left = [one for one in raised if one is not None]
    if not left:
        return None
    if not isinstance(error, BaseExceptionGroup):
        # At most one clause took it.
        return left[0]
    raised_again = [one for one in left if _is_part(error, one)]
    new = [one for one in left if not _is_part(error, one)]
    rest = _projection(error, raised_again) if raised_again else None
    together = new + ([rest] if rest is not None else [])
    return together[0] if len(together) == 1 else BaseExceptionGroup("", together)


def _is_part(group, error):
    """The error has the metadata of the group: it was split off and not newly made."""
    return (isinstance(error, BaseExceptionGroup)
            and _leads_to(error.__traceback__, group.__traceback__)
            and error.__cause__ is group.__cause__
            and error.__context__ is group.__context__
            and getattr(error, "__notes__", None) is getattr(group, "__notes__", None))


def _leads_to(traceback, wanted):
    """Raising again has put frames of the interpreter before the traceback."""
    while traceback is not wanted and traceback is not None:
        traceback = traceback.tb_next
    return traceback is wanted


def _leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _projection(group, parts):
    kept = {id(leaf) for part in parts for leaf in _leaves(part)}
    return group.subgroup(lambda error: id(error) in kept)


# --- Patterns ---


def is_sequence(subject):
    match subject:
        case [*_]:
            return True
    return False


def is_mapping(subject):
    match subject:
        case {}:
            return True
    return False


def match_keys(subject, keys):
    get, seen, values = subject.get, set(), []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = get(key, MISSING)
        if value is MISSING:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject, keys):
    rest = {}
    rest.update(subject)
    for key in keys:
        del rest[key]
    return rest


_MATCH_SELF = 1 << 22


def match_class(subject, cls, positional, keywords):
    """The attributes that a class pattern compares, or None."""
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a "
                        + ("class" if sys.version_info >= (3, 12) else "type"))
    if not isinstance(subject, cls):
        return None
    seen, values = set(), []

    def attribute(name):
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        return getattr(subject, name)

    try:
        if positional:
            names, match_self = _positional_names(cls)
            allowed = 1 if match_self else len(names)
            if allowed < positional:
                plural = "" if allowed == 1 else "s"
                raise TypeError(f"{cls.__name__}() accepts {allowed} positional "
                                f"sub-pattern{plural} ({positional} given)")
            if match_self:
                values.append(subject)
            else:
                for name in names[:positional]:
                    if not isinstance(name, str):
                        raise TypeError("__match_args__ elements must be strings "
                                        f"(got {type(name).__name__})")
                    values.append(attribute(name))
        for name in keywords:
            values.append(attribute(name))
    except AttributeError:
        return None
    return tuple(values)


def _positional_names(cls):
    names = getattr(cls, "__match_args__", MISSING)
    if names is MISSING:
        return (), bool(cls.__flags__ & _MATCH_SELF)
    if not isinstance(names, tuple):
        raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple "
                        f"(got {type(names).__name__})")
    return names, False


# --- Imports ---


def import_module(name, module_globals, level, leaf):
    # A name that every module has keeps `__import__` from looking for a submodule.
    return __import__(name, module_globals, None, ("__name__",) if leaf else None, level)


def import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        pass
    package = getattr(module, "__name__", MISSING)
    if isinstance(package, str):
        full_name = f"{package}.{name}"
        if hasattr(module, "__path__"):
            try:
                __import__(full_name)
            except ModuleNotFoundError as error:
                if error.name != full_name:
                    raise
            else:
                return getattr(module, name, sys.modules.get(full_name))
        if full_name in sys.modules:
            return sys.modules[full_name]
    else:
        package = "<unknown module name>"
    file = getattr(module, "__file__", None)
    raise ImportError(f"cannot import name {name!r} from {package!r} "
                      f"({file or 'unknown location'})", name=package, path=file)


def import_star(module, namespace):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        namespace[name] = getattr(module, name)


# --- Classes ---


def build_class(name, bases, keywords, run_body):
    """`__build_class__` with the body as a callable that fills the namespace and gives the cell."""
    resolved = types.resolve_bases(bases)
    meta, namespace, keywords = types.prepare_class(name, resolved, keywords)
    if not hasattr(type(namespace), "__getitem__"):
        named = meta.__name__ if isinstance(meta, type) else "<metaclass>"
        raise TypeError(f"{named}.__prepare__() must return a mapping, "
                        f"not {type(namespace).__name__}")
    cell = run_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cls = meta(name, resolved, namespace, **keywords)
    if isinstance(cls, type) and isinstance(cell, types.CellType):
        try:
            content = cell.cell_contents
        except ValueError:
            raise RuntimeError(
                f"__class__ not set defining {name!r} as {cls!r}. "
                "Was __classcell__ propagated to type.__new__?") from None
        if content is not cls:
            raise TypeError(f"__class__ set to {content!r} defining {name!r} as {cls!r}")
    return cls
