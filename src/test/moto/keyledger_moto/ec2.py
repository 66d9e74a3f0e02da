"""EC2: the default key of EBS, encryption by default, keys of snapshots, and Describe calls in pages."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2 import responses, urls
from moto.ec2.exceptions import InvalidParameterValueError
from moto.ec2.models.elastic_block_store import EBSBackend
from moto.kms.models import kms_backends

from .pages import page

DEFAULT_ALIAS = "alias/aws/ebs"


def install() -> None:
    moto_create_volume = EBSBackend.create_volume
    moto_create_snapshot = EBSBackend.create_snapshot
    moto_copy_snapshot = EBSBackend.copy_snapshot

    def aws_managed_key(self: Any) -> str:
        return _keys(self).aws_managed_key(DEFAULT_ALIAS).arn

    def create_volume(self: Any, *args: Any, **kwargs: Any) -> Any:
        """Encrypted when asked for, by default where the Region says so, or since the snapshot is."""
        snapshot = self.get_snapshot(kwargs["snapshot_id"]) if kwargs.get("snapshot_id") else None
        from_encrypted = snapshot is not None and snapshot.encrypted
        encrypted = kwargs.get("encrypted") or from_encrypted or self.ebs_encryption_by_default
        if encrypted:
            kwargs["encrypted"] = True
            key = kwargs.get("kms_key_id") or (snapshot.kms_key_id if from_encrypted else None)
            kwargs["kms_key_id"] = _key_arn(self, key) if key else _default_key(self)
        return moto_create_volume(self, *args, **kwargs)

    def create_snapshot(self: Any, *args: Any, **kwargs: Any) -> Any:
        snapshot = moto_create_snapshot(self, *args, **kwargs)
        snapshot.kms_key_id = snapshot.volume.kms_key_id
        return snapshot

    def copy_snapshot(self: Any, *args: Any, **kwargs: Any) -> Any:
        copy = moto_copy_snapshot(self, *args, **kwargs)
        if copy.encrypted:
            copy.kms_key_id = _key_arn(self, copy.kms_key_id) if copy.kms_key_id else _default_key(self)
        return copy

    def modify_ebs_default_kms_key_id(self: Any, kms_key_id: str) -> str:
        self.default_kms_key_id = _key_arn(self, kms_key_id)
        return self.default_kms_key_id

    EBSBackend._create_default_encryption_key = aws_managed_key
    EBSBackend.create_volume = create_volume
    EBSBackend.create_snapshot = create_snapshot
    EBSBackend.copy_snapshot = copy_snapshot
    EBSBackend.modify_ebs_default_kms_key_id = modify_ebs_default_kms_key_id
    urls.url_paths["{0}/"] = EC2Response.dispatch


def _keys(backend: Any) -> Any:
    return kms_backends[backend.account_id][backend.region_name]


def _default_key(backend: Any) -> str:
    return backend.default_kms_key_id or _keys(backend).aws_managed_key(DEFAULT_ALIAS).arn


def _key_arn(backend: Any, key_id: str) -> str:
    """The ARN of a key that may be named by id or alias; left as it is where there is no such key here."""
    keys = _keys(backend)
    if key_id.startswith(("alias/aws/", f"arn:aws:kms:{backend.region_name}:{backend.account_id}:alias/aws/")):
        return keys.aws_managed_key(keys.get_alias_name(key_id)).arn
    name = keys.get_alias_name(key_id)
    identifier = keys.get_key_id_from_alias(name) if name.startswith("alias/") else keys.get_key_id(key_id)
    return keys.keys[identifier].arn if identifier in keys.keys else key_id


class EC2Response(responses.EC2Response):
    def get_ebs_default_kms_key_id(self) -> ActionResult:
        """The alias as long as nobody chose a key: asking creates none."""
        self.error_on_dryrun()
        return ActionResult({"KmsKeyId": self.ec2_backend.default_kms_key_id or DEFAULT_ALIAS})

    def reset_ebs_default_kms_key_id(self) -> ActionResult:
        self.error_on_dryrun()
        self.ec2_backend.default_kms_key_id = ""
        return ActionResult({"KmsKeyId": DEFAULT_ALIAS})

    def describe_volumes(self) -> ActionResult:
        volumes = self.ec2_backend.describe_volumes(
            volume_ids=self._get_param("VolumeIds", []), filters=self._filters_from_querystring()
        )
        return self._page("Volumes", volumes)

    def describe_snapshots(self) -> ActionResult:
        owners = [self.current_account if owner == "self" else owner for owner in self._get_param("OwnerIds", [])]
        snapshots = self.ec2_backend.describe_snapshots(
            snapshot_ids=self._get_param("SnapshotIds", []), filters=self._filters_from_querystring()
        )
        return self._page("Snapshots", [snap for snap in snapshots if not owners or snap.owner_id in owners])

    def _page(self, member: str, items: list[Any]) -> ActionResult:
        limit = self._get_param("MaxResults")
        if limit is None:
            return ActionResult({member: items})
        if limit < 5:
            raise InvalidParameterValueError(f"Value ( {limit} ) for parameter maxResults is invalid")
        chosen, end = page(items, lambda item: item.id, min(limit, 1000), self._get_param("NextToken"), 1000, 1000)
        return ActionResult({member: chosen, "NextToken": end.get("NextMarker")})
