"""What staff, translators and developers run: each command is imported when it is asked for."""
