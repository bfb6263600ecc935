"""Turn a municipality's facts (YAML), words (gettext) and prose (Markdown) into pages.

The layers, of which each imports only those to its right:

    commands -> proof, reviewing -> inspection -> outputs -> proofs, pages -> site -> loose_ends, guards
        -> prose, wording -> translations, reviews, languages -> data -> checking -> reading -> records, problems

Every value keeps its place from reading (`reading.Source.place_of`, `Text.place`, `Entry.place`) to the last check;
checks yield problems, and `inspection` gathers all of them.

Nothing here knows MkDocs; `hooks/events.py` is the only file that does.
"""
