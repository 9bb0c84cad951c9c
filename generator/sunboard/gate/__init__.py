"""The output gate: what is about to go out is looked through once more, whatever let it come this far."""
