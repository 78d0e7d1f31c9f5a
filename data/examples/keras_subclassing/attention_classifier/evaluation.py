"""Figures and examples that tell how good a model is."""
import tensorflow as tf

CLASSES = 3


def count_hits(labels, predictions):
    """How many samples of each class there are, and how many of them are found."""
    classes = tf.one_hot(labels, CLASSES)
    hits = tf.cast(labels == predictions, tf.float32)
    return tf.reduce_sum(classes, axis=0), tf.reduce_sum(classes * hits[:, tf.newaxis], axis=0)


def predict(model, tokens):
    return tf.argmax(model(tokens), axis=-1, output_type=tf.int32)


def confidence(logits):
    """The mean probability of the predicted class."""
    return tf.reduce_mean(tf.reduce_max(tf.nn.softmax(logits), axis=-1))


def top_share(logits, labels, rank):
    """The share of samples whose class is among the `rank` likeliest ones."""
    return tf.reduce_mean(tf.cast(tf.math.in_top_k(labels, logits, rank), tf.float32))


def evaluate(model, batches):
    """The accuracy, and the recall of each class."""
    present, found = tf.zeros([CLASSES]), tf.zeros([CLASSES])
    for tokens, labels in batches:
        more_present, more_found = count_hits(labels, predict(model, tokens))
        present += more_present
        found += more_found
    accuracy = tf.reduce_sum(found) / tf.reduce_sum(present)
    return accuracy.numpy(), (found / present).numpy()


def show_examples(model, tokens):
    for sequence, prediction in zip(tokens.numpy(), predict(model, tokens).numpy()):
        print(" ".join(map(str, sequence)), "->", prediction)
