"""Keras 3 builds a model that has no `build` by running its `call` once on placeholders of the first call's shapes."""
import tensorflow as tf


class Line(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1, kernel_initializer="ones")

    #$ hybrid: no
    #$ tensor-parameter: yes
    #$ primitive-parameter: no
    #$ recursive: no
    #$ tensor-computation: yes
    #$ runtime: hybrid-differs
    #$ why: variables are their initial values in that run; its trace is kept, and answers the calls that follow
    def call(self, inputs):
        return self.dense(inputs)


model = Line()
x = tf.constant([[1.0, 2.0]])
print(model(x).numpy().tolist())
model.trainable_variables[0].assign([[0.0], [5.0]])
print(model(x).numpy().tolist())
