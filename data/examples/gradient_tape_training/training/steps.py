"""What happens to one batch."""
import tensorflow as tf


def cross_entropy(labels, logits):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.reduce_mean(losses)


def train_step(model, optimizer, features, labels):
    with tf.GradientTape() as tape:
        loss = cross_entropy(labels, model(features))
    variables = model.trainable_variables
    gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, variables), 5.0)
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


def test_step(model, mean_loss, accuracy, features, labels):
    logits = model(features)
    mean_loss.update_state(cross_entropy(labels, logits))
    accuracy.update_state(labels, logits)
