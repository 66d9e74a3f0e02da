"""The AWS managed keys: which services have one, and the key policy that each writes.

Policies of EBS, DynamoDB, Secrets Manager: AWS documentation. S3, SSM, Lambda, RDS, SNS, SQS, MSK, OpenSearch Service
and ACM: as exported from accounts. The others follow the common template.
"""

import json
from dataclasses import dataclass, field
from typing import Any

ENCRYPT = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
READ = ["kms:Describe*", "kms:Get*", "kms:List*"]


@dataclass(frozen=True)
class ManagedKey:
    """One service's key in an account and Region."""

    service: str
    title: str
    protects: str
    policy_id: str
    via: str = ""
    use: tuple[str, ...] = (*ENCRYPT, "kms:CreateGrant", "kms:DescribeKey")
    read: tuple[str, ...] = (*READ, "kms:RevokeGrant")
    via_any_region: bool = False
    more: list[dict[str, Any]] = field(default_factory=list)

    @property
    def alias(self) -> str:
        return f"alias/aws/{self.service}"

    @property
    def description(self) -> str:
        return f"Default key that protects my {self.protects} when no other key is defined"

    def policy(self, account: str, region: str) -> str:
        statements = _acm_statements(account, region) if self.service == "acm" else self._statements(account, region)
        return json.dumps({"Version": "2012-10-17", "Id": self.policy_id, "Statement": statements}, indent=2)

    def _statements(self, account: str, region: str) -> list[dict[str, Any]]:
        through = {
            "Sid": f"Allow access through {self.title} for all principals in the account "
            f"that are authorized to use {self.title}",
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": list(self.use),
            "Resource": "*",
            "Condition": self._through(account, region, self.via_any_region),
        }
        metadata = {
            "Sid": "Allow direct access to key metadata to the account",
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
            "Action": list(self.read),
            "Resource": "*",
        }
        if self.service != "secretsmanager":
            return [through, metadata, *self.more]
        data_keys = through | {"Action": "kms:GenerateDataKey*", "Condition": self._through(account, region, True)}
        return [through, data_keys, metadata]

    def _through(self, account: str, region: str, any_region: bool) -> dict[str, Any]:
        via = self.via or self.service
        if any_region:
            return {
                "StringEquals": {"kms:CallerAccount": account},
                "StringLike": {"kms:ViaService": f"{via}.*.amazonaws.com"},
            }
        return {"StringEquals": {"kms:CallerAccount": account, "kms:ViaService": f"{via}.{region}.amazonaws.com"}}


def _service_reads(service: str, sid: str) -> dict[str, Any]:
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"Service": f"{service}.amazonaws.com"},
        "Action": READ,
        "Resource": "*",
    }


def _acm_statements(account: str, region: str) -> list[dict[str, Any]]:
    everyone = {"Principal": {"AWS": "*"}, "Resource": "*"}

    def grants(sid: str, operations: str | list[str]) -> dict[str, Any]:
        return {
            "Sid": sid,
            "Effect": "Allow",
            **everyone,
            "Action": "kms:CreateGrant",
            "Condition": {
                "StringEquals": {"kms:CallerAccount": account, "kms:ViaService": f"acm.{region}.amazonaws.com"},
                "ForAllValues:StringEquals": {"kms:GrantOperations": operations},
                "Bool": {"kms:GrantIsForAWSResource": "true"},
            },
        }

    return [
        grants("Allow creation of decryption grants", "Decrypt"),
        grants("Allow creation of encryption grant", ["Encrypt", "ReEncryptFrom", "ReEncryptTo"]),
        {
            "Sid": "Allowed operations for the key owner",
            "Effect": "Allow",
            **everyone,
            "Action": ["kms:DescribeKey", "kms:ListGrants", "kms:RevokeGrant", "kms:GetKeyPolicy"],
            "Condition": {"StringEquals": {"kms:CallerAccount": account}},
        },
        {
            "Sid": "Deny re-encryption to any other key",
            "Effect": "Deny",
            **everyone,
            "Action": "kms:ReEncrypt*",
            "Condition": {"Bool": {"kms:ReEncryptOnSameKey": "false"}},
        },
    ]


