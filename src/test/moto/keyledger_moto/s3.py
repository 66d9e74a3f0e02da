"""S3: defaults of new buckets, blocked encryption types, ListBuckets in pages and with Regions, denials."""

import base64
from typing import Any

import xmltodict
from moto.core.responses import ActionResult
from moto.core.utils import ensure_boolean
from moto.kms.models import kms_backends
from moto.s3 import models, responses
from moto.s3.exceptions import MalformedXML, S3ClientError

from . import calls, denials

MAXIMUM_BUCKETS = 10_000

# Since April 2026 a new bucket refuses SSE-C.
BLOCKED_BY_DEFAULT = {"EncryptionType": ["SSE-C"]}


def install() -> None:
    moto_init = models.FakeBucket.__init__
    moto_put_object = models.S3Backend.put_object

    def new_bucket(self: models.FakeBucket, *args: Any, **kwargs: Any) -> None:
        moto_init(self, *args, **kwargs)
        self.encryption = _configuration({"SSEAlgorithm": "AES256"}, False, BLOCKED_BY_DEFAULT)

    def delete_bucket_encryption(self: models.S3Backend, bucket_name: str) -> None:
        """Resets to SSE-S3; what is blocked stays blocked."""
        bucket = self.get_bucket(bucket_name)
        blocked = bucket.encryption["Rule"].get("BlockedEncryptionTypes")
        bucket.encryption = _configuration({"SSEAlgorithm": "AES256"}, False, blocked)

    def put_object(self: models.S3Backend, bucket_name: str, *args: Any, **kwargs: Any) -> Any:
        """The first object under SSE-KMS without a named key brings the AWS managed key ``aws/s3`` about."""
        stored = moto_put_object(self, bucket_name, *args, **kwargs)
        if (stored.encryption or "").startswith("aws:kms") and not stored.kms_key_id:
            region = self.get_bucket(bucket_name).region_name
            stored.kms_key_id = kms_backends[self.account_id][region].aws_managed_key("alias/aws/s3").arn
        return stored

    models.FakeBucket.__init__ = new_bucket
    models.S3Backend.delete_bucket_encryption = delete_bucket_encryption
    models.S3Backend.put_object = put_object
    # Moto loads its S3 URLs anew for each backend, and takes the handlers from here.
    responses.S3Response = S3Response


def _configuration(default: dict[str, Any], bucket_key: bool, blocked: dict[str, Any] | None) -> dict[str, Any]:
    rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": bucket_key}
    return {"Rule": rule | ({"BlockedEncryptionTypes": blocked} if blocked else {})}


class AccessDenied(S3ClientError):
    code = "AccessDenied"


class PermanentRedirect(S3ClientError):
    code = "PermanentRedirect"


# Moto answers errors with 400 where the service model does not say otherwise.
STATUS = {"AccessDenied": 403, "PermanentRedirect": 301}


