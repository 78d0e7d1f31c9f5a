"""A hand-written training loop."""
import tensorflow as tf

from .losses import weight_penalty

PENALTY = 0.01


def train_step(model, loss_function, optimizer, tokens, labels):
    with tf.GradientTape() as tape:
        logits = model(tokens, training=True)
        loss = loss_function(labels, logits) + PENALTY * weight_penalty(model)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(model, loss_function, batches, epochs):
    """Yields the mean loss of each epoch."""
    optimizer = tf.keras.optimizers.Adam(learning_rate=0.01)
    for _ in range(epochs):
        losses = [train_step(model, loss_function, optimizer, *batch) for batch in batches]
        yield float(tf.reduce_mean(losses))
