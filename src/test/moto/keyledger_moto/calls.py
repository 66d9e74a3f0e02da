"""Which operations were called, for tests that have to prove what was asked of AWS, and what was not."""

from collections import Counter
from threading import Lock

_lock = Lock()
_counts: Counter[str] = Counter()


def record(service: str, operation: str) -> None:
    with _lock:
        _counts[f"{service}:{operation}"] += 1


def counts() -> dict[str, int]:
    """Calls since the last reset, by service and operation, such as ``kms:DescribeKey``."""
    with _lock:
        return dict(_counts)


def forget() -> None:
    with _lock:
        _counts.clear()
