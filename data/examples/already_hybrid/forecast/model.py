"""A linear autoregressive model."""
import tensorflow as tf

WINDOW = 24
STEPS = 12


class Forecaster(tf.Module):
    def __init__(self, window, name=None):
        super().__init__(name=name)
        self.window = window
        self.weights = tf.Variable(tf.zeros([window]), name="weights")
        self.bias = tf.Variable(0.0, name="bias")

    @tf.function(input_signature=[tf.TensorSpec(shape=[None, WINDOW], dtype=tf.float32)])
    def __call__(self, inputs):
        return tf.linalg.matvec(inputs, self.weights) + self.bias

    @tf.function
    def parameters(self):
        """How many numbers the model has learned."""
        return self.window + 1

    @tf.function
    def continued(self, series):
        """The values that follow a series, each forecast from those before it."""
        values = series[-self.window :]
        for _ in range(STEPS):
            following = self(values[tf.newaxis, -self.window :])
            values = tf.concat([values, following], axis=0)
        return values[-STEPS:]
