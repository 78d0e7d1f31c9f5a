"""Datasets hand their elements to callbacks. Never executed; `__element__` is what a dataset yields."""
import tensorflow as tf


class Dataset:
    def from_tensor_slices(tensors, name=None):
        return _make(_slice(tensors))

    def from_tensors(tensors, name=None):
        return _make(_slice(tensors))

    def range(*bounds, **options):
        return _make(tf.range(0))

    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        generator()
        return _make(tf.constant(0))

    def zip(*datasets, **options):
        return _make((_element(datasets[0]), _element(datasets[1])))

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None):
        element = self.__element__
        return _make(_apply(map_func, element))

    def filter(self, predicate, name=None):
        _apply(predicate, self.__element__)
        return self

    def flat_map(self, map_func, name=None):
        return _apply(map_func, self.__element__)

    def interleave(self, map_func, cycle_length=None, block_length=None, num_parallel_calls=None, deterministic=None, name=None):
        return _apply(map_func, self.__element__)

    def reduce(self, initial_state, reduce_func, name=None):
        return reduce_func(initial_state, self.__element__)

    def enumerate(self, start=0, name=None):
        return _make((tf.constant(0), self.__element__))

    def batch(self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None, name=None):
        return self

    def padded_batch(self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None):
        return self

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=None, name=None):
        return self

    def repeat(self, count=None, name=None):
        return self

    def prefetch(self, buffer_size, name=None):
        return self

    def cache(self, filename="", name=None):
        return self

    def take(self, count, name=None):
        return self

    def skip(self, count, name=None):
        return self

    def shard(self, num_shards, index, name=None):
        return self

    def unbatch(self, name=None):
        return self

    def with_options(self, options, name=None):
        return self

    def concatenate(self, dataset, name=None):
        return self

    def apply(self, transformation_func):
        return transformation_func(self)

    def __iter__(self):
        yield self.__element__


def _make(element):
    dataset = tf.data.Dataset()
    dataset.__element__ = element
    return dataset


def _element(dataset):
    return dataset.__element__


def _apply(function, element):
    if isinstance(element, tuple):
        return function(*element)
    return function(element)


def _slice(tensors):
    if isinstance(tensors, tuple):
        return (tf.convert_to_tensor(tensors[0]), tf.convert_to_tensor(tensors[1]))
    return tf.convert_to_tensor(tensors)
