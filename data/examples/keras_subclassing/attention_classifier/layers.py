"""The layers of the classifier."""
import tensorflow as tf


def split_heads(inputs, heads):
    """Turns [batch, length, width] into [batch, heads, length, width / heads]."""
    batch, length = tf.shape(inputs)[0], tf.shape(inputs)[1]
    split = tf.reshape(inputs, [batch, length, heads, inputs.shape[-1] // heads])
    return tf.transpose(split, [0, 2, 1, 3])


def scaled_dot_product(query, key, value):
    scale = tf.math.rsqrt(tf.cast(tf.shape(key)[-1], tf.float32))
    weights = tf.nn.softmax(scale * tf.matmul(query, key, transpose_b=True), axis=-1)
    return tf.matmul(weights, value)


class TokenAndPosition(tf.keras.layers.Layer):
    """The sum of an embedding of the token and one of its position."""

    def __init__(self, tokens, length, width):
        super().__init__()
        self.length = length
        self.width = width
        self.embedding = tf.keras.layers.Embedding(tokens, width)

    def build(self, input_shape):
        self.embedding.build(input_shape)
        self.positions = self.add_weight(
            shape=(self.length, self.width), initializer="zeros", name="positions"
        )

    def call(self, tokens):
        return self.embedding(tokens) + self.positions


class SelfAttention(tf.keras.layers.Layer):
    def __init__(self, width, heads):
        super().__init__()
        self.width = width
        self.heads = heads

    def build(self, input_shape):
        inner = (input_shape[-1], self.width)
        self.query = self.add_weight(shape=inner, initializer="glorot_uniform", name="query")
        self.key = self.add_weight(shape=inner, initializer="glorot_uniform", name="key")
        self.value = self.add_weight(shape=inner, initializer="glorot_uniform", name="value")

    def call(self, inputs):
        context = scaled_dot_product(
            split_heads(tf.matmul(inputs, self.query), self.heads),
            split_heads(tf.matmul(inputs, self.key), self.heads),
            split_heads(tf.matmul(inputs, self.value), self.heads),
        )
        joined = tf.transpose(context, [0, 2, 1, 3])
        return tf.reshape(joined, [tf.shape(inputs)[0], tf.shape(inputs)[1], self.width])


class Block(tf.keras.layers.Layer):
    """Attention and a small network, each beside a residual connection."""

    def __init__(self, width, heads):
        super().__init__()
        self.width = width
        self.attention = SelfAttention(width, heads)
        self.widen = tf.keras.layers.Dense(2 * width, activation="relu")
        self.narrow = tf.keras.layers.Dense(width)
        self.norm = tf.keras.layers.LayerNormalization()

    def build(self, input_shape):
        self.attention.build(input_shape)
        self.norm.build(input_shape)
        self.widen.build(input_shape)
        self.narrow.build((*input_shape[:-1], 2 * self.width))

    def call(self, inputs):
        inputs = self.norm(inputs + self.attention(inputs))
        return inputs + self.narrow(self.widen(inputs))