class S3Response(responses.S3Response):
    def _authenticate_and_authorize_s3_action(
        self, bucket_name: str | None = None, key_name: str | None = None
    ) -> None:
        operation = self._operation()
        calls.record("s3", operation)
        target = f"arn:aws:s3:::{bucket_name}/{key_name}" if key_name else f"arn:aws:s3:::{bucket_name}"
        if denials.denies("s3", operation, self.current_account, self.region, target):
            raise AccessDenied("Access Denied")
        super()._authenticate_and_authorize_s3_action(bucket_name, key_name)

    def _operation(self) -> str:
        """The operation by its name in the API; Moto's table of actions does not have all of them."""
        query = self.request.args if self.method == "GET" else {}
        if not self.bucket_name:
            return "ListBuckets"
        for parameter, operation in (
            ("encryption", "GetBucketEncryption"),
            ("replication", "GetBucketReplication"),
            ("publicAccessBlock", "GetPublicAccessBlock"),
            ("ownershipControls", "GetBucketOwnershipControls"),
        ):
            if parameter in query:
                return operation
        action = self.data["Action"]
        return action[0] if isinstance(action, list) else action

    def bucket_response(self, request: Any, full_url: str, headers: Any) -> Any:
        status, answer_headers, body = super().bucket_response(request, full_url, headers)
        status = _right_status(status, body)
        if status == 301:
            answer_headers["x-amz-bucket-region"] = self.backend.get_bucket(self.bucket_name).region_name
        return status, answer_headers, body

    def key_response(self, request: Any, full_url: str, headers: Any) -> Any:
        status, answer_headers, body = super().key_response(request, full_url, headers)
        return _right_status(status, body), answer_headers, body

    def _bucket_response_get(self, bucket_name: str, querystring: dict[str, Any]) -> Any:
        """A bucket answers in its own Region only; its location is told everywhere."""
        bucket = self.backend.buckets.get(bucket_name)
        if bucket and bucket.region_name != self.region and "location" not in querystring:
            raise PermanentRedirect(
                "The bucket you are attempting to access must be addressed using the specified endpoint."
            )
        return super()._bucket_response_get(bucket_name, querystring)

    def all_buckets(self) -> Any:
        self.data["Action"] = "ListBuckets"
        self._authenticate_and_authorize_s3_action()
        query = self.request.args
        prefix = query.get("prefix")
        region = query.get("bucket-region")
        token = query.get("continuation-token")
        size = int(query.get("max-buckets", MAXIMUM_BUCKETS))
        after = base64.urlsafe_b64decode(token).decode() if token else ""
        buckets = sorted(
            (bucket for bucket in self.backend.list_buckets(prefix, region, None) if bucket.name > after),
            key=lambda bucket: bucket.name,
        )
        # The Region is told only to those who ask for anything in particular.
        with_region = any(name in query for name in ("prefix", "bucket-region", "max-buckets", "continuation-token"))
        result = {
            "Owner": {"ID": "bcaf1ffd86f41161ca5fb16fd081034f"},
            "Buckets": [_entry(bucket, with_region) for bucket in buckets[:size]],
        }
        if prefix:
            result["Prefix"] = prefix
        if len(buckets) > size:
            result["ContinuationToken"] = base64.urlsafe_b64encode(buckets[size - 1].name.encode()).decode()
        return self.serialized(ActionResult(result))

    def _encryption_config_from_body(self) -> dict[str, Any]:
        rule = xmltodict.parse(self.body)["ServerSideEncryptionConfiguration"].get("Rule") or {}
        default = rule.get("ApplyServerSideEncryptionByDefault")
        blocked = (rule.get("BlockedEncryptionTypes") or {}).get("EncryptionType")
        if (default and not default.get("SSEAlgorithm")) or (not default and not blocked):
            raise MalformedXML()
        before = self.backend.get_bucket(self.bucket_name).encryption["Rule"]
        if blocked is None:
            kept = before.get("BlockedEncryptionTypes")
        else:
            kept = {"EncryptionType": blocked if isinstance(blocked, list) else [blocked]}
        return _configuration(
            default or before["ApplyServerSideEncryptionByDefault"],
            ensure_boolean(rule.get("BucketKeyEnabled")),
            kept,
        )

    def get_bucket_encryption(self) -> Any:
        self.data["Action"] = "GetBucketEncryption"
        rule = self.backend.get_bucket_encryption(self.bucket_name)["Rule"]
        return self.serialized(ActionResult({"ServerSideEncryptionConfiguration": {"Rules": [rule]}}))


def _right_status(status: int, body: Any) -> int:
    if status != 400:
        return status
    text = body if isinstance(body, bytes) else str(body).encode()
    return next((right for code, right in STATUS.items() if f"<Code>{code}</Code>".encode() in text), status)


def _entry(bucket: models.FakeBucket, with_region: bool) -> dict[str, Any]:
    entry = {"Name": bucket.name, "CreationDate": bucket.creation_date_ISO8601}
    return entry | {"BucketRegion": bucket.region_name} if with_region else entry
