"""Make the same pages as a town of ours, as Markdown for stock Material with static-i18n, and for Eleventy."""

from __future__ import annotations

import copy
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import yaml
from bs4 import BeautifulSoup

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.site.addresses import expected_files
from towns import ROOT, TODAY, make_town

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

LANGUAGES = ["da", "en", "ar", "ti"]
STOCK = """site_name: Stock
theme: {{name: material, custom_dir: theme}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {{locale: da, name: Dansk, default: true}}
        - {{locale: en, name: English}}
        - {{locale: ar, name: العربية}}
        - {{locale: ti, name: ትግርኛ}}
"""


def make_filler(path: Path, pages: int, sentences: int = 12) -> Path:
    """Lay out the invented town with so many courses of so many sentences, each translated into every language."""
    town = make_town(path)
    courses = yaml.safe_load((town / "data" / "courses.yml").read_text(encoding="utf-8"))
    pattern = courses["syning"]
    pattern["schedule"] = {"byday": ["TU"], "opens_at": "10:00", "closes_at": "12:00"}
    pattern["assured_date"] = "2026-06-01"
    for number in range(pages - len(courses)):
        word = "".join(chr(ord("a") + int(digit)) for digit in str(number))  # digits would have to be translated
        description = " ".join([f"Her er en sætning om kurset {word}."] * sentences)
        course = pattern | {"name": f"Kursus {word}", "description": description}
        courses[f"kursus-{number}"] = copy.deepcopy(course)  # YAML writes what is shared as aliases
    text = yaml.safe_dump(courses, allow_unicode=True, sort_keys=False)
    (town / "data" / "courses.yml").write_text(text.replace("'", '"'), encoding="utf-8")
    site = read_site(town, TODAY)
    for language in site.languages[1:]:
        _translate(site, language.tag)
    return town


def _translate(site: Site, tag: str) -> None:
    """Give every text of the courses words in the language's script, taken from its interface."""
    words = site.entries[tag]["interface.steps_kept"].words
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {"Language": tag, "Content-Type": "text/plain; charset=UTF-8"}
    for text in site.texts():
        if text.key.startswith("courses."):
            length = max(1, len(text.danish) // len(words))
            catalogue.append(polib.POEntry(msgctxt=text.key, msgid=text.danish, msgstr=" ".join([words] * length)))
    path = site.root / "data" / "translations" / tag / "courses.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(catalogue), encoding="utf-8")


def make_stock(path: Path, built: Path, site: Site) -> Path:
    """Lay out a stock project with the text of every page that ours built."""
    (path / "theme" / "partials" / "languages").mkdir(parents=True)
    material = next(Path(sys.prefix).glob("lib/python*/site-packages/material/templates/partials/languages/en.html"))
    shutil.copy(material, path / "theme" / "partials" / "languages" / "ti.html")
    (path / "mkdocs.yml").write_text(STOCK.format(), encoding="utf-8")
    for name in expected_files(site):
        tag = name.split("/")[0] if name.split("/")[0] in LANGUAGES else "da"
        page = name.removeprefix(f"{tag}/").removesuffix("index.html").rstrip("/") or "index"
        target = path / "docs" / (f"{page}.md" if tag == "da" else f"{page}.{tag}.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown((built / name).read_text(encoding="utf-8")), encoding="utf-8")
    return path


ELEVENTY = """<!doctype html>
<html lang="{{ lang }}" dir="{{ dir }}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ title }}</title>
  </head>
  <body>
    <header>
      <a href="/">Home</a>
      <nav>
        {% for other in languages %}<a href="{{ other.url }}" lang="{{ other.lang }}">{{ other.name }}</a>{% endfor %}
      </nav>
    </header>
    <main data-pagefind-body>{{ content | safe }}</main>
    <footer>
      <nav>
        {% for section in sections[lang] %}<a href="{{ section.url }}">{{ section.title }}</a>{% endfor %}
      </nav>
    </footer>
  </body>
</html>
"""
"""The layout of the peer: the row of languages and the way to each section, as on ours; no style and no script."""


def make_eleventy(path: Path, built: Path, site: Site) -> Path:
    """Lay out a project for Eleventy with the text of every page that ours built."""
    (path / "src" / "_includes").mkdir(parents=True)
    (path / "src" / "_data").mkdir()
    (path / "src" / "_includes" / "page.njk").write_text(ELEVENTY, encoding="utf-8")
    sections = {
        language.tag: [
            {"url": f"/{site.address(site.pages[name], language)}", "title": site.pages[name].title.danish}
            for name in site.sections
        ]
        for language in site.languages
    }
    (path / "src" / "_data" / "sections.json").write_text(json.dumps(sections), encoding="utf-8")
    for language in site.languages:
        for page in site.pages.values():
            address = site.address(page, language)
            head = {
                "layout": "page.njk",
                "lang": language.tag,
                "dir": language.direction,
                "title": page.title.danish,
                "permalink": f"/{address}index.html",
                "languages": [
                    {"lang": other.tag, "name": other.name, "url": f"/{site.address(page, other)}"}
                    for other in site.languages
                ],
            }
            body = as_markdown((built / address / "index.html").read_text(encoding="utf-8"))
            target = path / "src" / f"{address}index.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body}", encoding="utf-8")
    return path


def blocks_of(html: str) -> list[tuple[str, str]]:
    """Give the headings and paragraphs of a page of ours: pairs of a tag and its text."""
    main = BeautifulSoup(html, "html5lib").main
    assert main
    blocks = main.find_all(["h1", "h2", "h3", "p", "li", "dt", "dd", "td"])
    return [(block.name, " ".join(block.text.split())) for block in blocks if not block.find(["p", "li", "h2", "h3"])]


def as_markdown(html: str) -> str:
    """Write a page's text as Markdown."""
    marks = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}
    return "\n\n".join(marks.get(tag, "") + text.replace("<", "&lt;") for tag, text in blocks_of(html)) + "\n"


def as_bare_page(html: str, lang: str) -> str:
    """Write a page's text with the least HTML and style that anyone would publish."""
    body = "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in blocks_of(html))
    style = "body{font:17px/1.5 system-ui;max-width:44rem;margin:auto;padding:1rem}"
    return (
        f'<!doctype html><html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Bare</title><style>{style}</style>{body}'
    )


__all__ = ["LANGUAGES", "ROOT", "as_bare_page", "make_eleventy", "make_filler", "make_stock"]
