"""Start each of the other engines once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engines.firefox import find_firefox, read_in_firefox
from engines.old_chromium import OLD_CHROMIUM, read_in_old_chromium
from engines.webkit import has_webkit, read_in_webkit
from serving import host as serve_badly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

    from engines.reading import Reader
    from serving import MoodyHost


@pytest.fixture(scope="module", params=["firefox", "webkit", "chromium-83"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Read in one engine after the other; those that a machine does not have are left out."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "firefox":
        if not find_firefox():
            pytest.skip("no Firefox here")
        playwright: Playwright = request.getfixturevalue("driver")
        with read_in_firefox(playwright) as reader:
            yield reader
    elif request.param == "webkit":
        if not has_webkit():
            pytest.skip("no WebKit here that can be driven")
        with read_in_webkit(folder) as reader:
            yield reader
    else:
        if not OLD_CHROMIUM.exists():
            pytest.skip("no old Chromium here")
        with read_in_old_chromium(folder) as reader:
            yield reader


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[MoodyHost]:
    """Serve the invented town in all languages from a server that can go away, or stop in the middle."""
    with serve_badly(built) as host:
        yield host
