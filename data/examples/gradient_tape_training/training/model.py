"""A perceptron with one hidden layer, made of plain variables."""
import tensorflow as tf


class Dense(tf.Module):
    def __init__(self, inputs, outputs, seed, name=None):
        super().__init__(name=name)
        scale = (2.0 / inputs) ** 0.5
        kernel = scale * tf.random.stateless_normal([inputs, outputs], seed=[seed, 0])
        self.kernel = tf.Variable(kernel, name="kernel")
        self.bias = tf.Variable(tf.zeros([outputs]), name="bias")

    def __call__(self, inputs):
        return tf.matmul(inputs, self.kernel) + self.bias


class Classifier(tf.Module):
    def __init__(self, features, hidden, classes, name=None):
        super().__init__(name=name)
        self.hidden = Dense(features, hidden, seed=1, name="hidden")
        self.readout = Dense(hidden, classes, seed=2, name="readout")

    def __call__(self, features):
        return self.readout(tf.nn.relu(self.hidden(features)))
