"""What a page loads: styles, scripts, icons, fonts, and what allows them."""
