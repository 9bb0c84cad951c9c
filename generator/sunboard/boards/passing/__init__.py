"""What a place's and an honour's own page gives to be passed on: words to hear, a picture, a copy, a card."""
