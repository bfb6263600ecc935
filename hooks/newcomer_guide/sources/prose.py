"""What a Markdown file of docs/ holds: what stands above its text, its blocks and its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from newcomer_guide.records import Part
from newcomer_guide.records.base import Keywords
from newcomer_guide.records.values import PageName, Slug, Text, Whole

if TYPE_CHECKING:
    from newcomer_guide.problems import Place
    from newcomer_guide.sources.yaml_file import YamlFile


def page_key(name: str) -> str:
    """Give what the keys of a page's texts begin with, such as `pages.om-oversaettelse`."""
    return f"pages.{name.replace('/', '-')}"


class Front(Part):
    """What stands above a page's text."""

    title: Text = Field(title="Overskrift", description="Sidens overskrift.", examples=["Kurser"])
    summary: Text = Field(title="Kort beskrivelse", description="Én sætning om, hvad man finder på siden.")
    icon: Slug = Field(title="Ikon", description="Navnet på et ikon fra Material.", examples=["school"])
    keywords: Keywords = None
    tile: Annotated[Whole, Field(ge=1, le=99)] | None = Field(
        title="Plads blandt fliserne",
        default=None,
        description="Sidens plads blandt forsidens fliser; tom: ingen flise.",
        examples=["1"],
    )
    redirect_from: list[PageName] = Field(
        title="Hed før",
        default=[],
        description="Navne, siden har haft før. Den, der følger et gammelt link, bliver ført hertil.",
        examples=["[boliger]"],
    )
    topic: Slug | None = Field(
        title="Emne", default=None, description="Det emne i data/, som siden viser.", examples=["courses"]
    )


@dataclass(kw_only=True)
class Prose:
    """A Markdown file of docs/.

    Attributes:
        path: The file, relative to the project.
        name: What the page is called in addresses, such as `kurser` or `om/oversaettelse`; `index` for the front page.
        front: What stands above the text.
        body: The Markdown below it.
        source: What was read of the part above the text: where its fields stand.
        text: The whole file, without its gaps.
        gaps: What the town must still write, and where.
        texts: The blocks that are translated, by their id.
        links: Where the links lead, as written, and where each stands.
        is_whole: Whether the part above the text could be read; if not, something stands in for it.
    """

    path: str
    name: str
    front: Front
    body: str
    source: YamlFile
    text: str
    texts: dict[str, Text] = field(default_factory=dict)
    links: list[tuple[str, Place]] = field(default_factory=list)
    is_whole: bool = True
    is_lent: bool = False
    gaps: list[tuple[str, Place]] = field(default_factory=list)

    def all_texts(self) -> list[Text]:
        """Give every text of the page: what stands above it, where that could be read, and its blocks."""
        front = self.front if self.is_whole else None
        above = filter(None, (front.title, front.summary, front.keywords)) if front else ()
        return [*above, *self.texts.values()]
