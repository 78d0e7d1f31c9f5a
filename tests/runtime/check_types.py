#!/usr/bin/env python3
"""Compares the types that hybridize infers with the real library's, for a table of calls.

usage: check_types.py HYBRIDIZE [CALLS] [--python PYTHON]

CALLS has one expression per line; `tf` and `np` are bound. PYTHON has TensorFlow. A type that the
real one contradicts fails; one that is only less exact is listed and counted.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
REAL = """
import json, os, sys
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
for line in json.load(sys.stdin):
    try:
        value = eval(line)
        value = tf.convert_to_tensor(value) if isinstance(value, (np.ndarray, np.generic)) else value
        print(f"{value.dtype if isinstance(value.dtype, str) else value.dtype.name}[{','.join(map(str, value.shape))}]")
    except Exception as problem:
        print("error", type(problem).__name__, str(problem).splitlines()[0][:100])
"""


def read_calls(path):
    lines = [line.strip() for line in path.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def real_types(calls, python):
    result = subprocess.run(
        [python, "-c", REAL], input=json.dumps(calls), capture_output=True, text=True, check=True
    )
    return result.stdout.splitlines()


def inferred_types(calls, hybridize):
    text = "import numpy as np\nimport tensorflow as tf\n"
    for i, call in enumerate(calls):
        text += f"\n\ndef f{i}(value):\n    return value\n\n\nf{i}({call})\n"
    with tempfile.TemporaryDirectory() as scratch:
        pathlib.Path(scratch, "main.py").write_text(text)
        result = subprocess.run(
            [hybridize, "check", scratch, "--output-format", "json"], capture_output=True, text=True, check=False
        )
    report = json.loads(result.stdout)
    found = {f["qualname"]: f["parameters"][0].get("types", []) for f in report["functions"]}
    return [found[f"f{i}"] for i in range(len(calls))]


def admits(inferred, real):
    """Whether the inferred type may be the real one."""
    dtype, dims = inferred.rstrip("]").split("[")
    real_dtype, real_dims = real.rstrip("]").split("[")
    if dtype not in ("?", real_dtype):
        return False
    if dims == "...":
        return True
    dims, real_dims = dims.split(",") if dims else [], real_dims.split(",") if real_dims else []
    return len(dims) == len(real_dims) and all(a in ("?", "None", b) for a, b in zip(dims, real_dims))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hybridize")
    parser.add_argument("calls", type=pathlib.Path, nargs="?", default=HERE / "type_calls.txt")
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    calls = read_calls(options.calls)
    exact = wrong = 0
    pairs = zip(calls, real_types(calls, options.python), inferred_types(calls, options.hybridize))
    for call, real, inferred in pairs:
        if real.startswith("error"):
            print(f"no call: {call}: {real}")
            wrong += 1
        elif inferred == [real]:
            exact += 1
        elif any(admits(each, real) for each in inferred):
            print(f"inexact: {call}: {real}, inferred {' | '.join(inferred)}")
        else:
            print(f"wrong: {call}: {real}, inferred {' | '.join(inferred) or 'nothing'}")
            wrong += 1
    print(f"{exact} of {len(calls)} exact, {wrong} wrong")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
