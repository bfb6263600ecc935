"""Add a language, whole and as a draft, show it when its first words are there, or take it away: `make language LANG=uk`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.editing.translate import translations
from newcomer_guide.editing.yaml_edit import dump_commented, flow_list, load_commented
from newcomer_guide.problems import Problem, ProblemsError
from newcomer_guide.records.languages import find_tag
from newcomer_guide.records.values import YES
from newcomer_guide.site.clock import read_today
from newcomer_guide.sources.host import PATH, is_built_by_host
from newcomer_guide.sources.languages import read_language
from newcomer_guide.sources.whole_file import write_whole
from newcomer_guide.wording.coverage import missing_first_words

if TYPE_CHECKING:
    from newcomer_guide.site.site import Site

SETTINGS = "data/site.yml"
LOCALE = r"^ *- *\{{? *locale: *{tag}(?![\w-]).*\n"


def language(lang: str, remove: str = "") -> int:
    """Add a language as a draft, show one whose first words are there, or take one away.

    Args:
        lang: Its tag (BCP 47), or its name in Danish.
        remove: `yes`: take it away; what was translated stays in its folder.
    """
    root, tag = Path.cwd(), find_tag(lang)
    if not tag:
        raise ProblemsError([Problem(SETTINGS, 1, "Sproget findes ikke.", lang, "make language LANG=uk")])
    site = read_site(root, read_today(root))
    if remove not in {"", *YES}:
        message = "Skriv REMOVE=yes for at fjerne sproget, og ellers ingenting."
        raise ProblemsError([Problem("REMOVE", 0, message, remove, f"make language LANG={tag} REMOVE=yes")])
    if remove:
        return _remove(site, tag)
    if tag not in site.entries:
        _rewrite(site, [*site.data.settings.languages, tag], [*site.data.settings.drafts, tag])
        _name_to_host(root, tag)
        site = read_site(root, read_today(root))
        print(f"{read_language(tag).name} ({tag}) er tilføjet som kladde.")
        translations(site)
        if not missing_first_words(site, site.language(tag)):
            print(f"De første ord er der allerede. Kør make language LANG={tag} igen, når læserne skal se sproget.")
            return 0
    return _tell_first_words(site, tag)


def _tell_first_words(site: Site, tag: str) -> int:
    """Say which words are needed before readers see a draft; show it, where they are all there."""
    missing = missing_first_words(site, site.language(tag))
    if missing:
        print(f"\nDisse ord skal oversættes, før læserne ser sproget (data/translations/{tag}/interface.po):")
        print("".join(f"  {text.key.partition('.')[2]}: {text.danish}\n" for text in missing))
        print(
            f"make handoff LANG={tag} skriver dem øverst i et regneark. Kør make language LANG={tag} igen, når de er der."
        )
    elif tag in site.data.settings.drafts:
        _rewrite(site, site.data.settings.languages, [one for one in site.data.settings.drafts if one != tag])
        print(f"{tag}: De første ord er der alle. Læserne ser sproget fra nu af.")
    else:
        print(f"{tag}: Læserne ser sproget.")
    return 0


def _remove(site: Site, tag: str) -> int:
    if tag not in [language.tag for language in site.translated]:
        print(f"{tag} er ikke et af de sprog, der bliver oversat til.")
        return 1
    languages, drafts = site.data.settings.languages, site.data.settings.drafts
    _rewrite(site, [one for one in languages if one != tag], [one for one in drafts if one != tag])
    path = site.root / PATH
    if path.exists():
        text = path.read_text(encoding="utf-8")
        write_whole(path, re.sub(LOCALE.format(tag=tag), "", text, flags=re.MULTILINE))
    print(f"{tag} er taget væk. {_clear(site, tag)}".rstrip())
    return 0


def _clear(site: Site, tag: str) -> str:
    """Delete the catalogues of a language that nobody has translated a word into; others' work is left."""
    folder = site.root / "data" / "translations" / tag
    if any(entry.words for key, entry in site.entries[tag].items() if key not in site.lent[tag]):
        return f"Oversættelserne ligger stadig i data/translations/{tag}, hvis sproget skal tilbage."
    for path in folder.glob("*.po"):
        path.unlink()
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    return ""


def _rewrite(site: Site, languages: list[str], drafts: list[str]) -> None:
    """Write the lists of languages and of drafts to data/site.yml; an empty list of drafts is left out."""
    path = site.root / SETTINGS
    value = load_commented(path.read_text(encoding="utf-8"))
    value["languages"] = flow_list(languages)
    if drafts and "drafts" not in value:
        value.insert(list(value).index("languages") + 1, "drafts", flow_list(drafts))
    elif drafts:
        value["drafts"] = flow_list(drafts)
    else:
        value.pop("drafts", None)
    write_whole(path, dump_commented(value))


def _name_to_host(root: Path, tag: str) -> None:
    """Name a language in mkdocs.yml, below the last one there."""
    path = root / PATH
    if not (path.exists() and is_built_by_host(tag)):
        return
    text = path.read_text(encoding="utf-8")
    lines = list(re.finditer(LOCALE.format(tag=r"[\w-]+"), text, flags=re.MULTILINE))
    if not lines:
        return
    indent = re.match(" *", lines[-1][0])
    line = f"{indent[0] if indent else ''}- {{locale: {tag}, name: {read_language(tag).name}, build: true}}\n"
    write_whole(path, text[: lines[-1].end()] + line + text[lines[-1].end() :])
