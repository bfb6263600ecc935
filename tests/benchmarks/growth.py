"""Measure what many languages and many towns cost: `PYTHONPATH=hooks:tests python tests/benchmarks/growth.py`."""

from __future__ import annotations

import os
import re
import resource
import shutil
import tempfile
import time
from pathlib import Path

import brotli
import icu

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.write_site import write_site
from newcomer_guide.records.languages import canonical_tag
from newcomer_guide.site.clock import read_today
from towns import ROOT, files_of

LANGUAGES = 50
TOWNS = 98
LARGEST = 4
"""How many times this town's records the largest of them has; the others one to three times."""

PACKED = (".html", ".js", ".json", ".xml", ".ics", ".vcf", ".csv", ".webmanifest")


def lay_out(folder: Path, name: str) -> Path:
    """Copy this repository's town, under another name."""
    town = folder / name
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, town / part)
    settings = town / "data" / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("ny-i-naestved", name), encoding="utf-8")
    return town


def with_more_records(town: Path, times: int) -> None:
    """Make a larger town: each course, contact, organization and step so many times, under ids of their own."""
    for topic in ("courses", "contacts", "organizations", "arrival"):
        path = town / "data" / f"{topic}.yml"
        head, *records = re.split(r"(?m)^(?=[a-z0-9-]+:\s*$)", path.read_text(encoding="utf-8"))
        copies = [
            re.sub(r"^([a-z0-9-]+):", rf"\1-{number}:", record) for number in range(2, times + 1) for record in records
        ]
        path.write_text(
            "\n\n".join([head.strip(), *(one.strip() for one in records + copies)]) + "\n", encoding="utf-8"
        )


def with_languages(town: Path, count: int) -> None:
    """Add languages until there are so many, each as a draft that is then shown."""
    has = read_site(town, read_today(town)).data.settings.languages
    every = sorted({canonical_tag(tag.partition("_")[0]) for tag in icu.Locale.getAvailableLocales()} - {"", *has})
    settings = town / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    wanted = [*has, *every[: count - len(has)]]
    settings.write_text(text.replace(f"[{', '.join(has)}]", f"[{', '.join(wanted)}]"), encoding="utf-8")
    (town / "docs" / "sprog.md").write_text(
        "---\ntitle: Sprog\nsummary: Alle sprog\nicon: translate\ntopic: languages\n---\n\n{{ languages }}\n", "utf-8"
    )


def measure(town: Path) -> dict[str, float]:
    """Write a town's site, and give what it took and what came out."""
    start, used = time.perf_counter(), time.process_time()
    site = read_site(town, read_today(town), site_url="https://by.example/")
    write_site(site, town / "site")
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    files = files_of(town / "site")
    return {
        "pages": len(site.pages) * len(site.languages),
        "files": len(files),
        "bytes": sum(map(len, files.values())),
        "packed": sum(
            len(brotli.compress(content, quality=5)) if name.endswith(PACKED) else len(content)
            for name, content in files.items()
        ),
        "seconds": round(seconds, 1),
        "cpu": round(cpu, 1),
        "MB of memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "largest sitemap": max(len(content) for name, content in files.items() if name.startswith("sitemap")),
    }


def main() -> None:
    """Measure one town with few and with many languages, then so many towns one after the other."""
    os.environ.setdefault("SITE_TODAY", "2026-11-29")
    with tempfile.TemporaryDirectory() as folder:
        town = lay_out(Path(folder), "ny-i-en")
        print("one town, its languages:", measure(town), flush=True)
        with_languages(town, LANGUAGES)
        shutil.rmtree(town / "site")
        print(f"one town, {LANGUAGES} languages:", measure(town), flush=True)
        shutil.rmtree(town)
        start, totals = time.perf_counter(), {"files": 0.0, "bytes": 0.0, "packed": 0.0}
        for number in range(TOWNS):
            town = lay_out(Path(folder), f"ny-i-{number}")
            with_more_records(town, 1 + number % LARGEST)
            told = measure(town)
            totals = {name: total + told[name] for name, total in totals.items()}
            shutil.rmtree(town)
        memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(f"{TOWNS} towns:", totals, f"{time.perf_counter() - start:.0f} s, {memory} MB of memory")


if __name__ == "__main__":
    main()
