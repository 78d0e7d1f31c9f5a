"""Gradient descent on the mean squared error."""
import tensorflow as tf

from .schedule import batches_per_epoch, learning_rate
from .series import batches


@tf.function
def train_step(model, optimizer, inputs, targets):
    print("tracing the training step")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(inputs) - targets))
    variables = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


@tf.function
def mean_absolute_error(targets, forecast):
    return tf.reduce_mean(tf.abs(targets - forecast))


class TrainingRun:
    def __init__(self, model, learning_rate):
        self.model = model
        self.base_rate = learning_rate
        self.optimizer = tf.keras.optimizers.SGD(learning_rate)

    def fit(self, inputs, targets, batch_size, epochs):
        count = int(batches_per_epoch(inputs.shape[0], batch_size))
        print(f"{int(self.model.parameters())} parameters, {count} batches in an epoch")
        for epoch in range(epochs):
            self.optimizer.learning_rate.assign(float(learning_rate(self.base_rate, epoch)))
            total = 0.0
            for batch in batches(inputs, targets, batch_size):
                loss = train_step(self.model, self.optimizer, batch["inputs"], batch["target"])
                total += float(loss)
            if epoch % 4 == 3:
                print(f"epoch {epoch:2}: loss {total / count:.3f}")

    def traces(self):
        return train_step.experimental_get_tracing_count()
