import tensorflow as tf

from pkg import model

x = tf.ones((2, 3))
y = tf.zeros((2, 3))
for step in range(10):
    model.squared_error(x, y)
    model.scaled(x, 2.0)
    model.describe(x)
