"""The classifier itself."""
import tensorflow as tf

from .layers import Block, TokenAndPosition


class SequenceClassifier(tf.keras.Model):
    def __init__(self, tokens, length, width, heads, blocks, classes):
        super().__init__()
        self.width = width
        self.embedding = TokenAndPosition(tokens, length, width)
        self.blocks = [Block(width, heads) for _ in range(blocks)]
        self.readout = tf.keras.layers.Dense(classes)

    def build(self, input_shape):
        self.embedding.build(input_shape)
        for block in self.blocks:
            block.build((*input_shape, self.width))
        self.readout.build((input_shape[0], self.width))

    def call(self, tokens, training=False):
        hidden = self.embedding(tokens)
        for block in self.blocks:
            hidden = block(hidden)
        return self.readout(tf.reduce_mean(hidden, axis=1))
