"""The loop over epochs and batches, and what it says on the way."""
import logging

import tensorflow as tf

from .steps import test_step, train_step

LOG = logging.getLogger(__name__)
SMOOTHING = 0.9


def decayed(rate, epoch):
    """The learning rate of an epoch: halved every five."""
    return rate * 0.5 ** (epoch // 5)


def smoothed(previous, value, weight):
    """An exponential moving average, which starts at the first value."""
    if previous is None:
        return value
    return weight * previous + (1.0 - weight) * value


def report(epoch, loss, accuracy):
    print(f"epoch {epoch:2}: loss {float(loss):.2f}, test accuracy {float(accuracy):.2f}")


class Trainer:
    def __init__(self, model, optimizer):
        self.model = model
        self.optimizer = optimizer
        self.rate = float(optimizer.learning_rate.numpy())
        self.running_loss = None
        self.test_loss = tf.keras.metrics.Mean(name="test_loss")
        self.test_accuracy = tf.keras.metrics.SparseCategoricalAccuracy(name="test_accuracy")

    def train_epoch(self, batches):
        for features, labels in batches:
            loss = train_step(self.model, self.optimizer, features, labels)
            self.record(loss)

    def record(self, loss):
        """Keeps the running loss, and warns where training diverges."""
        self.running_loss = smoothed(self.running_loss, loss, SMOOTHING)
        if not tf.math.is_finite(loss):
            LOG.warning("the loss is %s", loss)

    def test(self, batches):
        self.test_loss.reset_state()
        self.test_accuracy.reset_state()
        for features, labels in batches:
            test_step(self.model, self.test_loss, self.test_accuracy, features, labels)
        return self.test_accuracy.result()

    def fit(self, batches, test_batches, epochs):
        for epoch in range(epochs):
            self.optimizer.learning_rate.assign(decayed(self.rate, epoch))
            self.train_epoch(batches)
            report(epoch, self.running_loss, self.test(test_batches))
