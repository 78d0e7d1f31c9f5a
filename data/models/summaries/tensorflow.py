"""TensorFlow functions that call back. Never executed."""
import tensorflow as tf


def cond(pred, true_fn=None, false_fn=None, name=None):
    if pred:
        return true_fn()
    return false_fn()


def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case"):
    for pair in pred_fn_pairs:
        pair[1]()
    return default()


def switch_case(branch_index, branch_fns, default=None, name="switch_case"):
    for branch in branch_fns:
        return branch()
    return default()


def while_loop(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False,
               maximum_iterations=None, name=None):
    cond(*loop_vars)
    result = body(*loop_vars)
    body(*result)
    cond(*result)
    return result


def map_fn(fn, elems, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True,
           name=None, fn_output_signature=None):
    return fn(tf.convert_to_tensor(elems))


def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
    return fn(tf.convert_to_tensor(elems))


def foldl(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    return fn(initializer, tf.convert_to_tensor(elems))


def foldr(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    return fn(initializer, tf.convert_to_tensor(elems))


def scan(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, infer_shape=True,
         reverse=False, name=None):
    return fn(initializer, tf.convert_to_tensor(elems))


def py_function(func=None, inp=None, Tout=None, name=None):
    func(*inp)
    return tf.constant(0)


def numpy_function(func=None, inp=None, Tout=None, stateful=True, name=None):
    func(*inp)
    return tf.constant(0)
