"""KMS errors by the names that KMS gives them."""

from moto.core.exceptions import JsonRESTError


def error(code: str, message: str) -> JsonRESTError:
    return JsonRESTError(code, message)


def not_found(message: str) -> JsonRESTError:
    return error("NotFoundException", message)


def invalid(message: str) -> JsonRESTError:
    return error("ValidationException", message)


def unsupported(message: str = "") -> JsonRESTError:
    return error("UnsupportedOperationException", message)


def invalid_state(arn: str, state: str) -> JsonRESTError:
    return error("KMSInvalidStateException", f"{arn} is {state}.")


def access_denied(account: str, action: str, arn: str) -> JsonRESTError:
    return error(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:user/auditor is not authorized to perform: {action} on resource: {arn} "
        f"because no resource-based policy allows the {action} action",
    )
