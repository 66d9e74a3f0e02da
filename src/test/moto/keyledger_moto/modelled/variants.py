"""What tests want answered otherwise, by account, so that tests which use accounts of their own do not meet."""

from dataclasses import dataclass, field
from typing import Any

from . import paging, paths, services
from .services import Service

DEFAULT_KEY_ID = "24fe16b7-cb91-4868-8c6d-4deafd528c51"


@dataclass(frozen=True)
class Failure:
    code: str
    status: int
    message: str


@dataclass
class Variant:
    """How one operation answers. ``members`` are values by path; None takes the member out."""

    members: dict[str, Any] = field(default_factory=dict)
    pages: int = 1
    empty: bool = False
    failure: Failure | None = None

    def take(self, service: Service, operation: str, wanted: dict[str, Any]) -> None:
        """Adds what a test wants; a member or a page that the model does not have is a ValueError."""
        model = service.operation(operation)
        unknown = wanted.keys() - {"members", "pages", "empty", "error"}
        if unknown:
            raise ValueError(f"{service.name}.{operation}: there is no {', '.join(sorted(unknown))} to set")
        for path, value in wanted.get("members", {}).items():
            if model.output_shape is None:
                raise ValueError(f"{service.name}.{operation} answers nothing")
            paths.shape_at(model.output_shape, path)
            self.members[path] = value
        self.pages = wanted.get("pages", self.pages)
        if self.pages > 1 and not paging.of(service, model).inputs:
            raise ValueError(f"{service.name}.{operation} has no pages")
        self.empty = wanted.get("empty", self.empty)
        if error := wanted.get("error"):
            message = error.get("message", f"{service.name}.{operation} fails as the test wants")
            self.failure = Failure(error["code"], error["status"], message)


@dataclass
class Account:
    key: str | None = None
    names_keys: bool = True
    pages: int = 1
    variants: dict[tuple[str, str], Variant] = field(default_factory=dict)

    def variant(self, service: str, operation: str) -> Variant:
        return self.variants.get((service, operation), Variant())


_accounts: dict[str, Account] = {}


def of(account: str) -> Account:
    return _accounts.get(account, Account())


def change(account: str, whole: dict[str, Any], operations: dict[str, dict[str, Any]]) -> None:
    """``whole`` is for every operation: the key, whether keys are named at all, and how many pages a listing has.

    ``operations`` by service and operation, such as ``dynamodb.DescribeTable``.
    """
    changed = _accounts.setdefault(account, Account())
    changed.key = whole.get("key", changed.key)
    changed.names_keys = whole.get("names_keys", changed.names_keys)
    changed.pages = whole.get("pages", changed.pages)
    for name, wanted in operations.items():
        prefix, _, operation = name.rpartition(".")
        service = services.named(prefix, operation)
        changed.variants.setdefault((service.name, operation), Variant()).take(service, operation, wanted)


def forget(account: str) -> None:
    _accounts.pop(account, None)


def reset() -> None:
    _accounts.clear()
