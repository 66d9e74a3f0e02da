"""The time that the extension lives in: the machine's, moved by as much as a test asked for."""

import time
from datetime import datetime, timezone

DAY = 86_400.0

_offset = 0.0


def now() -> float:
    """Seconds since the epoch."""
    return time.time() + _offset


def move_to(instant: str) -> None:
    """From here on it is ``instant`` (ISO 8601), and time goes on from there."""
    global _offset
    parsed = datetime.fromisoformat(instant.replace("Z", "+00:00"))
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=timezone.utc)
    _offset = parsed.timestamp() - time.time()


def forward(seconds: float) -> None:
    global _offset
    _offset += seconds


def reset() -> None:
    global _offset
    _offset = 0.0
