"""The series, and the windows a model sees of it."""
import tensorflow as tf

PERIOD = 12.0


def make_series(length, seed):
    """A rising season with noise, as float32[length]."""
    time = tf.range(length, dtype=tf.float32)
    noise = tf.random.stateless_normal([length], seed=[seed, 0], stddev=0.1)
    return 0.01 * time + tf.sin(2.0 * 3.14159265 * time / PERIOD) + noise


@tf.function
def pair(inputs, target):
    """What a batch is made of."""
    return {"inputs": inputs, "target": target}


def windows(series, width):
    """All windows of the series, and the value that follows each of them."""
    samples = tf.signal.frame(series, width + 1, 1)
    return samples[:, :-1], samples[:, -1]


def batches(inputs, targets, size):
    """Batches of equal size; what is left over at the end is dropped."""
    for start in range(0, inputs.shape[0] - size + 1, size):
        yield pair(inputs[start : start + size], targets[start : start + size])
