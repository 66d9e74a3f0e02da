package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Pace;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermissionPolicyTest {
    @Test
    void allowsWhatTheChosenCollectorsAskAndNothingElse() {
        CollectSettings settings =
                settings(new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("s3")), Depth.standard());

        assertThat(read(settings)).isEqualTo("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Cloudwatch",
                  "Effect": "Allow",
                  "Action": [
                    "cloudwatch:GetMetricData",
                    "cloudwatch:ListMetrics"
                  ],
                  "Resource": [
                    "*"
                  ]
                },
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
                    "s3:GetInventoryConfiguration",
                    "s3:GetMetricsConfiguration",
                    "s3:GetReplicationConfiguration"
                  ],
                  "Resource": [
                    "arn:aws:s3:::*"
                  ]
                },
                {
                  "Sid": "S3express",
                  "Effect": "Allow",
                  "Action": [
                    "s3express:ListAllMyDirectoryBuckets"
                  ],
                  "Resource": [
                    "*"
                  ]
                },
                {
                  "Sid": "S3expressResources",
                  "Effect": "Allow",
                  "Action": [
                    "s3express:GetEncryptionConfiguration"
                  ],
                  "Resource": [
                    "arn:aws:s3express:*:*:bucket/*"
                  ]
                }
              ]
            }
            """);
    }

    @Test
    void asksForSnapshotBlocksOnlyWhereTheyAreCounted() {
        Scope everything = Scope.ownAccount();
        Depth blocks = new Depth(LastUsageMode.NEVER, 0, 0, 0, 100, true, 100);

        assertThat(read(settings(everything, Depth.standard())))
                .contains("kms:GetKeyLastUsage", "cloudwatch:GetMetricData")
                .doesNotContain("ebs:ListSnapshotBlocks", "sts:");
        assertThat(read(settings(everything, blocks)))
                .contains("ebs:ListSnapshotBlocks")
                .doesNotContain("kms:GetKeyLastUsage", "cloudwatch:");
    }

    @Test
    void namesTheAccountWhereThereIsOneAndThePartition() {
        Scope one = inAccounts("444455556666");
        Scope two = inAccounts("444455556666", "111122223333");

        assertThat(new PermissionPolicy(settings(one, Depth.standard()), "aws-us-gov").toRead())
                .contains("\"arn:aws-us-gov:kms:*:444455556666:key/*\"")
                .doesNotContain("{partition}", "{account}", "{role}");
        assertThat(read(settings(two, Depth.standard()))).contains("\"arn:aws:kms:*:*:key/*\"");
    }

    @Test
    void leavesAssumingTheRoleToAPolicyOfTheCaller() {
        CollectSettings settings = settings(inAccounts("444455556666", "111122223333"), Depth.standard());

        assertThat(read(settings)).doesNotContain("sts:");
        assertThat(new PermissionPolicy(settings, "aws").toAssume()).isEqualTo("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Sts",
                  "Effect": "Allow",
                  "Action": [
                    "sts:AssumeRole"
                  ],
                  "Resource": [
                    "arn:aws:iam::111122223333:role/audit/keyledger",
                    "arn:aws:iam::444455556666:role/audit/keyledger"
                  ]
                }
              ]
            }
            """);
    }

    @Test
    void namesTheOrganizationInPlaceOfAccountsThatNoPolicyHasRoomFor() {
        String[] accounts = IntStream.range(0, 1000)
                .mapToObj(number -> "%012d".formatted(100_000_000_000L + number))
                .toArray(String[]::new);

        assertThat(new PermissionPolicy(settings(inAccounts(accounts), Depth.standard()), "aws").toAssume())
                .contains("\"arn:aws:iam::*:role/audit/keyledger\"", "\"aws:ResourceOrgID\": \"${aws:PrincipalOrgID}\"")
                .hasSizeLessThan(1000);
    }

    @Test
    void hasNothingToAssumeWithoutARole() {
        PermissionPolicy policy = new PermissionPolicy(settings(Scope.ownAccount(), Depth.standard()), "aws");

        assertThatThrownBy(policy::toAssume).isInstanceOf(CollectException.class);
    }

    private static Scope inAccounts(String... accounts) {
        return new Scope(List.of(accounts), "audit/keyledger", null, "keyledger", List.of(), Set.of());
    }

    private static String read(CollectSettings settings) {
        return new PermissionPolicy(settings, "aws").toRead();
    }

    private static CollectSettings settings(Scope scope, Depth depth) {
        return new CollectSettings(scope, depth, Pace.standard(), null, null);
    }
}
