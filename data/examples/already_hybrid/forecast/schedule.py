"""How training proceeds."""
import tensorflow as tf


@tf.function
def batches_per_epoch(samples, batch_size):
    return samples // batch_size


@tf.function
def learning_rate(base, epoch):
    return base / (1.0 + 0.25 * epoch)
