"""What tests turn: POST with a JSON object to ``/moto-api/keyledger/NAME``; a GET says that the extension is there."""

import json
from collections.abc import Callable
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.kms.models import kms_backends
from moto.moto_api._internal import models as moto_api_models
from moto.moto_api._internal import urls

from . import MOTO_VERSION, calls, clock, denials, ebs
from .kms import responses as kms_responses
from .kms.models import Key, settle_everywhere
from .modelled import MODELLED_ACCOUNTS, variants


def count_calls(request: dict[str, Any]) -> dict[str, Any]:
    """Calls since the last reset or ``forget-calls``, by operation."""
    return calls.counts()


def forget_calls(request: dict[str, Any]) -> None:
    calls.forget()


def deny(request: dict[str, Any]) -> None:
    """``action``, and optionally ``account``, ``region``, ``resource`` (a part of the request's text)."""
    denials.add(denials.Denial(**request))


def allow(request: dict[str, Any]) -> None:
    """Takes every denial back."""
    denials.clear()


def move_clock(request: dict[str, Any]) -> None:
    """``now``: an instant (ISO 8601), or ``forwardSeconds``. Material expires, keys rotate and are deleted."""
    if "now" in request:
        clock.move_to(request["now"])
    clock.forward(request.get("forwardSeconds", 0))
    settle_everywhere()


def create_aws_managed_key(request: dict[str, Any]) -> dict[str, Any]:
    """``account``, ``region``, ``service``: as when the service first needs its key."""
    backend = kms_backends[request["account"]][request["region"]]
    key = backend.aws_managed_key(f"alias/aws/{request['service']}")
    return {"keyArn": key.arn}


def expire_key_material(request: dict[str, Any]) -> None:
    """``keyArn``: all its imported material expires now."""
    key = _key(request["keyArn"])
    key.expire_material()
    key.drop_expired()


def hold_on_demand_rotations(request: dict[str, Any]) -> None:
    """From now on an on-demand rotation stays in progress until it is finished."""
    kms_responses.on_demand_rotations_finish_at_once = False


def finish_on_demand_rotation(request: dict[str, Any]) -> None:
    """``keyArn``"""
    key = _key(request["keyArn"])
    kms_backends[key.account_id][key.region].finish_on_demand_rotation(key)


def fail_custom_key_store(request: dict[str, Any]) -> None:
    """``account``, ``region``, ``customKeyStoreId``, ``connectionErrorCode``: as when connecting did not succeed."""
    backend = kms_backends[request["account"]][request["region"]]
    backend.stores.get(request["customKeyStoreId"]).fail(request["connectionErrorCode"])


def write_snapshot_blocks(request: dict[str, Any]) -> None:
    """``snapshotId``, ``count``: how many blocks ListSnapshotBlocks has for it."""
    ebs.write_blocks(request["snapshotId"], request["count"])


def vary_modelled_account(request: dict[str, Any]) -> None:
    """``account``, and optionally ``operations``, variants by service and operation, and for all operations ``key``
    (an ARN), ``names_keys`` (whether any key is named) and ``pages`` (how many pages a listing has).

    A variant is ``members`` (values by path, null takes the member out), ``pages``, ``empty`` or ``error`` (``code``,
    ``status``).
    """
    if not request["account"].startswith(MODELLED_ACCOUNTS):
        raise ValueError(f"account {request['account']} is Moto's: modelled ones begin with {MODELLED_ACCOUNTS}")
    variants.change(request["account"], request, request.get("operations", {}))


def forget_modelled_account(request: dict[str, Any]) -> None:
    """``account``: answers as if no test had varied it."""
    variants.forget(request["account"])


def aws_managed_policies(request: dict[str, Any]) -> dict[str, Any]:
    """The documents that Moto has of AWS managed policies, by name."""
    policies = json.loads(aws_managed_policies_data)
    return {name: policy["Document"] for name, policy in policies.items()}


CONTROLS: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {
    "calls": count_calls,
    "forget-calls": forget_calls,
    "deny": deny,
    "allow": allow,
    "clock": move_clock,
    "aws-managed-key": create_aws_managed_key,
    "expire-key-material": expire_key_material,
    "hold-on-demand-rotations": hold_on_demand_rotations,
    "finish-on-demand-rotation": finish_on_demand_rotation,
    "fail-custom-key-store": fail_custom_key_store,
    "snapshot-blocks": write_snapshot_blocks,
    "modelled-account": vary_modelled_account,
    "forget-modelled-account": forget_modelled_account,
    "aws-managed-policies": aws_managed_policies,
}


def install() -> None:
    urls.url_paths["{0}/moto-api/keyledger/(?P<control>[a-z-]*)$"] = handle

    moto_reset = moto_api_models.MotoAPIBackend.reset

    def reset(self: moto_api_models.MotoAPIBackend) -> None:
        moto_reset(self)
        calls.forget()
        clock.reset()
        denials.clear()
        ebs.reset()
        variants.reset()
        kms_responses.on_demand_rotations_finish_at_once = True

    moto_api_models.MotoAPIBackend.reset = reset


def handle(request: Any, full_url: str, headers: Any) -> tuple[int, dict[str, str], str]:
    name = request.path.removeprefix("/moto-api/keyledger/")
    json_headers = {"Content-Type": "application/json"}
    if request.method == "GET":
        return 200, json_headers, json.dumps({"motoVersion": MOTO_VERSION, "controls": sorted(CONTROLS)})
    if name not in CONTROLS:
        return 404, json_headers, json.dumps({"error": f"there is no control {name}"})
    try:
        answer = CONTROLS[name](json.loads(request.get_data() or b"{}"))
    except (KeyError, TypeError, ValueError) as problem:
        return 400, json_headers, json.dumps({"error": f"{name}: {type(problem).__name__}: {problem}"})
    return 200, json_headers, json.dumps(answer or {})


def _key(arn: str) -> Key:
    _, _, _, region, account, name = arn.split(":", 5)
    return kms_backends[account][region].keys[name.removeprefix("key/")]
