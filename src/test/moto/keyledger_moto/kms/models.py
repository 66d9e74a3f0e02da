"""Keys, and the backend that holds them: Moto's, with the states, imports, rotations and stores that it lacks."""

import json
from datetime import datetime, timezone
from functools import cached_property
from hashlib import sha256
from typing import Any

from moto.kms import models as moto_models
from moto.kms.utils import generate_key_id
from moto.moto_api._internal import mock_random
from moto.utilities.utils import get_partition

from .. import clock
from . import aws_managed, key_specs
from .custom_key_stores import CLOUDHSM, EXTERNAL, CustomKeyStore, CustomKeyStores
from .errors import error, invalid, invalid_state, not_found, unsupported
from .key_material import (
    CURRENT,
    DOES_NOT_EXPIRE,
    EXPIRES,
    PENDING_MULTI_REGION,
    PENDING_ROTATION,
    ImportedCopy,
    KeyMaterial,
    Lineage,
    Sealed,
    imported_id,
    seal,
)
from .signing import imported_private_key, new_private_key
from .wrapping import ImportParameters

# When AWS began to record the last usage of keys: 2026-04-23.
TRACKING_START = datetime(2026, 4, 23, tzinfo=timezone.utc).timestamp()
AWS_MANAGED_ROTATION_DAYS = 365
MAXIMUM_ON_DEMAND_ROTATIONS = 25
MAXIMUM_POLICY_BYTES = 32_768


class Grant(moto_models.Grant):
    def __init__(self, issuing_account: str, details: dict[str, Any], key_id: str) -> None:
        super().__init__(
            key_id,
            details.get("Name"),
            details.get("GranteePrincipal"),
            details.get("Operations", []),
            details.get("Constraints"),
            details.get("RetiringPrincipal"),
        )
        self.id = mock_random.get_random_hex(64)
        self.token = mock_random.get_random_hex(64)
        self.creation_date = clock.now()
        self.issuing_account = issuing_account
        self.details = details

    def to_json(self) -> dict[str, Any]:
        entry = {
            "KeyId": self.key_id,
            "GrantId": self.id,
            "CreationDate": self.creation_date,
            "IssuingAccount": f"arn:aws:iam::{self.issuing_account}:root",
        }
        told = ("Name", "GranteePrincipal", "RetiringPrincipal", "Operations", "Constraints")
        return entry | {name: self.details[name] for name in told if self.details.get(name)}


class Alias(moto_models.Alias):
    def __init__(self, account_id: str, region: str, name: str, key: "Key") -> None:
        super().__init__(account_id, region, name, key)
        self.creation_date = self.last_updated_date = clock.now()


