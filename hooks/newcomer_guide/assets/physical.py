"""Write what styles say of the start and the end of lines as left and right, for phones that know no other names.

Chrome and Android's WebView know all logical names from version 87, iOS from 14.5. A page is written in one direction,
so that the build knows which side is meant; it costs no byte (`width` is shorter than `inline-size`). Inside an element of
the other direction, a name, a sentence or a section of the page for a missing address, the sides are the page's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE = re.compile(r"(min-|max-)?(inline|block)-size")
SIZES = {"inline": "width", "block": "height"}
SIDED = re.compile(
    r"(margin|padding|scroll-padding|scroll-margin|border|inset)-(inline|block)(?:-(start|end))?(-[a-z]+)?"
)
SIDES = {
    "ltr": {"block": ("top", "bottom"), "inline": ("left", "right")},
    "rtl": {"block": ("top", "bottom"), "inline": ("right", "left")},
}


def write_physical(declarations: Sequence[tinycss2.ast.Node], direction: str) -> str:
    """Write the declarations of a rule for pages that run in `direction`.

    Args:
        declarations: What stands between the braces, as tinycss2 reads it.
        direction: "ltr" or "rtl".

    Returns:
        The same as CSS, with physical names.

    Source:
        CSS Logical Properties and Values, level 1, section 4.
    """
    found = tinycss2.parse_declaration_list(declarations, skip_comments=True, skip_whitespace=True)
    return ";".join(line for one in found for line in _write(one, SIDES[direction]))


def _write(declaration: tinycss2.ast.Declaration, sides: dict[str, tuple[str, str]]) -> Iterator[str]:
    name = declaration.name
    value = tinycss2.serialize(declaration.value).strip() + ("!important" if declaration.important else "")
    size, sided = SIZE.fullmatch(name), SIDED.fullmatch(name)
    if size:
        yield f"{size[1] or ''}{SIZES[size[2]]}:{value}"
    elif sided:
        what, axis, end, rest = sided.groups()
        both = sides[axis]
        chosen = (both[["start", "end"].index(end)],) if end else both
        values = [value] if end or what == "border" else _split(declaration.value)
        for number, side in enumerate(chosen):
            written = side if what == "inset" else f"{what}-{side}{rest or ''}"
            yield f"{written}:{values[min(number, len(values) - 1)]}"
    else:
        yield f"{declaration.name}:{value}"


def _split(value: Sequence[tinycss2.ast.Node]) -> list[str]:
    """Split a value into its parts, of which what stands in brackets is one."""
    return [tinycss2.serialize([token]) for token in value if token.type != "whitespace"]
