"""What a service refuses: requests without what the model requires, or with numbers and lists beyond its bounds."""

from collections.abc import Iterator
from typing import Any

from moto.core.model import Shape


def violations(shape: Shape | None, value: Any, path: str = "") -> Iterator[str]:
    """In the words of AWS's services."""
    if shape is None or value is None:
        return
    match shape.type_name:
        case "structure":
            for name in shape.required_members:
                if value.get(name) is None:
                    yield f"Value null at '{path}{name}' failed to satisfy constraint: Member must not be null"
            for name, member in shape.members.items():
                yield from violations(member, value.get(name), f"{path}{name}.")
        case "list":
            yield from _bounds(shape, len(value), path, "length")
            for item in value:
                yield from violations(shape.member, item, path)
        case "integer" | "long":
            yield from _bounds(shape, int(value), path, "value")


def _bounds(shape: Shape, size: int, path: str, what: str) -> Iterator[str]:
    failed = f"Value at '{path.rstrip('.')}' failed to satisfy constraint"
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least:
        yield f"{failed}: Member must have {what} greater than or equal to {least}"
    if most is not None and size > most:
        yield f"{failed}: Member must have {what} less than or equal to {most}"
