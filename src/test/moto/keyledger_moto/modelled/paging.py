"""Pages of answers: which members lead from one to the next, as botocore's paginators know."""

import re
from dataclasses import dataclass
from typing import Any

from moto.core.model import OperationModel, Shape

from . import names
from .paths import put, remove, shape_at
from .services import Service

_PLAIN_PATH = re.compile(r"\w+(\.\w+)*")


@dataclass(frozen=True)
class Paging:
    """Request members that ask for a page, response members that name the next one or say that there is one."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    more: str | None

    def page_asked(self, parameters: dict[str, Any]) -> int:
        """1, 2, …; nothing that this module gave out is a ValueError."""
        tokens = [str(parameters[name]) for name in self.inputs if parameters.get(name)]
        if not tokens:
            return 1
        for token in tokens:
            if match := re.fullmatch(r"page-(\d+)", token):
                return int(match.group(1))
        if self.outputs:
            raise ValueError(f"no page has the token {tokens[0]}")
        # The marker is the last item of the page before, which ends with that page's number from the second on.
        match = re.search(r"-(\d+)$", tokens[0])
        return int(match.group(1)) + 1 if match else 2

    def lead_on(self, answer: dict[str, Any], output: Shape, page: int, pages: int) -> None:
        for path in self.outputs:
            if page < pages:
                put(answer, output, path, f"page-{page + 1}")
            else:
                remove(answer, path)
        if self.more:
            put(answer, output, self.more, page < pages)


def of(service: Service, operation: OperationModel) -> Paging:
    """How the operation is paged; without outputs where it is not."""
    paginator = service.paginator(operation.name)
    inputs = list(_listed(paginator.get("input_token")))
    outputs = [token.split("||")[0].strip() for token in _listed(paginator.get("output_token"))]
    more = paginator.get("more_results")
    asked = operation.input_shape.members if operation.input_shape else {}
    answered = operation.output_shape.members if operation.output_shape else {}
    tokens = [name for name, shape in answered.items() if names.is_token(name) and shape.type_name == "string"]
    askable = [name for name, shape in asked.items() if names.is_token(name) and shape.type_name == "string"]
    if askable:
        inputs += askable
        outputs += tokens
    flags = [name for name, shape in answered.items() if names.is_token(name) and shape.type_name == "boolean"]
    return Paging(
        tuple(dict.fromkeys(inputs)),
        tuple(dict.fromkeys(path for path in outputs if _is_text(path, operation))),
        more if more and _PLAIN_PATH.fullmatch(more) else (flags or [None])[0],
    )


def _is_text(path: str, operation: OperationModel) -> bool:
    if not _PLAIN_PATH.fullmatch(path) or operation.output_shape is None:
        return False
    return bool(shape_at(operation.output_shape, path).type_name == "string")


def _listed(tokens: Any) -> list[str]:
    return tokens if isinstance(tokens, list) else [tokens] if tokens else []
