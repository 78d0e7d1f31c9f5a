"""Random token sequences, labelled by which of the first two tokens occurs more often."""
import tensorflow as tf

TOKENS = 8
LENGTH = 12
BATCH = 32


def majority(tokens):
    """Which of the first two tokens a sequence holds more of; 2 where it holds as many of both."""
    zeros = tf.reduce_sum(tf.cast(tokens == 0, tf.int32), axis=-1)
    ones = tf.reduce_sum(tf.cast(tokens == 1, tf.int32), axis=-1)
    return tf.where(zeros > ones, 0, tf.where(zeros < ones, 1, 2))


def make_batches(batches, seed):
    """A list of (tokens, labels) pairs."""
    result = []
    for index in range(batches):
        shape = [BATCH, LENGTH]
        tokens = tf.random.stateless_uniform(shape, [seed, index], maxval=TOKENS, dtype=tf.int32)
        result.append((tokens, majority(tokens)))
    return result
