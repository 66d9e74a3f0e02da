"""Members of answers by path, such as ``Table.SSEDescription`` or ``BackupVaultList[].EncryptionKeyArn``."""

import re
from typing import Any

from moto.core.model import Shape

EVERY = "*"


def shape_at(shape: Shape, path: str) -> Shape:
    """The shape of the member. A member that the model does not have is a ValueError."""
    for name in _steps(path):
        shape = _below(shape, name, path)
    return shape


def put(answer: dict[str, Any], shape: Shape, path: str, value: Any) -> None:
    """Sets the member, in every element of the lists on the way; what is not there on the way is made."""
    shape_at(shape, path)
    _put(answer, shape, _steps(path), value)


def remove(answer: Any, path: str) -> None:
    """Takes the member out of every element of the lists on the way."""
    _remove(answer, _steps(path))


def _steps(path: str) -> list[str]:
    """``{}`` means every value of a map, ``{name}`` or ``.name`` the value under that name."""
    return re.sub(r"\{(\w*)\}", lambda key: "." + (key.group(1) or EVERY), path.replace("[]", "")).split(".")


def _below(shape: Shape, name: str, path: str) -> Shape:
    while shape.type_name == "list":
        shape = shape.member
    if shape.type_name == "map":
        return shape.value
    if shape.type_name == "structure" and name in shape.members:
        return shape.members[name]
    raise ValueError(f"the model has no member {name} of {path}")


def _put(answer: Any, shape: Shape, steps: list[str], value: Any) -> None:
    if isinstance(answer, list):
        for element in answer:
            _put(element, shape.member, steps, value)
        return
    name, following = steps[0], steps[1:]
    if name == EVERY:
        for key in answer:
            _put(answer, shape, [key, *following], value)
        return
    if getattr(shape, "is_tagged_union", False):
        for other in [other for other in answer if other != name]:
            del answer[other]
    below = _below(shape, name, name)
    if not following:
        answer[name] = value
        return
    if answer.get(name) is None or answer[name] == []:
        answer[name] = _made(below)
    _put(answer[name], below, following, value)


def _made(shape: Shape) -> Any:
    return [_made(shape.member)] if shape.type_name == "list" else {}


def _remove(answer: Any, steps: list[str]) -> None:
    if isinstance(answer, list):
        for element in answer:
            _remove(element, steps)
    elif isinstance(answer, dict):
        if steps[0] == EVERY:
            for key in list(answer):
                _remove(answer, [key, *steps[1:]])
        elif len(steps) == 1:
            answer.pop(steps[0], None)
        else:
            _remove(answer.get(steps[0]), steps[1:])
