"""What staff and translators run."""
