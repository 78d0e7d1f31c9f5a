"""Twin of model-built-by-running-call: the model builds its layer itself, so `call` first runs on a tensor."""
import tensorflow as tf


class Line(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1, kernel_initializer="ones")

    def build(self, input_shape):
        self.dense.build(input_shape)

    #$ hybrid: no
    #$ tensor-parameter: yes
    #$ primitive-parameter: no
    #$ recursive: no
    #$ tensor-computation: yes
    #$ runtime: same
    #$ why: the trace reads the variables
    def call(self, inputs):
        return self.dense(inputs)


model = Line()
x = tf.constant([[1.0, 2.0]])
print(model(x).numpy().tolist())
model.trainable_variables[0].assign([[0.0], [5.0]])
print(model(x).numpy().tolist())
