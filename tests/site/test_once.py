"""What is made of something that never changes is made once, and never taken for that of something else."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

from newcomer_guide.site.once import Once


@dataclass(frozen=True)
class Town(Once):
    """Something that never changes."""

    name: str


def greet(town: Town) -> list[str]:
    """Make something of it."""
    return [f"Velkommen til {town.name}"]


def test_it_is_made_once() -> None:
    """Whoever asks gets the same."""
    town = Town("Byby")

    assert town.once(greet) == ["Velkommen til Byby"]
    assert town.once(greet) is town.once(greet)


def test_a_changed_copy_makes_its_own() -> None:
    """What was made of the first no longer holds."""
    town = Town("Byby")
    town.once(greet)

    assert replace(town, name="Andenby").once(greet) == ["Velkommen til Andenby"]


def test_another_process_makes_its_own() -> None:
    """What is kept may be known by where it stands in the memory, where something else can stand there."""
    town = Town("Byby")
    kept = town.once(greet)
    sent = pickle.loads(pickle.dumps(town))  # noqa: S301  # our own

    assert sent == town
    assert sent.once(greet) == kept
    assert sent.once(greet) is not kept
