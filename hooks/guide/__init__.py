"""Turn a municipality's facts (YAML), words (gettext) and prose (Markdown) into pages.

The layers, of which each imports only those to its right:

    handoff, proofs, outputs -> pages -> site -> loose_ends, guards -> prose, wording
        -> translations, reviews, languages -> data -> checking -> reading -> records, problems

Nothing here knows MkDocs; `hooks/events.py` is the only file that does.
"""
