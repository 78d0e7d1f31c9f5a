"""Compiles a function of the dump to closures, and runs it block by block.

A frame is a list: one entry per value, then what `NAMESPACE`, `CELLS` and `RESULT` say. Every
instruction is a closure over the indices of its operands that takes the frame; the last one of a
block returns the next block. An exception makes the frame go on at the handler of the block, within
the `except` clause of the driver, so that `sys.exc_info()` and `__context__` are right for as long as
control stays in the handler.
"""
import inspect
import sys
import types

from . import protocols
from .flow import handler_scopes, star_clauses
from .slots import AGAIN, CELLS, EXTRA_ENTRIES, ITERABLE_COROUTINE, NAMESPACE, RESULT

# What an instruction of a generator or coroutine may ask the driver for: (request, value, target).
YIELD, YIELD_FROM, AWAIT = range(3)


class Block:
    """`steps` take the frame; `leave` takes it and returns the next block, None to return.

    `clause`: where an `except*` clause begins, the value of what it handles, and its blocks.
    """

    __slots__ = ("steps", "leave", "unwind", "clause")


class Handler:
    """Where an exception goes: the handler's first block, and how far it is still handled there."""

    __slots__ = ("enter", "scope")


class AsyncItem:
    """A value that an asynchronous generator yields, as opposed to what it awaits."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Code:
    """One function of the program, compiled for one module's globals."""

    def __init__(self, unit, index):
        self.unit = unit
        self.function = unit.program.functions[index]
        self.is_generator = self.function["generator"]
        self.is_async = self.function["async"]
        self.size = len(self.function["value_names"])
        self.frame = [None] * (self.size + EXTRA_ENTRIES)
        self.definitions = {}
        self.blocks = [Block() for _ in self.function["blocks"]]
        for block in self.function["blocks"]:
            for inst in block["instructions"]:
                if "result" in inst:
                    self.definitions[inst["result"]] = inst
        self._compile()
        self.entry = self.blocks[0]
        self.parameters = self.function["blocks"][0]["parameters"]

    def name_of(self, value):
        return self.function["value_names"][value]

    def _compile(self):
        from .operations import compile_instruction
        scopes = handler_scopes(self.function)
        for block, entry in zip(self.blocks, self.function["blocks"]):
            compiled = [compile_instruction(self, inst) for inst in entry["instructions"]]
            block.leave = compiled.pop()
            block.steps = [step for step in compiled if step is not None]
            block.unwind = block.clause = None
            if "unwind" in entry:
                target = entry["unwind"][0]
                block.unwind = Handler()
                block.unwind.enter = self.edge(entry["unwind"], takes_value=True)
                block.unwind.scope = frozenset(self.blocks[i] for i in scopes[target])
        for first, part, within in star_clauses(self.function):
            self.blocks[first].clause = part, frozenset(self.blocks[i] for i in within)

    def edge(self, edge, takes_value=False):
        """A callable of the frame (and the transferred value) that returns the target block."""
        target, sources = edge
        parameters = self.function["blocks"][target]["parameters"]
        block = self.blocks[target]
        if takes_value:
            first, parameters = parameters[0], parameters[1:]
        moves = list(zip(parameters, sources))
        if takes_value and not moves:
            def enter(frame, value):
                frame[first] = value
                return block
        elif takes_value:
            def enter(frame, value):
                values = [frame[source] for _, source in moves]
                frame[first] = value
                for (parameter, _), moved in zip(moves, values):
                    frame[parameter] = moved
                return block
        elif not moves:
            def enter(frame):
                return block
        elif len(moves) == 1:
            (parameter, source), = moves

            def enter(frame):
                frame[parameter] = frame[source]
                return block
        else:
            def enter(frame):
                values = [frame[source] for source in sources]
                for parameter, moved in zip(parameters, values):
                    frame[parameter] = moved
                return block
        return enter

    # --- Running ---

    def new_frame(self, cells, arguments, namespace=None):
        frame = self.frame.copy()
        frame[CELLS] = cells
        frame[NAMESPACE] = namespace
        for parameter, argument in zip(self.parameters, arguments):
            frame[parameter] = argument
        return frame

    def run(self, cells, arguments, namespace=None):
        """Runs a function that is no generator; returns its result."""
        frame = self.new_frame(cells, arguments, namespace)
        drive(self.entry, frame, None)
        return frame[RESULT]

    def start_generator(self, cells, arguments):
        """The body of a generator; a coroutine's too."""
        frame = self.new_frame(cells, arguments)
        caller = sys._getframe(2).f_code
        frame[ITERABLE_COROUTINE] = caller.co_flags & inspect.CO_ITERABLE_COROUTINE
        return Stepper(drive_generator(self.entry, frame, None), frame)

    @types.coroutine
    def start_coroutine(self, cells, arguments):
        frame = self.new_frame(cells, arguments)
        stepper = Stepper(drive_generator(self.entry, frame, None), frame)
        while stepper.advance():
            try:
                stepper.sent = yield stepper.item
            except BaseException as error:
                stepper.error = error
        return stepper.result

    def start_async_generator(self, cells, arguments):
        frame = self.new_frame(cells, arguments)
        return AsyncStepper(drive_generator(self.entry, frame, None), frame)


