"""Trains a classifier of spirals and prints what it learned."""
import argparse

import tensorflow as tf

from training.data import CLASSES, FEATURES, make_dataset, make_spirals, split
from training.evaluation import confusion, predict, robustness
from training.loop import Trainer
from training.model import Classifier


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch-size", type=int, default=25)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--learning-rate", type=float, default=0.1)
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    tf.random.set_seed(7)
    features, labels = make_spirals(points=200, seed=7)
    training_set, test_set = split(features, labels, share=0.75)
    batches = make_dataset(*training_set, arguments.batch_size, shuffle=True)
    test_batches = make_dataset(*test_set, arguments.batch_size, shuffle=False)

    model = Classifier(FEATURES, arguments.hidden, CLASSES)
    optimizer = tf.keras.optimizers.SGD(arguments.learning_rate, momentum=0.9)
    trainer = Trainer(model, optimizer)
    trainer.fit(batches, test_batches, arguments.epochs)

    test_features = tf.constant(test_set[0])
    test_labels = tf.constant(test_set[1])
    print(confusion(test_labels, predict(model, test_features)))
    for amount in (0.0, 0.1, 0.4):
        share = robustness(model, test_features, test_labels, amount)
        print(f"accuracy with noise {amount:.1f}: {float(share):.2f}")


if __name__ == "__main__":
    main()
