"""What the trained model does with samples it has not seen."""
import tensorflow as tf

from .data import CLASSES, scaled

NOISE_SEED = (3, 5)


def predict(model, features):
    """The likeliest class of each sample."""
    return tf.argmax(model(scaled(features)), axis=-1, output_type=tf.int32)


def share_of_hits(labels, predictions):
    return tf.reduce_mean(tf.cast(tf.equal(labels, predictions), tf.float32))


def with_noise(features, amount):
    return features + amount * tf.random.stateless_normal(tf.shape(features), seed=NOISE_SEED)


def robustness(model, features, labels, amount):
    """The share of hits where noise of the given standard deviation is added to the samples."""
    return share_of_hits(labels, predict(model, with_noise(features, amount)))


def confusion(labels, predictions):
    """A table of true classes (rows) against predicted ones, as text."""
    counts = tf.math.confusion_matrix(labels, predictions, num_classes=CLASSES).numpy()
    return "\n".join(" ".join(f"{count:4}" for count in row) for row in counts)
