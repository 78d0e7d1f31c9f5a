"""The real TensorFlow, imported once and before any fork. No operation may run in the process that imports it."""

import importlib
import os
import sys

# What ctest takes for "skipped" (SKIP_RETURN_CODE).
SKIPPED = 77


def require_tensorflow():
    """Imports TensorFlow and returns its version; leaves with SKIPPED, saying why, where it cannot be imported."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    try:
        return importlib.import_module("tensorflow").__version__
    except Exception as problem:  # A broken installation fails in many ways, not with ImportError alone.
        print(f"skipped: {sys.executable} cannot import tensorflow: {type(problem).__name__}: {problem}")
        print(
            "Run this with a Python that has TensorFlow; for ctest, name it in HYBRIDIZE_TENSORFLOW_PYTHON."
        )
        sys.exit(SKIPPED)
