"""The life cycle of Keras layers and models. Never executed."""


class Layer:
    def __call__(self, *args, **kwargs):
        self.build(None)
        return self.call(*args, **kwargs)


class Loss:
    def __call__(self, y_true, y_pred, sample_weight=None):
        return self.call(y_true, y_pred)


class Metric:
    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()


class Sequential:
    def __init__(self, layers=(), name=None):
        self.__layers__ = [*layers]

    def add(self, layer):
        self.__layers__.append(layer)

    def call(self, inputs, training=None, mask=None):
        value = inputs
        for layer in self.__layers__:
            value = layer(value)
        return value
