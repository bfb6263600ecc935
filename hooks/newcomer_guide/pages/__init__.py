"""From words to HTML."""
