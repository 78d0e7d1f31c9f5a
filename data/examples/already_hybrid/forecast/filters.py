"""Filters on whole series."""
import tensorflow as tf


@tf.function
def smooth(series, weight):
    """A moving average over two neighbours on each side, of the given weight in all."""
    padded = tf.pad(series, [[2, 2]], mode="REFLECT")
    neighbours = (padded[:-4] + padded[1:-3] + padded[3:-1] + padded[4:]) / 4.0
    return (1.0 - weight) * series + weight * neighbours


@tf.function(input_signature=[tf.TensorSpec(shape=[None], dtype=tf.float32)])
def detrended(series):
    """The series without the line that fits it best."""
    length = tf.shape(series)[0]
    time = tf.linspace(-1.0, 1.0, length)
    slope = tf.reduce_sum(time * series) / tf.reduce_sum(time * time)
    return series - tf.reduce_mean(series) - slope * time