_WITHOUT_GRANTS = {"use": (*ENCRYPT, "kms:DescribeKey"), "read": tuple(READ)}
_WITH_GRANT_LISTS = {"use": (*ENCRYPT, "kms:CreateGrant", "kms:ListGrants", "kms:DescribeKey")}

_CATALOGUE = [
    ManagedKey("acm", "ACM", "ACM private keys", "auto-acm-3"),
    ManagedKey("backup", "Backup", "Backup data", "auto-backup-1"),
    ManagedKey("codecommit", "AWS CodeCommit", "CodeCommit repositories", "auto-codecommit-1"),
    ManagedKey(
        "dynamodb",
        "Amazon DynamoDB",
        "DynamoDB data",
        "auto-dynamodb-3",
        via_any_region=True,
        more=[
            _service_reads(
                "dynamodb",
                "Allow DynamoDB Service with service principal name dynamodb.amazonaws.com "
                "to describe the key directly",
            )
        ],
    ),
    ManagedKey("ebs", "EBS", "EBS volumes", "auto-ebs-2", via="ec2"),
    ManagedKey("elasticfilesystem", "EFS", "EFS filesystems", "auto-elasticfilesystem-1"),
    ManagedKey(
        "es",
        "OpenSearch Service",
        "OpenSearch Service data",
        "auto-es-2",
        more=[_service_reads("es", "Allow OpenSearch service principals to describe the key directly")],
    ),
    ManagedKey("glue", "Glue", "Glue data", "auto-glue-1"),
    ManagedKey("kafka", "Kafka", "Kafka data", "auto-kafka-1", **_WITH_GRANT_LISTS),
    ManagedKey("kinesis", "Kinesis", "Kinesis data", "auto-kinesis-1"),
    ManagedKey("kinesisvideo", "Kinesis Video Streams", "Kinesis Video Streams data", "auto-kinesisvideo-1"),
    ManagedKey("lambda", "AWS Lambda", "Lambda functions", "auto-awslambda"),
    ManagedKey("rds", "RDS", "RDS database volumes", "auto-rds-2", **_WITH_GRANT_LISTS),
    ManagedKey("redshift", "Redshift", "Redshift clusters", "auto-redshift-1"),
    ManagedKey("s3", "S3", "S3 objects", "auto-s3-2", **_WITHOUT_GRANTS),
    ManagedKey(
        "secretsmanager",
        "AWS Secrets Manager",
        "Secrets Manager data",
        "auto-secretsmanager-2",
        use=("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:CreateGrant", "kms:DescribeKey"),
    ),
    ManagedKey(
        "sns",
        "SNS",
        "SNS data",
        "auto-sns-1",
        use=("kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:ListGrants", "kms:DescribeKey"),
    ),
    ManagedKey("sqs", "Simple Queue Service (SQS)", "SQS messages", "auto-sqs-1"),
    ManagedKey("ssm", "SSM", "SSM parameters", "auto-ssm-1", **_WITHOUT_GRANTS),
    ManagedKey("xray", "X-Ray", "X-Ray data", "auto-xray-1"),
]

BY_ALIAS = {key.alias: key for key in _CATALOGUE}

# Aliases that AWS creates in every account before there is a key; ListAliases has them without TargetKeyId.
PREDEFINED = [
    f"alias/aws/{service}"
    for service in (
        "acm",
        "dynamodb",
        "ebs",
        "elasticfilesystem",
        "es",
        "glue",
        "kinesisvideo",
        "lambda",
        "rds",
        "redshift",
        "s3",
        "secretsmanager",
        "ssm",
        "xray",
    )
]