class Key(moto_models.Key):
    """A KMS key in one Region."""

    def __init__(
        self,
        key_id: str,
        account_id: str,
        region: str,
        lineage: Lineage,
        spec: str = "SYMMETRIC_DEFAULT",
        usage: str = "ENCRYPT_DECRYPT",
        origin: str = "AWS_KMS",
        description: str = "",
        policy: str | None = None,
        key_manager: str = "CUSTOMER",
        store: CustomKeyStore | None = None,
        xks_key_id: str | None = None,
    ) -> None:
        self.id = key_id
        self.account_id = account_id
        self.region = region
        self.arn = self._arn_in(region)
        self.lineage = lineage
        self.key_spec = spec
        self.key_usage = usage
        self.origin = origin
        self.description = description
        self.policy = policy or self.generate_default_policy()
        self.key_manager = key_manager
        self.store = store
        self.xks_key_id = xks_key_id
        self.creation_date = clock.now()
        self.disabled = False
        self.pending_window_days: int | None = None
        self.deletion_date: float | None = None
        self.copies: dict[str, ImportedCopy] = {}
        self.grants: dict[str, Grant] = {}
        self.aliases: dict[str, Alias] = {}
        self.last_usage: dict[str, Any] = {}

    def _arn_in(self, region: str) -> str:
        return f"arn:{get_partition(region)}:kms:{region}:{self.account_id}:key/{self.id}"

    # State

    @property
    def multi_region(self) -> bool:
        return self.id.startswith("mrk-")

    @property
    def primary(self) -> bool:
        return self.lineage.primary_region == self.region

    @property
    def rotatable(self) -> bool:
        """Whether KMS can rotate it, by itself or on demand."""
        return self.key_spec == "SYMMETRIC_DEFAULT" and self.store is None

    @property
    def key_state(self) -> str:
        if self.deletion_date is not None:
            return "PendingDeletion"
        if self.pending_window_days is not None:
            return "PendingReplicaDeletion"
        if self.store and not self.store.connected:
            return "Unavailable"
        if self.origin == "EXTERNAL" and not self._material_complete():
            return "PendingImport"
        return "Disabled" if self.disabled else "Enabled"

    @property
    def enabled(self) -> bool:
        return self.key_state == "Enabled"

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self.disabled = not enabled

    def require_usable(self, usage: str) -> None:
        """Refuses a cryptographic operation that this key is not made for, or not in a state for."""
        if self.key_state == "Disabled":
            raise error("DisabledException", f"{self.arn} is disabled.")
        self.require_state("Enabled")
        if self.key_usage != usage:
            raise error("InvalidKeyUsageException", f"{self.arn} key usage is {self.key_usage} which is not valid")

    def require_state(self, *states: str) -> None:
        if self.key_state not in states:
            raise invalid_state(self.arn, self.key_state)

    @property
    def signing_algorithms(self) -> list[str]:
        return key_specs.SIGNING.get(self.key_spec, [])

    @property
    def encryption_algorithms(self) -> list[str]:
        return key_specs.ENCRYPTION.get(self.key_spec, [])

    # Material

    def _material_complete(self) -> bool:
        """Whether all material that data may be encrypted under is here; what is pending rotation does not count."""
        associated = [material for material in self.lineage.materials if material.state != PENDING_ROTATION]
        return bool(associated) and all(self.content_of(material) is not None for material in associated)

    def content_of(self, material: KeyMaterial) -> bytes | None:
        if material.content is not None:
            return material.content
        copy = self.copies.get(material.id)
        return copy.content if copy and copy.present() else None

    @property
    def key_material(self) -> bytes:
        """What Moto computes HMACs with."""
        content = self.content_of(self.lineage.current)
        return content if self.key_spec in key_specs.MATERIAL_BYTES else sha256(content).digest()

    @cached_property
    def generated_private_key(self) -> Any:
        return new_private_key(self.key_spec)

    @property
    def private_key(self) -> Any:
        if self.origin == "EXTERNAL":
            return imported_private_key(self.key_spec, self.content_of(self.lineage.current))
        return self.generated_private_key

    def import_material(self, content: bytes, parameters: dict[str, Any]) -> str:
        """ImportKeyMaterial after unwrapping; gives the material's id."""
        material_id = imported_id(self.id, content)
        self._require_importable(content, material_id, parameters)
        known = self.lineage.material(material_id)
        if known is None:
            state = PENDING_ROTATION if self.lineage.current else CURRENT
            if self.lineage.pending:
                self.lineage.materials.remove(self.lineage.pending)
            self.lineage.materials.append(KeyMaterial(material_id, state))
        before = self.copies.get(material_id)
        self.copies[material_id] = ImportedCopy(
            content,
            parameters.get("KeyMaterialDescription") or (before.description if before else None),
            parameters.get("ExpirationModel") or EXPIRES,
            parameters.get("ValidTo"),
        )
        return material_id

    def _require_importable(self, content: bytes, material_id: str, parameters: dict[str, Any]) -> None:
        self._require_expiration(parameters)
        self._require_material_of_spec(content)
        first = self.lineage.current is None
        kind = parameters.get("ImportType") or ("NEW_KEY_MATERIAL" if first else "EXISTING_KEY_MATERIAL")
        wanted_id = parameters.get("KeyMaterialId")
        known = self.lineage.material(material_id) is not None
        if wanted_id and kind == "NEW_KEY_MATERIAL":
            raise invalid("KeyMaterialId cannot be given with NEW_KEY_MATERIAL")
        if kind == "EXISTING_KEY_MATERIAL":
            if not known or (wanted_id and wanted_id != material_id):
                raise error("IncorrectKeyMaterialException", "The key material was not imported into this key before")
            return
        if not self.primary or (not first and not self.rotatable):
            raise unsupported("New key material cannot be imported into this key")
        if known:
            raise error("IncorrectKeyMaterialException", "The key material is already associated with this key")
        if self.lineage.pending and self.lineage.pending.id in self.copies:
            raise error("KMSInvalidStateException", "Other key material is already pending rotation")

    @staticmethod
    def _require_expiration(parameters: dict[str, Any]) -> None:
        model = parameters.get("ExpirationModel") or EXPIRES
        valid_to = parameters.get("ValidTo")
        if model == DOES_NOT_EXPIRE and valid_to is not None:
            raise invalid("ValidTo cannot be given with KEY_MATERIAL_DOES_NOT_EXPIRE")
        if model == EXPIRES and valid_to is None:
            raise invalid("ValidTo is required with KEY_MATERIAL_EXPIRES")
        if valid_to is not None and not clock.now() < valid_to <= clock.now() + 365 * clock.DAY:
            raise invalid("ValidTo must be in the future, and at most 365 days away")

    def _require_material_of_spec(self, content: bytes) -> None:
        length = key_specs.MATERIAL_BYTES.get(self.key_spec)
        if length is None:
            imported_private_key(self.key_spec, content)
        elif len(content) != length:
            raise error("IncorrectKeyMaterialException", f"{self.key_spec} needs {length} bytes of key material")

    def delete_material(self, material_id: str | None) -> str | None:
        """DeleteImportedKeyMaterial; the current material where none is named. Gives the id of what it was about."""
        material = self.lineage.material(material_id) if material_id else self.lineage.current
        if material_id and material is None:
            raise not_found(f"{material_id} is not key material of {self.arn}")
        if material is None:
            return None
        self.copies.pop(material.id, None)
        return material.id

    def drop_expired(self) -> None:
        """Forgets material whose time is over, as KMS does, so that no later clock brings it back."""
        self.copies = {material_id: copy for material_id, copy in self.copies.items() if copy.present()}

    def expire_material(self) -> None:
        for copy in self.copies.values():
            copy.expiration_model = EXPIRES
            copy.valid_to = clock.now() - 1

    # What the API tells

    def to_dict(self) -> dict[str, Any]:
        metadata = {
            "AWSAccountId": self.account_id,
            "KeyId": self.id,
            "Arn": self.arn,
            "CreationDate": self.creation_date,
            "Enabled": self.enabled,
            "Description": self.description,
            "KeyUsage": self.key_usage,
            "KeyState": self.key_state,
            "Origin": self.origin,
            "KeyManager": self.key_manager,
            "KeySpec": self.key_spec,
            "MultiRegion": self.multi_region,
        }
        if self.key_spec not in key_specs.WITHOUT_CUSTOMER_MASTER_KEY_SPEC:
            metadata["CustomerMasterKeySpec"] = self.key_spec
        member, algorithms = key_specs.USAGES[self.key_usage]
        metadata[member] = algorithms[self.key_spec]
        metadata |= self._deletion() | self._store() | self._import()
        if self.multi_region:
            metadata["MultiRegionConfiguration"] = self._multi_region_configuration()
        if self.rotatable and self.lineage.current:
            metadata["CurrentKeyMaterialId"] = self.lineage.current.id
        return {"KeyMetadata": metadata}

    def _deletion(self) -> dict[str, Any]:
        if self.deletion_date is not None:
            return {"DeletionDate": self.deletion_date}
        if self.pending_window_days is not None:
            return {"PendingDeletionWindowInDays": self.pending_window_days}
        return {}

    def _store(self) -> dict[str, Any]:
        if self.store is None:
            return {}
        store = {"CustomKeyStoreId": self.store.id}
        if self.store.cluster_id:
            store["CloudHsmClusterId"] = self.store.cluster_id
        if self.xks_key_id:
            store["XksKeyConfiguration"] = {"Id": self.xks_key_id}
        return store

    def _import(self) -> dict[str, Any]:
        present = [copy for copy in self.copies.values() if copy.present()]
        if not present:
            return {}
        ends = [copy.valid_to for copy in present if copy.valid_to is not None]
        return {"ExpirationModel": EXPIRES, "ValidTo": min(ends)} if ends else {"ExpirationModel": DOES_NOT_EXPIRE}

    def _multi_region_configuration(self) -> dict[str, Any]:
        def entry(region: str) -> dict[str, str]:
            return {"Arn": self._arn_in(region), "Region": region}

        replicas = [region for region in self.lineage.regions if region != self.lineage.primary_region]
        return {
            "MultiRegionKeyType": "PRIMARY" if self.primary else "REPLICA",
            "PrimaryKey": entry(self.lineage.primary_region),
            "ReplicaKeys": [entry(region) for region in replicas],
        }

    def rotation_rows(self, all_material: bool, imported_everywhere: set[str]) -> list[dict[str, Any]]:
        """RotationsListEntry of every rotation, oldest first; ``all_material`` adds the first and the pending."""
        return [
            self._rotation_row(material, material.id in imported_everywhere)
            for material in self.lineage.materials
            if all_material or material.rotation_date is not None
        ]

    def _rotation_row(self, material: KeyMaterial, imported_everywhere: bool) -> dict[str, Any]:
        pending_elsewhere = material.state == PENDING_ROTATION and not imported_everywhere
        row = {
            "KeyId": self.id,
            "KeyMaterialId": material.id,
            "KeyMaterialState": PENDING_MULTI_REGION if pending_elsewhere else material.state,
        }
        if material.rotation_date is not None:
            row |= {"RotationDate": material.rotation_date, "RotationType": material.rotation_type}
        if self.origin != "EXTERNAL":
            return row
        copy = self.copies.get(material.id)
        if copy is None or not copy.present():
            return row | {"ImportState": "PENDING_IMPORT"}
        row |= {"ImportState": "IMPORTED", "ExpirationModel": copy.expiration_model}
        if copy.description:
            row["KeyMaterialDescription"] = copy.description
        if copy.valid_to is not None:
            row["ValidTo"] = copy.valid_to
        return row

    def record_usage(self, operation: str, request_id: str) -> None:
        self.last_usage = {
            "Operation": operation,
            "Timestamp": clock.now(),
            "CloudTrailEventId": str(mock_random.uuid4()),
            "KmsRequestId": request_id,
        }


