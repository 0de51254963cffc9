"""The month of the model once more, in numpy, from docs/model.md alone: NOTES.md says what it found."""
