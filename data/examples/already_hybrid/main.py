"""Fits an autoregressive model to a series and forecasts its end."""
import tensorflow as tf

from forecast.filters import detrended, smooth
from forecast.model import STEPS, WINDOW, Forecaster
from forecast.series import make_series, windows
from forecast.training import TrainingRun, mean_absolute_error

SEED = 5


def main():
    series = make_series(240, SEED)
    level = detrended(series)
    for weight in (0.1, 0.3, 0.5, 0.7, 0.9):
        roughness = tf.reduce_mean(tf.abs(smooth(level, weight) - level))
        print(f"smoothed by {weight:.1f}: mean distance {float(roughness):.3f}")

    inputs, targets = windows(level, WINDOW)
    model = Forecaster(WINDOW)
    run = TrainingRun(model, learning_rate=0.2)
    run.fit(inputs[:-STEPS], targets[:-STEPS], batch_size=32, epochs=12)

    forecast = model.continued(level[:-STEPS])
    error = mean_absolute_error(level[-STEPS:], forecast)
    print("forecast", " ".join(f"{float(value):.2f}" for value in forecast[:6]))
    print(f"error {float(error):.2f}, traces of the step {run.traces()}")


if __name__ == "__main__":
    main()