class KmsBackend(moto_models.KmsBackend):
    """The keys of one account and Region."""

    keys: dict[str, Key]

    def __init__(self, region_name: str, account_id: str | None = None) -> None:
        super().__init__(region_name, account_id)
        self.stores = CustomKeyStores()
        self.import_parameters: dict[bytes, ImportParameters] = {}

    # Creation

    def create_key(
        self,
        policy: str | None,
        key_usage: str | None,
        key_spec: str | None,
        description: str | None,
        tags: list[dict[str, str]] | None,
        multi_region: bool = False,
        origin: str = "AWS_KMS",
        custom_key_store_id: str | None = None,
        xks_key_id: str | None = None,
    ) -> Key:
        spec = key_spec or "SYMMETRIC_DEFAULT"
        usage = key_usage or "ENCRYPT_DECRYPT"
        self._require_usage(spec, usage)
        store = self._store_for(origin, custom_key_store_id, xks_key_id, spec, multi_region)
        lineage = Lineage(self.region_name, [self.region_name])
        if origin != "EXTERNAL":
            lineage.generate(key_specs.MATERIAL_BYTES.get(spec, 32))
        key = Key(
            generate_key_id(multi_region),
            self.account_id,
            self.region_name,
            lineage,
            spec,
            usage,
            origin,
            description or "",
            checked_policy(policy) if policy else None,
            store=store,
            xks_key_id=xks_key_id,
        )
        self.keys[key.id] = key
        if tags:
            self.tag_resource(key.id, tags)
        return key

    @staticmethod
    def _require_usage(spec: str, usage: str) -> None:
        if spec not in key_specs.SPECS:
            raise invalid(
                f"1 validation error detected: Value '{spec}' at 'keySpec' failed to satisfy constraint: "
                f"Member must satisfy enum value set: {key_specs.SPECS}"
            )
        if spec not in key_specs.USAGES.get(usage, ("", {}))[1]:
            raise invalid(f"KeyUsage {usage} is not compatible with KeySpec {spec}")

    def _store_for(
        self, origin: str, store_id: str | None, xks_key_id: str | None, spec: str, multi_region: bool
    ) -> CustomKeyStore | None:
        if origin in ("AWS_KMS", "EXTERNAL"):
            if store_id or xks_key_id:
                raise invalid(f"CustomKeyStoreId and XksKeyId are not valid with Origin {origin}")
            return None
        if origin not in (CLOUDHSM, EXTERNAL):
            raise invalid(f"{origin} is not an Origin")
        store = self.stores.get(store_id)
        if store.type != origin or spec != "SYMMETRIC_DEFAULT" or multi_region:
            raise unsupported(f"A {spec} key of origin {origin} cannot be created in {store.id}")
        if not store.connected:
            raise error("CustomKeyStoreInvalidStateException", f"{store.id} is {store.connection_state}")
        if origin == EXTERNAL and not xks_key_id:
            raise invalid("XksKeyId is required for a key in an external key store")
        if xks_key_id and any(key.store is store and key.xks_key_id == xks_key_id for key in self.keys.values()):
            raise error("XksKeyAlreadyInUseException", f"{xks_key_id} is in use")
        return store

    def aws_managed_key(self, alias: str) -> Key:
        """The AWS managed key behind an alias such as ``alias/aws/ebs``, created when first asked for."""
        existing = self.get_key_id_from_alias(alias)
        if existing:
            return self.keys[existing]
        managed = aws_managed.BY_ALIAS[alias]
        next_rotation = clock.now() + AWS_MANAGED_ROTATION_DAYS * clock.DAY
        lineage = Lineage(
            self.region_name,
            [self.region_name],
            rotation_period_days=AWS_MANAGED_ROTATION_DAYS,
            next_rotation=next_rotation,
        )
        lineage.generate(32)
        key = Key(
            generate_key_id(),
            self.account_id,
            self.region_name,
            lineage,
            description=managed.description,
            policy=managed.policy(self.account_id, self.region_name),
            key_manager="AWS",
        )
        self.keys[key.id] = key
        self.create_alias(key.id, alias)
        return key

    def get_key_id_from_alias(self, alias_name: str) -> str | None:
        """Unlike Moto's, this creates nothing: only DescribeKey and the services themselves do."""
        return next((key.id for key in self.keys.values() if alias_name in key.aliases), None)

    def create_alias(self, target_key_id: str, alias_name: str) -> Alias:
        key = self.keys[self.get_key_id(target_key_id)]
        key.aliases[alias_name] = Alias(self.account_id, self.region_name, alias_name, key)
        return key.aliases[alias_name]

    def update_alias(self, target_key_id: str, alias_name: str) -> Alias:
        alias = super().update_alias(target_key_id, alias_name)
        alias.last_updated_date = clock.now()
        return alias

    def describe_key(self, key_id: str) -> Key:
        return self.keys[self.any_id_to_key_id(key_id)]

    # Multi-Region keys

    def replicate_key(
        self,
        key_id: str,
        replica_region: str,
        policy: str | None = None,
        description: str = "",
        tags: list[dict[str, str]] | None = None,
    ) -> Key:
        key = self.keys[self.get_key_id(key_id)]
        if not key.multi_region or not key.primary:
            raise unsupported(f"{key.arn} is not a multi-Region primary key")
        other = moto_models.kms_backends[self.account_id][replica_region]
        if key.id in other.keys:
            raise error("AlreadyExistsException", f"{key.id} already exists in {replica_region}")
        key.lineage.regions.append(replica_region)
        replica = Key(
            key.id,
            key.account_id,
            replica_region,
            key.lineage,
            key.key_spec,
            key.key_usage,
            key.origin,
            description,
            checked_policy(policy) if policy else None,
        )
        other.keys[replica.id] = replica
        if tags:
            other.tag_resource(replica.id, tags)
        return replica

    def update_primary_region(self, key: Key, region: str) -> None:
        if not key.multi_region or not key.primary or region not in key.lineage.regions:
            raise unsupported(f"{key.arn} is not a primary key with a replica in {region}")
        key.lineage.primary_region = region

    def related(self, key: Key) -> list[Key]:
        """The key itself and those of its multi-Region set in other Regions."""
        backends = moto_models.kms_backends[self.account_id]
        return [backends[region].keys[key.id] for region in key.lineage.regions if key.id in backends[region].keys]

    def imported_everywhere(self, key: Key) -> set[str]:
        """Ids of the material that every Region's key has a copy of."""
        return set.intersection(*(set(related.copies) for related in self.related(key)))

    # Deletion

    def schedule_key_deletion(self, key_id: str, pending_window_in_days: int) -> float | None:
        if not 7 <= pending_window_in_days <= 30:
            raise invalid("PendingWindowInDays must be between 7 and 30")
        key = self.keys[self.get_key_id(key_id)]
        key.require_state("Enabled", "Disabled", "PendingImport", "Unavailable")
        key.pending_window_days = pending_window_in_days
        self._start_waiting_period(key)
        return key.deletion_date

    def _start_waiting_period(self, key: Key) -> None:
        """A primary key waits for its replicas to be gone before its own waiting period begins."""
        if not (key.multi_region and key.primary and len(key.lineage.regions) > 1):
            key.deletion_date = clock.now() + key.pending_window_days * clock.DAY

    def cancel_key_deletion(self, key_id: str) -> None:
        key = self.keys[self.get_key_id(key_id)]
        key.require_state("PendingDeletion", "PendingReplicaDeletion")
        key.pending_window_days = key.deletion_date = None
        key.disabled = True

    def enable_key(self, key_id: str) -> None:
        key = self.keys[self.get_key_id(key_id)]
        key.require_state("Enabled", "Disabled")
        key.disabled = False

    def disable_key(self, key_id: str) -> None:
        key = self.keys[self.get_key_id(key_id)]
        key.require_state("Enabled", "Disabled")
        key.disabled = True

    # Rotation

    def rotate_on_demand(self, key: Key, at_once: bool) -> None:
        if not key.rotatable or not key.primary:
            raise unsupported(f"{key.arn} cannot be rotated on demand")
        if key.lineage.on_demand_started is not None:
            raise error("ConflictException", f"An on-demand rotation of {key.arn} is in progress")
        if key.lineage.on_demand_rotations >= MAXIMUM_ON_DEMAND_ROTATIONS:
            raise error(
                "LimitExceededException", f"{key.arn} was rotated on demand {MAXIMUM_ON_DEMAND_ROTATIONS} times"
            )
        if key.origin == "EXTERNAL" and not (
            key.lineage.pending and key.lineage.pending.id in self.imported_everywhere(key)
        ):
            raise error("KMSInvalidStateException", f"{key.arn} has no imported key material pending rotation")
        key.lineage.on_demand_started = clock.now()
        if at_once:
            self.finish_on_demand_rotation(key)

    @staticmethod
    def finish_on_demand_rotation(key: Key) -> None:
        if key.lineage.on_demand_started is not None:
            key.lineage.on_demand_started = None
            key.lineage.rotate("ON_DEMAND", clock.now())

    # Cryptography

    def encrypt(self, key_id: str, plaintext: bytes, encryption_context: dict[str, str]) -> tuple[bytes, str]:
        identifier = self.any_id_to_key_id(key_id)
        if identifier not in self.keys:
            raise not_found(f"Invalid keyId {key_id}")
        key = self.keys[identifier]
        key.require_usable("ENCRYPT_DECRYPT")
        if not 1 <= len(plaintext) <= 4096:
            raise invalid("Plaintext must have between 1 and 4096 bytes")
        material = key.lineage.current
        return seal(key.id, material.id, self._secret(key, material), plaintext, encryption_context), key.arn

    def decrypt(
        self, ciphertext_blob: bytes, encryption_context: dict[str, str], key_id: str | None = None
    ) -> tuple[bytes, str]:
        sealed = Sealed.parse(ciphertext_blob)
        if sealed.key_id not in self.keys:
            raise error(
                "AccessDeniedException",
                "The ciphertext refers to a customer master key that does not exist, does not exist in this region, "
                "or you are not allowed to access.",
            )
        if key_id is not None and self.any_id_to_key_id(key_id) != sealed.key_id:
            raise error("IncorrectKeyException", "The key ID in the request does not identify a CMK that can decrypt.")
        key = self.keys[sealed.key_id]
        key.require_usable("ENCRYPT_DECRYPT")
        material = key.lineage.material(sealed.material_id)
        return sealed.open(self._secret(key, material), encryption_context), key.arn

    @staticmethod
    def _secret(key: Key, material: KeyMaterial) -> bytes:
        content = key.content_of(material)
        return content if len(content) == 32 else sha256(content).digest()

    # Time

    def settle(self) -> None:
        """Does what KMS would have done by now: expire material, rotate, delete keys."""
        for key in list(self.keys.values()):
            key.drop_expired()
            self._rotate_when_due(key)
            if key.deletion_date is not None and key.deletion_date <= clock.now():
                self.delete_key(key.id)
                key.lineage.regions.remove(self.region_name)
                for related in self.related(key):
                    if related.key_state == "PendingReplicaDeletion":
                        self._start_waiting_period(related)

    @staticmethod
    def _rotate_when_due(key: Key) -> None:
        lineage = key.lineage
        if not key.enabled or not key.primary:
            return
        while lineage.next_rotation is not None and lineage.next_rotation <= clock.now():
            lineage.rotate("AUTOMATIC", lineage.next_rotation)
            lineage.next_rotation += lineage.rotation_period_days * clock.DAY


def checked_policy(policy: str) -> str:
    """The policy document, refused as KMS refuses it where it is too long or is not one."""
    if len(policy.encode()) > MAXIMUM_POLICY_BYTES:
        raise error("LimitExceededException", f"A key policy has at most {MAXIMUM_POLICY_BYTES} bytes")
    try:
        document = json.loads(policy)
    except ValueError:
        document = None
    if not isinstance(document, dict) or "Statement" not in document:
        raise error("MalformedPolicyDocumentException", "The new key policy is not a policy document")
    return policy


def settle_everywhere() -> None:
    """Lets the clock's new time have its effect in every account and Region."""
    for _, _, backend in list(moto_models.kms_backends.iter_backends()):
        backend.settle()
