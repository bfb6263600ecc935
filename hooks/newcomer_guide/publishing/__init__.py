"""Put the site online: in the place of the old one, and on hosts."""
