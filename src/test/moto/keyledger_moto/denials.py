"""Actions that a test has forbidden, as IAM would forbid them."""

from dataclasses import dataclass

# S3 permissions that are not named like the operation they permit.
S3_PERMISSIONS = {
    "ListBuckets": "ListAllMyBuckets",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "GetBucketInventoryConfiguration": "GetInventoryConfiguration",
    "ListBucketInventoryConfigurations": "GetInventoryConfiguration",
    "ListBucketMetricsConfigurations": "GetMetricsConfiguration",
    "GetBucketOwnershipControls": "GetBucketOwnershipControls",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "HeadBucket": "ListBucket",
}


@dataclass(frozen=True)
class Denial:
    """An action such as ``kms:GetKeyPolicy``; in one account, Region or resource only, where these are given."""

    action: str
    account: str | None = None
    region: str | None = None
    resource: str | None = None

    def covers(self, names: set[str], account: str, region: str, request: str) -> bool:
        return (
            self.action.lower() in names
            and self.account in (None, account)
            and self.region in (None, region)
            and (self.resource is None or self.resource in request)
        )


_denials: list[Denial] = []


def add(denial: Denial) -> None:
    _denials.append(denial)


def clear() -> None:
    _denials.clear()


def denies(service: str, operation: str, account: str, region: str, request: str) -> bool:
    """Whether this call is forbidden. ``request`` is its text, in which a denial looks for its resource."""
    if not _denials:
        return False
    names = {f"{service}:{operation}".lower()}
    if service == "s3" and operation in S3_PERMISSIONS:
        names.add(f"s3:{S3_PERMISSIONS[operation]}".lower())
    return any(denial.covers(names, account, region, request) for denial in _denials)
