"""Smithy RPC v2 CBOR, the protocol in which newer SDKs speak to CloudWatch, translated to the JSON that Moto knows."""

import gzip
import io
import json
from collections.abc import Iterable
from typing import Any

from botocore.parsers import JSONParser, RpcV2CBORParser
from botocore.serialize import RpcV2CBORSerializer
from moto.core.utils import get_service_model
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from werkzeug.wrappers import Response

# The service's name in the path of a request -> botocore's name of the service.
SERVICES = {"GraniteServiceVersion20100801": "cloudwatch"}

_MAP_OF_TWO = b"\xa2"


def install() -> None:
    moto_call = DomainDispatcherApplication.__call__

    def call(self: DomainDispatcherApplication, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("HTTP_SMITHY_PROTOCOL") != "rpc-v2-cbor":
            return moto_call(self, environ, start_response)
        _, _, service, _, operation = environ["PATH_INFO"].split("/")
        _to_json(environ, service, operation)
        answer = Response.from_app(lambda env, start: moto_call(self, env, start), environ)
        return _to_cbor(answer, SERVICES[service], operation)(environ, start_response)

    DomainDispatcherApplication.__call__ = call


def _to_json(environ: dict[str, Any], service: str, operation: str) -> None:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    if environ.pop("HTTP_CONTENT_ENCODING", None) == "gzip":
        body = gzip.decompress(body)
    parser = RpcV2CBORParser(timestamp_parser=lambda seconds: seconds)
    parameters = parser.parse_data_item(parser.get_peekable_stream_from_bytes(body)) if body else {}
    translated = json.dumps(parameters).encode()
    del environ["HTTP_SMITHY_PROTOCOL"]
    environ |= {
        "PATH_INFO": "/",
        "RAW_URI": "/",
        "REQUEST_URI": "/",
        "HTTP_X_AMZ_TARGET": f"{service}.{operation}",
        "CONTENT_TYPE": "application/x-amz-json-1.0",
        "CONTENT_LENGTH": str(len(translated)),
        "wsgi.input": io.BytesIO(translated),
    }


def _to_cbor(answer: Response, service: str, operation: str) -> Response:
    content = json.loads(answer.get_data() or b"{}")
    headers = {"smithy-protocol": "rpc-v2-cbor", "Content-Type": "application/cbor"}
    encoded = bytearray()
    serializer = RpcV2CBORSerializer()
    if answer.status_code >= 300:
        code = content["__type"].split("#")[-1]
        message = content.get("message") or content.get("Message") or ""
        encoded.extend(_MAP_OF_TWO)
        for text in ("__type", code, "message", message):
            serializer._serialize_type_string(encoded, text, None, None)
        headers["x-amzn-query-error"] = f"{code};Sender"
    else:
        shape = get_service_model(service).operation_model(operation).output_shape
        if shape is not None:
            serializer._serialize_type_structure(encoded, JSONParser()._parse_shape(shape, content), shape, None)
    return Response(bytes(encoded), status=answer.status_code, headers=headers)
