"""Refusals in each service's own error format, where Moto would send a page of HTML with status 500."""

import json
from typing import Any
from xml.sax.saxutils import escape

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import get_service_model
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from werkzeug.wrappers import Response

from . import calls, denials

# Error code and HTTP status by protocol.
ACCESS_DENIED = {
    "json": ("AccessDeniedException", 400),
    "rest-json": ("AccessDeniedException", 403),
    "ec2": ("UnauthorizedOperation", 403),
    "query": ("AccessDenied", 403),
    "query-json": ("AccessDenied", 403),
    "rest-xml": ("AccessDenied", 403),
}
NOT_IMPLEMENTED = {
    "json": ("UnknownOperationException", 400),
    "rest-json": ("UnknownOperationException", 404),
    "ec2": ("InvalidAction", 400),
    "query": ("InvalidAction", 400),
    "query-json": ("InvalidAction", 400),
    "rest-xml": ("NotImplemented", 501),
}


class Refusal(ServiceException):
    """Of its own module, since Moto looks an error's service up by the module of its class."""


def install() -> None:
    moto_call_action = BaseResponse.call_action

    def call_action(self: BaseResponse) -> Any:
        operation = self._get_action() or ""
        calls.record(self.service_name or "", operation)
        request = f"{self.uri} {self.body!r}"
        if denials.denies(self.service_name or "", operation, self.current_account, self.region, request):
            return refuse(self, ACCESS_DENIED, denial_message(self, operation))
        try:
            return moto_call_action(self)
        except NotImplementedError:
            return refuse(self, NOT_IMPLEMENTED, f"Moto has no {self.service_name}:{operation}")

    BaseResponse.call_action = call_action

    moto_get_application = DomainDispatcherApplication.get_application

    def get_application(self: DomainDispatcherApplication, environ: dict[str, Any]) -> Any:
        try:
            return moto_get_application(self, environ)
        except (ImportError, KeyError, AttributeError, ValueError):
            return _absent_service(environ)

    DomainDispatcherApplication.get_application = get_application


def denial_message(response: BaseResponse, operation: str) -> str:
    return (
        f"User: arn:aws:iam::{response.current_account}:user/auditor is not authorized to perform: "
        f"{response.service_name}:{operation}"
    )


def refuse(response: BaseResponse, table: dict[str, tuple[str, int]], message: str) -> Any:
    """The answer to ``response``'s request that ``table`` has for its protocol."""
    model = get_service_model(response.boto3_service_name)
    # A service that once spoke the query protocol keeps its error codes.
    protocol = "query" if "awsQueryCompatible" in model.metadata else response.determine_response_protocol(model)
    code, status = table[protocol]
    _, headers, body = response.serialized(ActionResult(Refusal(code, message)))
    headers["status"] = str(status)
    headers, body = response._enrich_response(headers, body)
    return status, headers, body


def _absent_service(environ: dict[str, Any]) -> Response:
    """A refusal for a whole service that Moto does not have, by the name in the request's signature."""
    service = environ.get("HTTP_AUTHORIZATION", "////unknown/").split("/")[3]
    message = f"Moto has no service {service}"
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        error = f"<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>{escape(message)}</Message></Error>"
        return Response(f"<ErrorResponse>{error}</ErrorResponse>", status=400, mimetype="text/xml")
    code = "UnknownOperationException"
    body = json.dumps({"__type": code, "message": message})
    status = 400 if "HTTP_X_AMZ_TARGET" in environ else 404
    return Response(body, status=status, mimetype="application/json", headers={"x-amzn-errortype": code})
