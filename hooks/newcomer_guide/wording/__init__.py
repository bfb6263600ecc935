"""From values to words in one language, with what has to be admitted of them."""
