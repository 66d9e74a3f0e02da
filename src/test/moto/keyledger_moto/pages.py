"""Pages as KMS cuts them: at most ``Limit`` items, and an opaque ``Marker`` where more follow."""

import base64
import binascii
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from moto.core.exceptions import JsonRESTError

T = TypeVar("T")


def page(
    items: Iterable[T],
    identity: Callable[[T], str],
    limit: int | None,
    marker: str | None,
    default: int,
    maximum: int,
) -> tuple[list[T], dict[str, Any]]:
    """One page in the order of ``identity``, and the members ``Truncated`` and ``NextMarker`` of the answer.

    A marker names the last item that was given out, so items that come or go meanwhile shift nothing.
    """
    size = default if limit is None else limit
    if not 1 <= size <= maximum:
        raise JsonRESTError(
            "ValidationException",
            f"1 validation error detected: Value '{size}' at 'limit' failed to satisfy constraint: "
            f"Member must have value between 1 and {maximum}",
        )
    ordered = sorted(items, key=identity)
    start = 0 if marker is None else bisect_right(ordered, _last_of(marker), key=identity)
    chosen = ordered[start : start + size]
    if start + size >= len(ordered):
        return chosen, {"Truncated": False}
    return chosen, {"Truncated": True, "NextMarker": _marker_after(identity(chosen[-1]))}


def _marker_after(identity: str) -> str:
    return base64.urlsafe_b64encode(f"after:{identity}".encode()).decode()


def _last_of(marker: str) -> str:
    try:
        text = base64.urlsafe_b64decode(marker.encode()).decode()
    except (binascii.Error, ValueError):
        text = ""
    if not text.startswith("after:"):
        raise JsonRESTError("InvalidMarkerException", "Invalid marker")
    return text.removeprefix("after:")
