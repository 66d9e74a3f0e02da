"""The KMS API: Moto's answers where they are right, AWS's documented ones where they were not or there were none."""

import base64
import json
from typing import Any

from moto.kms import responses as moto_responses
from moto.kms.models import kms_backends
from moto.utilities.utils import get_partition

from .. import clock
from ..pages import page
from . import aws_managed, key_policy
from .errors import access_denied, error, invalid, invalid_state, not_found, unsupported
from .models import TRACKING_START, Grant, Key, KmsBackend, checked_policy
from .wrapping import ImportParameters

# Operations that may name a key of another account (KMS Developer Guide, "Allowing users in other accounts").
CROSS_ACCOUNT = {
    "CreateGrant",
    "Decrypt",
    "DescribeKey",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "GetKeyRotationStatus",
    "GetPublicKey",
    "ListGrants",
    "ReEncrypt",
    "RetireGrant",
    "RevokeGrant",
    "Sign",
    "Verify",
    "VerifyMac",
}

# Successful operations that GetKeyLastUsage tells of.
TRACKED = {
    "Decrypt",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "ReEncrypt",
    "Sign",
    "Verify",
    "VerifyMac",
}

on_demand_rotations_finish_at_once = True


class KmsResponse(moto_responses.KmsResponse):
    def __init__(self) -> None:
        super().__init__()
        self._owner: str | None = None

    @property
    def kms_backend(self) -> KmsBackend:
        """Of the account that owns the key which the request names, else of the caller."""
        return kms_backends[self._owner or self.current_account][self.region]

    def call_action(self) -> Any:
        status, headers, body = super().call_action()
        operation = self._get_action()
        if status == 200 and operation in TRACKED:
            self._record_usage(operation, json.loads(body), headers)
        return status, headers, body

    def _record_usage(self, operation: str, answer: dict[str, Any], headers: dict[str, str]) -> None:
        for member in ("KeyId", "SourceKeyId"):
            if member in answer:
                key = self.kms_backend.keys[self.kms_backend.get_key_id(answer[member])]
                key.record_usage(operation, headers.get("x-amzn-requestid", ""))

    # Which key

    def _key(self, member: str = "KeyId", aliases: bool = False) -> Key:
        """The key that the request names, when it exists and nothing keeps the caller from it."""
        identifier = self._get_param(member)
        if not identifier:
            raise invalid(f"1 validation error detected: Value null at '{member}' failed to satisfy constraint")
        operation = self._get_action()
        name = self._local_name(identifier, operation)
        if name.startswith("alias/"):
            if not aliases:
                raise not_found(f"Invalid keyId {identifier}")
            target = self.kms_backend.get_key_id_from_alias(name)
            if target is None:
                raise not_found(f"Alias {self._alias_arn(name)} is not found.")
            name = target
        if name not in self.kms_backend.keys:
            raise not_found(f"Key '{self._display_arn(name)}' does not exist")
        key = self.kms_backend.keys[name]
        self._require_permission(key, operation)
        return key

    def _local_name(self, identifier: str, operation: str) -> str:
        """The key id or alias name without its ARN; turns to the owner's account where it is another one."""
        if not identifier.startswith("arn:"):
            return identifier
        _, _, _, region, account, name = identifier.split(":", 5)
        if region != self.region:
            raise not_found(f"Invalid arn {region}")
        if account != self.current_account:
            if operation not in CROSS_ACCOUNT:
                raise access_denied(self.current_account, f"kms:{operation}", identifier)
            self._owner = account
        return name.removeprefix("key/")

    def _require_permission(self, key: Key, operation: str) -> None:
        """IAM policies are not known here, so in its own account a caller may do what no key policy forbids."""
        action = f"kms:{operation}"
        decided_by_key_policy = key.key_manager == "AWS" or key.account_id != self.current_account
        if decided_by_key_policy:
            permitted = key_policy.allows(key.policy, action, self.current_account)
        else:
            permitted = not key_policy.denies(key.policy, action, self.current_account)
        if not permitted:
            raise access_denied(self.current_account, action, key.arn)

    def _alias_arn(self, name: str) -> str:
        return f"arn:{get_partition(self.region)}:kms:{self.region}:{self.current_account}:{name}"

    def _page(self, items: Any, identity: Any, default: int, maximum: int) -> tuple[list[Any], dict[str, Any]]:
        return page(items, identity, self._get_param("Limit"), self._get_param("Marker"), default, maximum)

    # Keys

    def create_key(self) -> str:
        key = self.kms_backend.create_key(
            self._get_param("Policy"),
            self._get_param("KeyUsage"),
            self._get_param("KeySpec") or self._get_param("CustomerMasterKeySpec"),
            self._get_param("Description"),
            self._get_param("Tags"),
            bool(self._get_param("MultiRegion")),
            self._get_param("Origin") or "AWS_KMS",
            custom_key_store_id=self._get_param("CustomKeyStoreId"),
            xks_key_id=self._get_param("XksKeyId"),
        )
        return json.dumps(key.to_dict())

    def describe_key(self) -> str:
        """Asked by a predefined alias, it creates the AWS managed key behind it."""
        name = self._get_param("KeyId").split(":")[-1]
        if name in aws_managed.PREDEFINED:
            self.kms_backend.aws_managed_key(name)
        return json.dumps(self._key(aliases=True).to_dict())

    def list_keys(self) -> str:
        keys, end = self._page(self.kms_backend.list_keys(), lambda key: key.id, 100, 1000)
        return json.dumps({"Keys": [{"KeyId": key.id, "KeyArn": key.arn} for key in keys]} | end)

    def update_key_description(self) -> str:
        self._key().description = self._get_param("Description")
        return "{}"

    def enable_key(self) -> str:
        self.kms_backend.enable_key(self._key().id)
        return "{}"

    def disable_key(self) -> str:
        self.kms_backend.disable_key(self._key().id)
        return "{}"

    def schedule_key_deletion(self) -> str:
        key = self._key()
        window = self._get_param("PendingWindowInDays")
        self.kms_backend.schedule_key_deletion(key.id, 30 if window is None else window)
        answer = {"KeyId": key.arn, "KeyState": key.key_state, "PendingWindowInDays": key.pending_window_days}
        if key.deletion_date is not None:
            answer["DeletionDate"] = key.deletion_date
        return json.dumps(answer)

    def cancel_key_deletion(self) -> str:
        key = self._key()
        self.kms_backend.cancel_key_deletion(key.id)
        return json.dumps({"KeyId": key.arn})

    def replicate_key(self) -> str:
        key = self._key()
        key.require_state("Enabled", "PendingImport")
        replica = self.kms_backend.replicate_key(
            key.id,
            self._get_param("ReplicaRegion"),
            self._get_param("Policy"),
            self._get_param("Description", ""),
            self._get_param("Tags"),
        )
        return json.dumps({"ReplicaKeyMetadata": replica.to_dict()["KeyMetadata"], "ReplicaPolicy": replica.policy})

    def update_primary_region(self) -> str:
        self.kms_backend.update_primary_region(self._key(), self._get_param("PrimaryRegion"))
        return "{}"

    def get_key_last_usage(self) -> str:
        key = self._key()
        return json.dumps(
            {
                "KeyId": key.id,
                "KeyCreationDate": key.creation_date,
                "TrackingStartDate": max(TRACKING_START, key.creation_date),
                "KeyLastUsage": key.last_usage,
            }
        )

    # Key policies and tags

    def get_key_policy(self) -> str:
        self._require_default_policy_name()
        return json.dumps({"Policy": self._key().policy, "PolicyName": "default"})

    def put_key_policy(self) -> str:
        self._require_default_policy_name()
        key = self._key()
        key.policy = checked_policy(self._get_param("Policy"))
        return "{}"

    def list_key_policies(self) -> str:
        self._key()
        return json.dumps({"PolicyNames": ["default"], "Truncated": False})

    def _require_default_policy_name(self) -> None:
        if self._get_param("PolicyName") not in (None, "default"):
            raise not_found("No such policy exists")

    def list_resource_tags(self) -> str:
        tags = self.kms_backend.list_resource_tags(self._key().id)["Tags"]
        chosen, end = self._page(tags, lambda tag: tag["TagKey"], 50, 50)
        return json.dumps({"Tags": chosen} | end)

    def tag_resource(self) -> str:
        self._key()
        return super().tag_resource()

    def untag_resource(self) -> str:
        self._key()
        return super().untag_resource()

    # Aliases

    def _set_alias(self, update: bool = False) -> str:
        if self._get_param("AliasName").startswith("alias/aws/"):
            raise moto_responses.NotAuthorizedException()
        self._key("TargetKeyId")
        return super()._set_alias(update)

    def delete_alias(self) -> str:
        if self._get_param("AliasName").startswith("alias/aws/"):
            raise moto_responses.NotAuthorizedException()
        return super().delete_alias()

    def list_aliases(self) -> str:
        """Also those that AWS predefines: they have no TargetKeyId until there is a key."""
        target = self._key().id if self._get_param("KeyId") else None
        aliases = {
            alias.alias_name: {
                "AliasName": alias.alias_name,
                "AliasArn": alias.alias_arn,
                "TargetKeyId": alias.target_key_id,
                "CreationDate": alias.creation_date,
                "LastUpdatedDate": alias.last_updated_date,
            }
            for alias in self.kms_backend.list_aliases(target)
        }
        if target is None:
            for name in aws_managed.PREDEFINED:
                aliases.setdefault(name, {"AliasName": name, "AliasArn": self._alias_arn(name)})
        chosen, end = self._page(aliases.values(), lambda alias: alias["AliasName"], 50, 100)
        return json.dumps({"Aliases": chosen} | end)

    # Grants

    def create_grant(self) -> str:
        key = self._key()
        if key.key_state == "Disabled":
            raise error("DisabledException", f"{key.arn} is disabled.")
        key.require_state("Enabled", "PendingImport", "Unavailable")
        grant = Grant(self.current_account, json.loads(self.body), key.arn)
        key.grants[grant.id] = grant
        return json.dumps({"GrantId": grant.id, "GrantToken": grant.token})

    def list_grants(self) -> str:
        return self._grant_page(
            grant
            for grant in self._key().grants.values()
            if self._get_param("GrantId") in (None, grant.id)
            and self._get_param("GranteePrincipal") in (None, grant.grantee_principal)
        )

    def list_retirable_grants(self) -> str:
        return self._grant_page(self.kms_backend.list_retirable_grants(self._get_param("RetiringPrincipal")))

    def _grant_page(self, grants: Any) -> str:
        chosen, end = self._page(grants, lambda grant: grant.id, 50, 100)
        return json.dumps({"Grants": [grant.to_json() for grant in chosen]} | end)

    def revoke_grant(self) -> str:
        self._key().revoke_grant(self._get_param("GrantId"))
        return "{}"

    def retire_grant(self) -> str:
        if self._get_param("KeyId"):
            self._key()
        return super().retire_grant()

    # Rotation

    def _rotatable_key(self) -> Key:
        key = self._key()
        if not key.rotatable:
            raise unsupported(f"{key.arn} cannot be rotated: it is of spec {key.key_spec} and origin {key.origin}")
        return key

    def _automatically_rotatable_key(self) -> Key:
        key = self._rotatable_key()
        if key.origin == "EXTERNAL":
            raise unsupported(f"{key.arn} origin is EXTERNAL which is not valid for this operation.")
        return key

    def _key_to_switch_rotation_of(self) -> Key:
        key = self._automatically_rotatable_key()
        if not key.primary:
            raise unsupported(f"{key.arn} is a replica key: rotation is set on its primary key")
        if key.key_state == "Disabled":
            raise error("DisabledException", f"{key.arn} is disabled.")
        key.require_state("Enabled")
        return key

    def enable_key_rotation(self) -> str:
        key = self._key_to_switch_rotation_of()
        period = self._get_param("RotationPeriodInDays", 365)
        if not 90 <= period <= 2560:
            raise invalid("RotationPeriodInDays must be between 90 and 2560")
        key.lineage.rotation_period_days = period
        key.lineage.next_rotation = clock.now() + period * clock.DAY
        return "{}"

    def disable_key_rotation(self) -> str:
        key = self._key_to_switch_rotation_of()
        key.lineage.rotation_period_days = key.lineage.next_rotation = None
        return "{}"

    def get_key_rotation_status(self) -> str:
        key = self._automatically_rotatable_key()
        lineage = key.lineage
        going = key.key_state not in ("PendingDeletion", "PendingReplicaDeletion")
        enabled = going and lineage.rotation_period_days is not None
        status: dict[str, Any] = {"KeyId": key.id, "KeyRotationEnabled": enabled}
        if enabled:
            status |= {"RotationPeriodInDays": lineage.rotation_period_days, "NextRotationDate": lineage.next_rotation}
        if lineage.on_demand_started is not None:
            status["OnDemandRotationStartDate"] = lineage.on_demand_started
        return json.dumps(status)

    def rotate_key_on_demand(self) -> str:
        key = self._rotatable_key()
        if key.key_state == "Disabled":
            raise error("DisabledException", f"{key.arn} is disabled.")
        key.require_state("Enabled")
        self.kms_backend.rotate_on_demand(key, on_demand_rotations_finish_at_once)
        return json.dumps({"KeyId": key.id})

    def list_key_rotations(self) -> str:
        key = self._rotatable_key()
        all_material = self._get_param("IncludeKeyMaterial") == "ALL_KEY_MATERIAL"
        rows = key.rotation_rows(all_material, self.kms_backend.imported_everywhere(key))
        numbered = [(f"{number:06}", row) for number, row in enumerate(rows)]
        chosen, end = self._page(numbered, lambda entry: entry[0], 100, 1000)
        return json.dumps({"Rotations": [row for _, row in chosen]} | end)

    # Imported key material

    def _importing_key(self) -> Key:
        key = self._key()
        if key.origin != "EXTERNAL":
            raise unsupported(f"{key.arn} origin is {key.origin} which is not valid for this operation.")
        if key.key_state in ("PendingDeletion", "PendingReplicaDeletion"):
            raise invalid_state(key.arn, key.key_state)
        return key

    def get_parameters_for_import(self) -> str:
        key = self._importing_key()
        parameters = ImportParameters.create(
            key.arn, self._get_param("WrappingAlgorithm"), self._get_param("WrappingKeySpec")
        )
        self.kms_backend.import_parameters[parameters.token] = parameters
        return json.dumps(
            {
                "KeyId": key.arn,
                "ImportToken": _text(parameters.token),
                "PublicKey": _text(parameters.public_key),
                "ParametersValidTo": parameters.valid_to,
            }
        )

    def import_key_material(self) -> str:
        key = self._importing_key()
        parameters = self.kms_backend.import_parameters.get(_bytes(self._get_param("ImportToken")))
        if parameters is None or parameters.key_arn != key.arn:
            raise error("InvalidImportTokenException", "The import token is not valid for this key")
        if parameters.valid_to <= clock.now():
            raise error("ExpiredImportTokenException", "The import token has expired")
        content = parameters.unwrap(_bytes(self._get_param("EncryptedKeyMaterial")))
        material_id = key.import_material(content, json.loads(self.body))
        return json.dumps({"KeyId": key.arn} | self._material_id(key, material_id))

    def delete_imported_key_material(self) -> str:
        key = self._key()
        if key.origin != "EXTERNAL":
            raise unsupported(f"{key.arn} origin is {key.origin} which is not valid for this operation.")
        material_id = key.delete_material(self._get_param("KeyMaterialId"))
        return json.dumps({"KeyId": key.arn} | self._material_id(key, material_id))

    @staticmethod
    def _material_id(key: Key, material_id: str | None) -> dict[str, str]:
        return {"KeyMaterialId": material_id} if material_id and key.rotatable else {}

    # Custom key stores

    def create_custom_key_store(self) -> str:
        return json.dumps({"CustomKeyStoreId": self.kms_backend.stores.create(json.loads(self.body)).id})

    def describe_custom_key_stores(self) -> str:
        stores = self.kms_backend.stores.describe(
            self._get_param("CustomKeyStoreId"), self._get_param("CustomKeyStoreName")
        )
        chosen, end = self._page(stores, lambda store: store.id, 100, 1000)
        return json.dumps({"CustomKeyStores": [store.to_entry() for store in chosen]} | end)

    def connect_custom_key_store(self) -> str:
        self.kms_backend.stores.get(self._get_param("CustomKeyStoreId")).connect()
        return "{}"

    def disconnect_custom_key_store(self) -> str:
        self.kms_backend.stores.get(self._get_param("CustomKeyStoreId")).disconnect()
        return "{}"

    def delete_custom_key_store(self) -> str:
        store = self.kms_backend.stores.get(self._get_param("CustomKeyStoreId"))
        if any(key.store is store for key in self.kms_backend.keys.values()):
            raise error("CustomKeyStoreHasCMKsException", f"{store.id} holds keys")
        self.kms_backend.stores.delete(store.id)
        return "{}"

    # Cryptography

    def encrypt(self) -> str:
        self._key(aliases=True)
        return super().encrypt()

    def decrypt(self) -> str:
        if self._get_param("KeyId"):
            self._key(aliases=True)
        return super().decrypt()

    def re_encrypt(self) -> str:
        self._key("DestinationKeyId", aliases=True)
        return super().re_encrypt()

    def generate_data_key(self) -> str:
        self._key(aliases=True)
        return super().generate_data_key()

    def generate_mac(self) -> str:
        self._key(aliases=True).require_usable("GENERATE_VERIFY_MAC")
        return super().generate_mac()

    def verify_mac(self) -> str:
        self._key(aliases=True).require_usable("GENERATE_VERIFY_MAC")
        return super().verify_mac()

    def sign(self) -> str:
        self._key(aliases=True).require_usable("SIGN_VERIFY")
        return super().sign()

    def verify(self) -> str:
        self._key(aliases=True).require_usable("SIGN_VERIFY")
        return super().verify()

    def get_public_key(self) -> str:
        key = self._key(aliases=True)
        metadata = key.to_dict()["KeyMetadata"]
        if key.key_spec == "SYMMETRIC_DEFAULT" or key.key_spec.startswith("HMAC"):
            raise unsupported(f"{key.arn} key spec is {key.key_spec} which is not valid for GetPublicKey.")
        key.require_state("Enabled", "Disabled")
        told = (
            "KeySpec",
            "CustomerMasterKeySpec",
            "KeyUsage",
            "EncryptionAlgorithms",
            "SigningAlgorithms",
            "KeyAgreementAlgorithms",
        )
        answer = {"KeyId": key.arn, "PublicKey": _text(key.private_key.public_key())}
        return json.dumps(answer | {member: metadata[member] for member in told if member in metadata})


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
