"""The site as data: its pages, their addresses, and the day that it is read on."""
