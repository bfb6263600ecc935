"""From files to values: what stands in data/ and docs/, each value with its place."""
