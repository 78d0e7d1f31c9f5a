"""Trains the classifier for a few epochs and prints how well it does."""
import tensorflow as tf

from .data import BATCH, LENGTH, TOKENS, make_batches
from .evaluation import confidence, evaluate, show_examples, top_share
from .losses import FocalLoss
from .model import SequenceClassifier
from .training import train

EPOCHS = 4


def main():
    tf.keras.utils.set_random_seed(3)
    training = make_batches(batches=12, seed=1)
    validation = make_batches(batches=4, seed=2)
    model = SequenceClassifier(TOKENS, LENGTH, width=16, heads=2, blocks=1, classes=3)
    loss_function = FocalLoss(focus=1.5)

    for epoch, loss in enumerate(train(model, loss_function, training, EPOCHS)):
        accuracy, _ = evaluate(model, validation)
        print(f"epoch {epoch}: loss {loss:.2f}, accuracy {accuracy:.2f}")

    accuracy, recalls = evaluate(model, validation)
    print(f"accuracy {accuracy:.2f} on {len(validation) * BATCH} sequences")
    print("recall", " ".join(f"{recall:.2f}" for recall in recalls))
    tokens, labels = validation[0]
    for rank in (1, 2):
        print(f"within the first {rank}: {float(top_share(model(tokens), labels, rank)):.2f}")
    print(f"mean confidence {float(confidence(model(tokens))):.1f}")
    show_examples(model, tokens[:3])


if __name__ == "__main__":
    main()
