"""The month of the model as difference equations for the expected flows of one large, well-mixed place: README.md."""
