"""The protocols of AWS: which operation a request is for, what it asks, and answers as the service would write them."""

import datetime
import gzip
import io
import struct
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from botocore.parsers import RpcV2CBORParser
from moto.core.exceptions import ServiceException
from moto.core.model import OperationModel
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.serialize import get_serializer_class
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request, Response

from . import services
from .services import Service

CBOR_TYPES = {"rpc-v2-cbor": "application/cbor", "json-cbor": "application/x-amz-cbor-1.1"}


class Refusal(ServiceException):
    """An error in the service's format. Of its own module, since Moto looks up services by the module of an error."""


@dataclass(frozen=True)
class Call:
    service: Service
    operation: OperationModel
    protocol: str
    parameters: dict[str, Any]


def read(request: Request, signing_name: str) -> Call | None:
    """The call that this request makes, or nothing where no service with that signing name has it."""
    candidates = services.signed_as(signing_name, request.headers.get("User-Agent", ""))
    body = _body(request)
    if request.headers.get("smithy-protocol") == "rpc-v2-cbor":
        name = request.path.rsplit("/", 1)[1]
        return _rpc(candidates, name, "rpc-v2-cbor", None, lambda operation: _cbor(body))
    if target := request.headers.get("X-Amz-Target"):
        prefix, _, name = target.rpartition(".")
        if "cbor" in (request.content_type or ""):
            return _rpc(candidates, name, "json-cbor", prefix, lambda operation: _cbor(body))
        return _rpc(candidates, name, "json", prefix, lambda operation: _parsed(operation, "json", request, body, {}))
    form = _form(request, body)
    if "Action" in form:
        return _query(candidates, form["Action"], request, body)
    return _rest(candidates, request, body)


def write(call: Call, result: dict[str, Any] | Refusal, status: int | None = None) -> Response:
    """The answer. A ``status`` is that of an error."""
    if call.protocol in CBOR_TYPES:
        return _written_as_cbor(call, result, status)
    serializer = get_serializer_class(call.service.name, call.protocol)(call.operation)
    written = serializer.serialize(result)
    return Response(written["body"], status=status or written["status_code"], headers=dict(written["headers"]))


def _rpc(candidates: list[Service], name: str, protocol: str, prefix: str | None, parameters: Any) -> Call | None:
    for service in candidates:
        if prefix is not None and service.metadata.get("targetPrefix") != prefix:
            continue
        if name in service.model.operation_names:
            operation = service.operation(name)
            return Call(service, operation, protocol, parameters(operation))
    return None


def _query(candidates: list[Service], name: str, request: Request, body: bytes) -> Call | None:
    for service in candidates:
        protocols = service.metadata.get("protocols", [service.metadata["protocol"]])
        spoken = next((protocol for protocol in protocols if protocol in ("query", "ec2")), None)
        if spoken and name in service.model.operation_names:
            operation = service.operation(name)
            return Call(service, operation, spoken, _parsed(operation, spoken, request, body, {}))
    return None


def _rest(candidates: list[Service], request: Request, body: bytes) -> Call | None:
    path = request.environ.get("RAW_URI", request.path).partition("?")[0].rstrip("/")
    query = request.args.to_dict()
    for service in candidates:
        protocol = service.metadata["protocol"]
        if not protocol.startswith("rest-"):
            continue
        for route in service.routes():
            labels = route.labels_in(request.method, path, query)
            if labels is not None:
                operation = service.operation(route.operation)
                return Call(service, operation, protocol, _parsed(operation, protocol, request, body, labels))
    return None


def _parsed(
    operation: OperationModel, protocol: str, request: Request, body: bytes, labels: dict[str, str]
) -> dict[str, Any]:
    values = MultiDict(request.args)
    values.update(_form(request, body))
    parsed = dict(
        PROTOCOL_PARSERS[protocol](operation).parse(
            {
                "method": request.method,
                "values": values,
                "headers": request.headers,
                "body": body,
                "url_path": request.path,
                "url_params": labels,
            }
        )
    )
    # Moto reads a list that the query string does not have as an empty one.
    members = operation.input_shape.members if operation.input_shape else {}
    return {
        name: value
        for name, value in parsed.items()
        if value != [] or members[name].serialization.get("location") != "querystring"
    }


def _body(request: Request) -> bytes:
    body = request.get_data()
    request.environ["wsgi.input"] = io.BytesIO(body)
    return gzip.decompress(body) if request.headers.get("Content-Encoding") == "gzip" else body


def _form(request: Request, body: bytes) -> dict[str, str]:
    if not (request.content_type or "").startswith("application/x-www-form-urlencoded"):
        return {}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _cbor(body: bytes) -> dict[str, Any]:
    parser = RpcV2CBORParser(timestamp_parser=lambda seconds: seconds)
    return dict(parser.parse_data_item(parser.get_peekable_stream_from_bytes(body))) if body else {}


def _written_as_cbor(call: Call, result: dict[str, Any] | Refusal, status: int | None) -> Response:
    content: dict[str, Any]
    headers = {"Content-Type": CBOR_TYPES[call.protocol]}
    if call.protocol == "rpc-v2-cbor":
        headers["smithy-protocol"] = "rpc-v2-cbor"
    if isinstance(result, Refusal):
        content = {"__type": result.code, "message": result.message}
    else:
        content = result
    encoded = _encoded(content, milliseconds=call.protocol == "json-cbor")
    return Response(encoded, status=status or 200, headers=headers)


def _encoded(value: Any, milliseconds: bool) -> bytes:
    match value:
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if value else b"\xf4"
        case int():
            return _head(0, value) if value >= 0 else _head(1, -1 - value)
        case float():
            return b"\xfb" + struct.pack(">d", value)
        case datetime.datetime():
            seconds = value.timestamp()
            return b"\xc1" + (_head(0, int(seconds * 1000)) if milliseconds else b"\xfb" + struct.pack(">d", seconds))
        case bytes():
            return _head(2, len(value)) + value
        case list():
            return _head(4, len(value)) + b"".join(_encoded(item, milliseconds) for item in value)
        case dict():
            items = (_encoded(member, milliseconds) for item in value.items() for member in item)
            return _head(5, len(value)) + b"".join(items)
    text = str(value).encode()
    return _head(3, len(text)) + text


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    for additional, form in ((24, ">B"), (25, ">H"), (26, ">I"), (27, ">Q")):
        if argument < 1 << 8 * struct.calcsize(form):
            return bytes([major << 5 | additional]) + struct.pack(form, argument)
    raise ValueError(f"{argument} is too large for CBOR")
