"""Strategies run functions on replicas. Never executed."""


class Strategy:
    def run(self, fn, args=(), kwargs=None, options=None):
        return fn(*args, **kwargs)
