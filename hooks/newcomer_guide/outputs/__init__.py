"""From words to all other files."""
