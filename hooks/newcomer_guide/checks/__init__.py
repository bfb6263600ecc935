"""Is it right? Checks of what was read, of what was rendered, and of what was built."""
