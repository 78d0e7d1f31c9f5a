"""Noisy spirals, one per class, and the pipeline that feeds them to the model."""
import numpy as np
import tensorflow as tf

CLASSES = 3
FEATURES = 2
SHUFFLE_SEED = 11


def make_spirals(points, seed):
    """`points` samples of each class: float32 coordinates and int32 labels, in random order."""
    generator = np.random.default_rng(seed)
    features, labels = [], []
    for label in range(CLASSES):
        radius = np.linspace(0.1, 1.0, points)
        angle = 2.0 * np.pi * label / CLASSES + 3.5 * radius + generator.normal(0.0, 0.35, points)
        features.append(np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1))
        labels.append(np.full(points, label))
    order = generator.permutation(CLASSES * points)
    return (
        np.concatenate(features)[order].astype(np.float32),
        np.concatenate(labels)[order].astype(np.int32),
    )


def split(features, labels, share):
    """Cuts the samples into a first part of the given share and the rest."""
    cut = int(share * len(labels))
    return (features[:cut], labels[:cut]), (features[cut:], labels[cut:])


def scaled(features):
    """Brings the coordinates, which lie in the unit disc, nearer to unit variance."""
    return features * tf.sqrt(3.0)


def scaled_sample(features, labels):
    return scaled(features), labels


def make_dataset(features, labels, batch_size, shuffle):
    dataset = tf.data.Dataset.from_tensor_slices((features, labels))
    if shuffle:
        dataset = dataset.shuffle(len(labels), seed=SHUFFLE_SEED)
    return dataset.map(scaled_sample).batch(batch_size).prefetch(tf.data.AUTOTUNE)
