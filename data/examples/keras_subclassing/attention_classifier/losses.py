"""Losses that Keras does not bring along."""
import tensorflow as tf


class FocalLoss(tf.keras.losses.Loss):
    """Cross entropy that attends to samples in proportion to how wrong they are."""

    def __init__(self, focus):
        super().__init__(name="focal")
        self.focus = focus

    def call(self, y_true, y_pred):
        # Keras hands integer labels over in its own float type.
        labels = tf.cast(y_true, tf.int32)
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=y_pred)
        return losses * (1.0 - tf.exp(-losses)) ** self.focus


def weight_penalty(model):
    """The mean square of the weights that are matrices."""
    matrices = [weight for weight in model.trainable_weights if len(weight.shape) == 2]
    return tf.add_n([tf.reduce_mean(tf.square(matrix)) for matrix in matrices])