def drive(block, frame, scope):
    """Runs from `block` until the function returns (None) or control leaves `scope`."""
    while True:
        if block.clause is not None and scope is not block.clause[1]:
            target = drive_clause(block, frame)
            if target is None or (scope is not None and target not in scope):
                return target
            block = target
        try:
            for step in block.steps:
                step(frame)
            target = block.leave(frame)
        except BaseException as error:
            handler = block.unwind
            if handler is None:
                raise
            target = drive(handle(handler, frame, error), frame, handler.scope)
        if target is None or (scope is not None and target not in scope):
            return target
        block = target


def drive_clause(block, frame):
    """Runs an `except*` clause, in which its part of the group is what is being handled."""
    part, scope = block.clause
    try:
        raise_part(frame[part])
    except BaseException:
        return drive(block, frame, scope)


def raise_part(part):
    context, traceback = part.__context__, part.__traceback__
    try:
        raise part
    finally:
        part.__context__ = context
        part.__traceback__ = traceback


def handle(handler, frame, error):
    again = frame[AGAIN]
    if again is not None and again[0] is error:
        # An instruction that raises again adds nothing to the traceback.
        error.__traceback__ = again[1]
        frame[AGAIN] = None
    return handler.enter(frame, error)


def drive_generator(block, frame, scope):
    """As `drive`, where instructions may ask to yield, to delegate or to await.

    What runs in a handler is stepped by hand: `yield from` would bypass this generator when
    something is thrown in, and with it the exception that is being handled here.
    """
    while True:
        if block.clause is not None and scope is not block.clause[1]:
            part, within = block.clause
            try:
                raise_part(frame[part])
            except BaseException:
                inner = Stepper(drive_generator(block, frame, within))
                while inner.advance():
                    try:
                        inner.sent = yield inner.item
                    except BaseException as thrown:
                        inner.error = thrown
                target = inner.returned
            if target is None or (scope is not None and target not in scope):
                return target
            block = target
        try:
            for step in block.steps:
                request = step(frame)
                if request is not None:
                    kind, value, target = request
                    if kind == YIELD:
                        frame[target] = yield value
                    elif kind == YIELD_FROM:
                        frame[target] = yield from value
                    else:
                        frame[target] = yield from protocols.await_native(value).__await__()
            target = block.leave(frame)
            if type(target) is tuple:
                awaitable, decide = target
                target = decide(frame, (yield from awaitable.__await__()))
        except BaseException as error:
            handler = block.unwind
            if handler is None:
                raise
            inner = Stepper(drive_generator(handle(handler, frame, error), frame, handler.scope))
            while inner.advance():
                try:
                    inner.sent = yield inner.item
                except BaseException as thrown:
                    inner.error = thrown
            target = inner.returned
        if target is None or (scope is not None and target not in scope):
            return target
        block = target


class Stepper:
    """Steps a generator: what is to be sent or thrown in, and what came out, are attributes."""

    def __init__(self, generator, frame=None):
        self.generator = generator
        self.frame = frame
        self.sent = self.error = self.item = self.returned = None

    def advance(self):
        """False at the end; then `returned` is what the generator returned."""
        sent, error, self.sent, self.error = self.sent, self.error, None, None
        try:
            if error is None:
                self.item = self.generator.send(sent)
            else:
                self.item = self.generator.throw(error)
        except StopIteration as stop:
            self.returned = stop.value
            return False
        return True

    @property
    def result(self):
        """What the function of the program returned."""
        return self.frame[RESULT]


class AsyncStepper(Stepper):
    """Steps an asynchronous generator from item to item, for the native one around it."""

    @types.coroutine
    def advance(self):
        while Stepper.advance(self):
            if isinstance(self.item, AsyncItem):
                self.item = self.item.value
                return True
            try:
                self.sent = yield self.item
            except BaseException as error:
                self.error = error
        return False
