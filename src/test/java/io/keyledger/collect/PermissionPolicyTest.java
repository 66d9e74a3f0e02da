package io.keyledger.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionPolicyTest {
    @Test
    void allowsWhatTheChosenCollectorsAskAndNothingElse() {
        CollectSettings settings =
                settings(new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("s3")), Depth.standard());

        assertThat(PermissionPolicy.json(settings, "aws")).isEqualTo("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "Ec2",
                      "Effect": "Allow",
                      "Action": [
                        "ec2:DescribeRegions"
                      ],
                      "Resource": [
                        "*"
                      ]
                    },
                    {
                      "Sid": "S3",
                      "Effect": "Allow",
                      "Action": [
                        "s3:ListAllMyBuckets"
                      ],
                      "Resource": [
                        "*"
                      ]
                    },
                    {
                      "Sid": "S3Resources",
                      "Effect": "Allow",
                      "Action": [
                        "s3:GetBucketLocation",
                        "s3:GetBucketPolicy",
                        "s3:GetBucketTagging",
                        "s3:GetEncryptionConfiguration",
                        "s3:GetReplicationConfiguration"
                      ],
                      "Resource": [
                        "arn:aws:s3:::*"
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void asksForSnapshotBlocksOnlyWhereTheyAreCounted() {
        Scope everything = Scope.ownAccount();
        Depth blocks = new Depth(LastUsageMode.NEVER, 0, 0, 100, true);

        assertThat(PermissionPolicy.json(settings(everything, Depth.standard()), "aws"))
                .contains("kms:GetKeyLastUsage", "cloudwatch:GetMetricData")
                .doesNotContain("ebs:ListSnapshotBlocks", "sts:");
        assertThat(PermissionPolicy.json(settings(everything, blocks), "aws"))
                .contains("ebs:ListSnapshotBlocks")
                .doesNotContain("kms:GetKeyLastUsage", "cloudwatch:");
    }

    @Test
    void namesAccountsPartitionAndRole() {
        Scope scope = new Scope(
                List.of("444455556666", "111122223333"), "audit/keyledger", null, "keyledger", List.of(), Set.of());

        assertThat(PermissionPolicy.json(settings(scope, Depth.standard()), "aws-us-gov"))
                .contains(
                        "\"arn:aws-us-gov:iam::111122223333:role/audit/keyledger\"",
                        "\"arn:aws-us-gov:iam::444455556666:role/audit/keyledger\"",
                        "\"arn:aws-us-gov:kms:*:444455556666:key/*\"")
                .doesNotContain("{partition}", "{account}", "{role}");
    }

    private static CollectSettings settings(Scope scope, Depth depth) {
        return new CollectSettings(scope, depth, Pace.standard(), null);
    }
}
