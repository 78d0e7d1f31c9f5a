"""What tools/corpus does: released TensorFlow projects, pinned, fetched and analysed."""
