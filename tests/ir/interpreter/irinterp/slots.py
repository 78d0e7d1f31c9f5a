"""The entries of a frame that are no values of the function."""

# Entries of a frame behind its values, counted from the end. `AGAIN`: an exception that was raised
# again, and its traceback. `EXITS`: by context manager, the bound `__exit__`.
RESULT, NAMESPACE, CELLS, AGAIN, EXITS, ITERABLE_COROUTINE = range(-1, -7, -1)
EXTRA_ENTRIES = 6
