"""The input gate: what points to one person or one household is found in what people write."""
