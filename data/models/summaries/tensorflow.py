"""TensorFlow functions that call back. Never executed."""
import hybridize
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
    return hybridize.mapped(elems, fn(elems.__rows__()), fn_output_signature)


def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
    return hybridize.mapped(elems, fn(elems.__rows__()), None)


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


class Tensor:
    def __rows__(self):
        return hybridize.rows(self)

    def __converted__(self):
        return hybridize.converted(self)

    def __apply__(self, function):
        return function(self)

    def __batched__(self, size, drop_remainder, count):
        return hybridize.batched(self, size, drop_remainder, count)

    def __open_batched__(self, size, drop_remainder):
        return hybridize.open_batched(self, size, drop_remainder, None)

    def __padded__(self, size, shapes, drop_remainder):
        return hybridize.padded(self, size, shapes, drop_remainder)

    def __numpy__(self):
        return hybridize.array(self)


class Variable:
    def __rows__(self):
        return hybridize.rows(self)

    def __converted__(self):
        return hybridize.converted(self)

    def __apply__(self, function):
        return function(self)

    def __batched__(self, size, drop_remainder, count):
        return hybridize.batched(self, size, drop_remainder, count)

    def __open_batched__(self, size, drop_remainder):
        return hybridize.open_batched(self, size, drop_remainder, None)

    def __padded__(self, size, shapes, drop_remainder):
        return hybridize.padded(self, size, shapes, drop_remainder)

    def __numpy__(self):
        return hybridize.array(self)


class RaggedTensor:
    def __rows__(self):
        return hybridize.rows(self)

    def __converted__(self):
        return hybridize.converted(self)

    def __apply__(self, function):
        return function(self)

    def __batched__(self, size, drop_remainder, count):
        return hybridize.batched(self, size, drop_remainder, count)

    def __open_batched__(self, size, drop_remainder):
        return hybridize.open_batched(self, size, drop_remainder, None)

    def __padded__(self, size, shapes, drop_remainder):
        return hybridize.padded(self, size, shapes, drop_remainder)

    def __numpy__(self):
        return hybridize.array(self)


class SparseTensor:
    def __rows__(self):
        return hybridize.rows(self)

    def __converted__(self):
        return hybridize.converted(self)

    def __apply__(self, function):
        return function(self)

    def __batched__(self, size, drop_remainder, count):
        return hybridize.batched(self, size, drop_remainder, count)

    def __open_batched__(self, size, drop_remainder):
        return hybridize.open_batched(self, size, drop_remainder, None)

    def __padded__(self, size, shapes, drop_remainder):
        return hybridize.padded(self, size, shapes, drop_remainder)

    def __numpy__(self):
        return hybridize.array(self)


class TensorSpec:
    def __specified__(self):
        return hybridize.specified(self)


class SparseTensorSpec:
    def __specified__(self):
        return hybridize.specified(self)


class RaggedTensorSpec:
    def __specified__(self):
        return hybridize.specified(self)
