"""As much of key policies as Moto can decide, since it knows a caller's account but not the caller.

Conditions: ``kms:CallerAccount`` is known; no call here comes through a service, so ``kms:ViaService`` never matches;
a statement with any other condition is taken not to apply.
"""

import json
import re
from typing import Any


def allows(policy: str, action: str, caller_account: str) -> bool:
    """Whether the key policy, by itself, lets the caller's account do this."""
    return not denies(policy, action, caller_account) and any(
        _principal_is(statement, caller_account)
        for statement in _applying(policy, "Allow", action, caller_account)
    )


def denies(policy: str, action: str, caller_account: str) -> bool:
    """Whether the key policy forbids this to everybody, or to the whole account of the caller."""
    everybody = {"*", caller_account, f"arn:aws:iam::{caller_account}:root"}
    return any(
        everybody & set(_principals(statement))
        for statement in _applying(policy, "Deny", action, caller_account)
    )


def _applying(policy: str, effect: str, action: str, caller_account: str) -> list[dict[str, Any]]:
    try:
        statements = json.loads(policy)["Statement"]
    except (ValueError, KeyError, TypeError):
        return []
    return [
        statement
        for statement in _list(statements)
        if statement.get("Effect") == effect
        and "Resource" in statement
        and any(_matches(pattern, action) for pattern in _list(statement.get("Action", [])))
        and _condition_holds(statement.get("Condition", {}), caller_account)
    ]


def _condition_holds(condition: dict[str, Any], caller_account: str) -> bool:
    for operator, wanted in condition.items():
        for key, values in wanted.items():
            known = operator in ("StringEquals", "StringLike") and key.lower() == "kms:calleraccount"
            if not known or not any(_matches(value, caller_account) for value in _list(values)):
                return False
    return True


def _principal_is(statement: dict[str, Any], account: str) -> bool:
    return any(
        principal in ("*", account) or principal.split(":")[4:5] == [account] for principal in _principals(statement)
    )


def _principals(statement: dict[str, Any]) -> list[str]:
    principal = statement.get("Principal", {})
    return _list(principal.get("AWS", [])) if isinstance(principal, dict) else _list(principal)


def _matches(pattern: str, text: str) -> bool:
    expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(expression, text, re.IGNORECASE) is not None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
