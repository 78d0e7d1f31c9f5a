"""An autoregressive forecaster."""
