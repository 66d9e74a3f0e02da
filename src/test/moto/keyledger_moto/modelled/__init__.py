"""Accounts whose services answer from botocore's own models: any operation, in the service's own protocol.

An account whose id begins with 777 is modelled. KMS, S3, IAM, STS, Organizations, CloudWatch and the Regions of EC2
are Moto's there too.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from moto.iam import models as iam
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from werkzeug.wrappers import Request, Response

from .. import answers, calls, denials
from . import constraints, paging, paths, protocols, variants
from .protocols import Call, Refusal
from .values import Answer, Place
from .variants import DEFAULT_KEY_ID, Variant

MODELLED_ACCOUNTS = "777"
OF_MOTO = {"iam", "kms", "monitoring", "organizations", "s3", "sts"}
OPERATIONS_OF_MOTO = {("ec2", "DescribeRegions")}

NO_KEY = "no key is named"

_CREDENTIAL = re.compile(r"Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
_ACCESS_KEY_OF_ACCOUNT = re.compile(r"AKIA(\d{12})[A-Z]{4}")


def install() -> None:
    moto_account = iam.get_account_id_from
    moto_call = DomainDispatcherApplication.__call__

    def get_account_id_from(access_key: str) -> str:
        """An access key such as AKIA777000000001TEST is of the account that it names, before and after every reset."""
        match = _ACCESS_KEY_OF_ACCOUNT.fullmatch(access_key)
        return match.group(1) if match else moto_account(access_key)

    def call(self: DomainDispatcherApplication, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = _answer(environ)
        return moto_call(self, environ, start_response) if answer is None else answer(environ, start_response)

    iam.get_account_id_from = get_account_id_from
    DomainDispatcherApplication.__call__ = call


def _answer(environ: dict[str, Any]) -> Response | None:
    """The modelled answer, or nothing where the request is Moto's."""
    credential = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if credential is None:
        return None
    access_key, region, signing_name = credential.groups()
    account = iam.get_account_id_from(access_key)
    of_s3_control = signing_name == "s3" and environ["PATH_INFO"].startswith("/v20180820/")
    if not account.startswith(MODELLED_ACCOUNTS) or (signing_name in OF_MOTO and not of_s3_control):
        return None
    request = Request(environ)
    call = protocols.read(request, signing_name)
    if call is None:
        return _unknown_operation(f"no service signed as {signing_name} has {request.method} {request.full_path}")
    if (call.service.name, call.operation.name) in OPERATIONS_OF_MOTO:
        return None
    calls.record(call.service.name, call.operation.name)
    text = f"{request.url} {request.get_data()!r}"
    for prefix in dict.fromkeys((call.service.name, signing_name)):
        if denials.denies(prefix, call.operation.name, account, region, text):
            return _refused(call, *_access_denied(call, f"arn:aws:iam::{account}:user/auditor", prefix))
    answer = _modelled(call, account, region)
    answer.headers["X-Operation"] = call.operation.name
    return answer


def _modelled(call: Call, account: str, region: str) -> Response:
    wanted = variants.of(account)
    variant = wanted.variant(call.service.name, call.operation.name)
    if variant.failure:
        return _refused(call, variant.failure.code, variant.failure.message, variant.failure.status)
    if refused := list(constraints.violations(call.operation.input_shape, call.parameters)):
        return _invalid(call, f"{len(refused)} validation error detected: {'; '.join(refused)}")
    pages = paging.of(call.service, call.operation)
    try:
        page = pages.page_asked(call.parameters)
    except ValueError as problem:
        return _invalid(call, str(problem))
    last = max(variant.pages, wanted.pages if pages.inputs else 1)
    if page > last:
        return _invalid(call, f"there is no page {page} of {call.service.name}.{call.operation.name}")
    key = NO_KEY if not wanted.names_keys else wanted.key or f"arn:aws:kms:{region}:{account}:key/{DEFAULT_KEY_ID}"
    namespace = call.service.metadata.get("arnNamespace") or call.service.signing_name
    answer = Answer(
        Place(account, region, namespace, key), call.service.name, call.operation, call.parameters, page
    ).content()
    shape = call.operation.output_shape
    if shape is not None:
        _take_out(answer, NO_KEY)
        _vary(answer, shape, variant)
        pages.lead_on(answer, shape, page, last)
    return protocols.write(call, answer)


def _take_out(content: Any, value: str) -> None:
    """Takes out every member and element that is the value."""
    if isinstance(content, dict):
        for name in [name for name, member in content.items() if member == value]:
            del content[name]
        for member in content.values():
            _take_out(member, value)
    elif isinstance(content, list):
        content[:] = [element for element in content if element != value]
        for element in content:
            _take_out(element, value)


def _vary(answer: dict[str, Any], shape: Any, variant: Variant) -> None:
    if variant.empty:
        _empty(answer)
    for path, value in variant.members.items():
        if value is None:
            paths.remove(answer, path)
        else:
            paths.put(answer, shape, path, value)


def _empty(members: dict[str, Any]) -> None:
    for name, value in members.items():
        if isinstance(value, list):
            members[name] = []
        elif isinstance(value, dict):
            _empty(value)


def _access_denied(call: Call, caller: str, prefix: str) -> tuple[str, str, int]:
    protocol = {"json-cbor": "json", "rpc-v2-cbor": "json"}.get(call.protocol, call.protocol)
    code, status = answers.ACCESS_DENIED[protocol]
    return code, f"User: {caller} is not authorized to perform: {prefix}:{call.operation.name}", status


def _invalid(call: Call, message: str) -> Response:
    code = "InvalidParameterValue" if call.protocol in ("query", "ec2") else "ValidationException"
    return _refused(call, code, message, 400)


def _refused(call: Call, code: str, message: str, status: int) -> Response:
    return protocols.write(call, Refusal(code, message), status)


def _unknown_operation(message: str) -> Response:
    body = json.dumps({"__type": "UnknownOperationException", "message": message})
    headers = {"x-amzn-errortype": "UnknownOperationException"}
    return Response(body, status=404, mimetype="application/json", headers=headers)
