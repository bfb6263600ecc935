"""Keep what is made of something that never changes, so that it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

T = TypeVar("T")
KEPT = "_kept"


class Once:
    """What never changes; a changed copy of it (`dataclasses.replace`), or one sent to another process, begins anew."""

    def once(self, make: Callable[[Self], T]) -> T:
        """Give what a function makes of this, which is made when it is first asked for."""
        kept: dict[Callable[[Self], object], object] = vars(self).setdefault(KEPT, {})
        if make not in kept:
            kept[make] = make(self)
        return cast("T", kept[make])

    def forget(self) -> None:
        """Let go of what is kept: whoever asks again has it made anew."""
        vars(self).pop(KEPT, None)

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what is kept: whoever gets this in another process makes it there."""
        return {name: value for name, value in vars(self).items() if name != KEPT}
