"""Datasets hand their elements to callbacks. Never executed.

`__element__` is what iterating over a dataset yields, `__spec__` what its callbacks get, whose extents may be open, and
`__count__` the number of its elements. What is done to an element goes through its parts: a tuple's each, a tensor by a
rule of the models.
"""
import hybridize
import tensorflow as tf


class Dataset:
    def from_tensor_slices(tensors, name=None):
        element = tensors.__rows__()
        return _make(element, element, hybridize.row_count(tensors))

    def from_tensors(tensors, name=None):
        element = tensors.__converted__()
        return _make(element, element, 1)

    def range(*bounds, **options):
        element = hybridize.range_element()
        return _make(element, element, hybridize.range_count(*bounds))

    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        generator()
        if output_signature:
            element = output_signature.__specified__()
        else:
            element = output_types.__declared__(output_shapes)
        return _make(element, element, hybridize.integer())

    def list_files(file_pattern, shuffle=None, seed=None, name=None):
        element = hybridize.text()
        return _make(element, element, hybridize.integer())

    def zip(*datasets, **options):
        return datasets[0].__zipped__(datasets)

    def __zipped__(self, datasets):
        return _zip(datasets)

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None):
        element = self.__spec__.__apply__(map_func)
        return _make(element, element, self.__count__)

    def filter(self, predicate, name=None):
        self.__spec__.__apply__(predicate)
        return _make(self.__element__, self.__spec__, hybridize.integer())

    def flat_map(self, map_func, name=None):
        return self.__spec__.__apply__(map_func)

    def interleave(self, map_func, cycle_length=None, block_length=None, num_parallel_calls=None, deterministic=None, name=None):
        return self.__spec__.__apply__(map_func)

    def reduce(self, initial_state, reduce_func, name=None):
        return reduce_func(initial_state, self.__spec__)

    def enumerate(self, start=0, name=None):
        index = hybridize.index()
        return _make((index, self.__element__), (index, self.__spec__), self.__count__)

    def batch(self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None, name=None):
        element = self.__element__.__batched__(batch_size, drop_remainder, self.__count__)
        spec = self.__spec__.__open_batched__(batch_size, drop_remainder)
        return _make(element, spec, hybridize.integer())

    def padded_batch(self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None):
        element = self.__spec__.__padded__(batch_size, padded_shapes, drop_remainder)
        return _make(element, element, hybridize.integer())

    def window(self, size, shift=None, stride=1, drop_remainder=False, name=None):
        part = _make(self.__element__, self.__spec__, size)
        return _make(part, part, hybridize.integer())

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=None, name=None):
        return self

    def repeat(self, count=None, name=None):
        return _make(self.__element__, self.__spec__, hybridize.times(self.__count__, count))

    def prefetch(self, buffer_size, name=None):
        return self

    def cache(self, filename="", name=None):
        return self

    def take(self, count, name=None):
        return _make(self.__element__, self.__spec__, hybridize.least(self.__count__, count))

    def skip(self, count, name=None):
        return _make(self.__element__, self.__spec__, hybridize.remaining(self.__count__, count))

    def shard(self, num_shards, index, name=None):
        return _make(self.__element__, self.__spec__, hybridize.integer())

    def unbatch(self, name=None):
        return _make(self.__element__.__rows__(), self.__spec__.__rows__(), hybridize.integer())

    def with_options(self, options, name=None):
        return self

    def concatenate(self, dataset, name=None):
        return _make(self.__element__, self.__spec__, hybridize.integer())

    def apply(self, transformation_func):
        return transformation_func(self)

    def as_numpy_iterator(self):
        yield self.__element__.__numpy__()

    def __iter__(self):
        yield self.__element__


def _make(element, spec, count):
    dataset = tf.data.Dataset()
    dataset.__element__ = element
    dataset.__spec__ = spec
    dataset.__count__ = count
    return dataset


def _zip(datasets):
    a, b, c, d = datasets[0], datasets[1], datasets[2], datasets[3]
    element = (a.__element__, b.__element__, c.__element__, d.__element__)
    spec = (a.__spec__, b.__spec__, c.__spec__, d.__spec__)
    return _make(element, spec, a.__count__)
