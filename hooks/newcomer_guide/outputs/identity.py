"""Give each thing an identity that outlives its words, its address and its day."""

from __future__ import annotations

import uuid


def identify(site_id: str, *key: str) -> uuid.UUID:
    """Give the identity of something on a site, always the same one.

    Args:
        site_id: The site's own, from site.yml, which never changes.
        key: What the thing is called in the data, such as `courses.syning`.

    Source:
        RFC 9562, section 5.5 (names turned into UUIDs).
    """
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join((site_id, *key)))
