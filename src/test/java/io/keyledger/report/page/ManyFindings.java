package io.keyledger.report.page;

import java.util.Map;
import java.util.Random;

/** A run with as many findings as a large organization has, each about a resource of its own. */
public final class ManyFindings {
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-west-1";

    private ManyFindings() {}

    /** A run with a number of findings, which is the same each time. */
    public static MadeRun of(int findings) {
        Random random = new Random(1);
        MadeRun run = new MadeRun();
        for (int i = 0; i < findings; i++) {
            String volume = "vol-0%016x".formatted(random.nextLong());
            String arn = "arn:aws:ec2:" + REGION + ":" + ACCOUNT + ":volume/" + volume;
            String key = "arn:aws:kms:%s:%s:key/%08x-0000-4000-8000-000000000000".formatted(REGION, ACCOUNT, i % 2000);
            run.row(
                    "findings.csv",
                    Map.ofEntries(
                            Map.entry("finding_id", "kl-%016x%04x".formatted(random.nextLong(), i & 0xFFFF)),
                            Map.entry("account_id", ACCOUNT),
                            Map.entry("region", REGION),
                            Map.entry("check_id", i % 3 == 0 ? "RESOURCE-KEY-UNUSABLE" : "EBS-VOLUME-UNENCRYPTED"),
                            Map.entry("title", "Resources have a usable key"),
                            Map.entry("severity", i % 3 == 0 ? "CRITICAL" : i % 3 == 1 ? "HIGH" : "LOW"),
                            Map.entry("status", "FAIL"),
                            Map.entry("resource_type", "AWS::EC2::Volume"),
                            Map.entry("resource_id", volume),
                            Map.entry("resource_arn", arn),
                            Map.entry("key_arn", key),
                            Map.entry("custody", "customer-managed"),
                            Map.entry("reason", "the key is PendingDeletion"),
                            Map.entry("evidence", key + " KeyState=PendingDeletion; needed by " + arn),
                            Map.entry(
                                    "remediation",
                                    "aws kms cancel-key-deletion --region " + REGION + " --key-id " + key),
                            Map.entry("key_name", "alias/application-" + i % 2000)));
        }
        return run;
    }
}
