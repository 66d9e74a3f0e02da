"""AWS's services as botocore models them: found by what a request says of the service that it is for."""

import json
import os
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

import botocore
from moto.core.model import OperationModel, ServiceModel
from moto.core.utils import get_pagination_model, get_service_model

_METADATA = re.compile(rb'"metadata"\s*:\s*')
_HEAD_BYTES = 65_536

_lock = RLock()


@dataclass(frozen=True)
class Service:
    """``name`` is botocore's, such as ``lambda``; ``metadata`` is the head of the model."""

    name: str
    metadata: dict[str, Any]

    @property
    def signing_name(self) -> str:
        return str(self.metadata.get("signingName") or self.metadata["endpointPrefix"])

    @property
    def user_agent(self) -> str:
        """What SDKs call it in their user agents, less how they separate words."""
        return _joined(self.metadata.get("serviceId", self.name))

    @property
    def model(self) -> ServiceModel:
        with _lock:
            return get_service_model(self.name)

    def operation(self, name: str) -> OperationModel:
        with _lock:
            return self.model.operation_model(name)

    def paginator(self, operation: str) -> dict[str, Any]:
        try:
            with _lock:
                return dict(get_pagination_model(self.name).get(operation, {}))
        except botocore.exceptions.UnknownServiceError:
            return {}

    @cache
    def routes(self) -> list["Route"]:
        """The REST operations, those first whose paths say most."""
        routes = [Route.of(self.operation(name)) for name in self.model.operation_names]
        return sorted(routes, key=lambda route: route.weight, reverse=True)

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True)
class Route:
    operation: str
    method: str
    path: re.Pattern[str]
    labels: tuple[str, ...]
    query: dict[str, str]
    weight: tuple[int, int]

    @staticmethod
    def of(operation: OperationModel) -> "Route":
        path, _, query = operation.http["requestUri"].partition("?")
        parts = re.split(r"\{([^}]+)\}", path.rstrip("/"))
        literals, labels = parts[::2], parts[1::2]
        pattern = re.escape(literals[0])
        for label, literal in zip(labels, literals[1:], strict=True):
            pattern += ("(.+)" if label.endswith("+") else "([^/]+)") + re.escape(literal)
        required = dict(part.partition("=")[::2] for part in query.split("&") if part)
        return Route(
            operation.name,
            operation.http["method"],
            re.compile(pattern + "/?"),
            tuple(label.rstrip("+") for label in labels),
            required,
            (len(required), sum(map(len, literals))),
        )

    def labels_in(self, method: str, path: str, query: dict[str, str]) -> dict[str, str] | None:
        """What the path names, or nothing where it is another operation's."""
        match = self.path.fullmatch(path)
        if method != self.method or match is None:
            return None
        if any(name not in query or value not in ("", query[name]) for name, value in self.query.items()):
            return None
        return dict(zip(self.labels, match.groups(), strict=True))


@cache
def services() -> dict[str, Service]:
    """All of them, by name, in the latest version of each."""
    found = {}
    for folder in sorted((Path(botocore.__file__).parent / "data").iterdir()):
        versions = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        models = [path for version in versions[-1:] for path in folder.glob(f"{version}/service-2.json*")]
        if models:
            found[folder.name] = Service(folder.name, _metadata(models[0]))
    return found


def signed_as(signing_name: str, user_agent: str) -> list[Service]:
    """The services whose requests are signed with this name: first the one that the user agent names."""
    candidates = [service for service in services().values() if service.signing_name == signing_name]
    said = {_joined(name) for name in re.findall(r"\bapi/([^#\s]+)#", user_agent)}
    return sorted(candidates, key=lambda service: (service.user_agent not in said, service.name != signing_name))


def named(name: str, operation: str) -> Service:
    """A service by botocore's name of it, or by its signing name where only one of these has the operation."""
    if name in services():
        service = services()[name]
        if operation in service.model.operation_names:
            return service
        raise ValueError(f"{name} has no operation {operation}")
    found = [service for service in signed_as(name, "") if operation in service.model.operation_names]
    if len(found) != 1:
        names = ", ".join(service.name for service in found) or "nothing"
        raise ValueError(f"{name} is no service of botocore, and as a signing name of {operation} it means {names}")
    return found[0]


def _metadata(path: Path) -> dict[str, Any]:
    """Models are large and begin with what is wanted of them, so only their heads are read."""
    with open(os.fspath(path), "rb") as file:
        head = file.read(_HEAD_BYTES)
    if path.suffix == ".gz":
        head = zlib.decompressobj(wbits=31).decompress(head, _HEAD_BYTES)
    start = _METADATA.search(head)
    if start is None:
        raise ValueError(f"{path} does not begin with metadata")
    return dict(json.JSONDecoder().raw_decode(head[start.end() :].decode(errors="ignore"))[0])


def _joined(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
