"""The engine's pages get their words in a town's own first language, each in its own place."""

from __future__ import annotations

import pytest

from newcomer_guide.records.values import Text
from newcomer_guide.sources.engine_language import put_words

PAGE = """## Ord {#ord}

Ord siger meget. Her står et ord,
som er forklaret.
{#om .critical}

- Ord {#ord-to}
"""


@pytest.mark.parametrize(
    ("block", "danish", "words", "written"),
    [
        ("ord", "Ord", r"Glosor \1", "## Glosor \\1 {#ord}"),
        ("ord-to", "Ord", "Glosor", "- Glosor {#ord-to}"),
        ("om", "Ord siger meget. Her står et ord, som er forklaret.", "Mycket.", "\nMycket.\n{#om .critical}"),
    ],
    ids=["a heading whose word stands elsewhere too", "a point", "a paragraph on two lines"],
)
def test_words_are_put_where_their_block_stands(block: str, danish: str, words: str, written: str) -> None:
    """And nowhere else."""
    text = Text(danish)
    text.key = f"pages.ord.{block}"
    put = put_words(PAGE, text, words)

    assert written in put
    assert put.count("{#") == 3
    assert len(put.split("\n")) in {7, 8}
    assert sum(one != other for one, other in zip(put.split("{#"), PAGE.split("{#"), strict=True)) == 1
