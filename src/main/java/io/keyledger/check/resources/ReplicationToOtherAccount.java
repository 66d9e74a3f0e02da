package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.ArrayList;
import java.util.List;

/** Finds buckets that replicate to an untrusted account. */
@AutoService(Check.class)
public final class ReplicationToOtherAccount implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "S3-REPLICATION-TO-OTHER-ACCOUNT",
                    "Buckets replicate to trusted accounts only",
                    Severity.MEDIUM,
                    "aws s3api get-bucket-replication --bucket {resource_id}"
                            + " # then remove the rule with put-bucket-replication, or add the account to the setting"
                            + " trust.accounts",
                    "Amazon S3 User Guide: Destination.Account is the owner of the destination bucket and of the"
                            + " replicas")
            .explained(
                    "Every new object is copied to an account outside the trust zone.",
                    "keyledger compares the accounts of the replication rules with the trust zone. The result is "
                            + "UNKNOWN if a rule does not name its account.");

    private static final Verdict NONE = Verdict.notApplicable("the bucket does not replicate");
    private static final Verdict TRUSTED = Verdict.pass("the bucket replicates to trusted accounts only");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.S3_BUCKET);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Verdict.of(
                resource.resource()
                        .attributes()
                        .getOrDefault(
                                ResourceAttributes.REPLICATION_DESTINATIONS,
                                Observed.notAsked("the destinations of replication were not collected")),
                destinations -> judge(destinations, resource.resource().accountId(), context));
    }

    private static Verdict judge(String destinations, String owner, CheckContext context) {
        if (destinations.isEmpty()) {
            return NONE;
        }
        List<String> untrusted = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        for (String destination : destinations.split(";", -1)) {
            int end = destination.lastIndexOf('=');
            String account = destination.substring(end + 1);
            String bucket = destination.substring(0, end);
            if (account.isEmpty()) {
                unnamed.add(bucket);
            } else if (!account.equals(owner) && !context.trust().accounts().contains(account)) {
                untrusted.add(bucket + " of account " + account);
            }
        }
        if (!untrusted.isEmpty()) {
            return Verdict.fail(
                    "the bucket replicates to " + String.join(", ", untrusted) + ", outside the trusted accounts",
                    "GetBucketReplication: " + destinations);
        }
        return unnamed.isEmpty()
                ? TRUSTED
                : Verdict.unknown("no rule names the account of " + String.join(", ", unnamed));
    }
}
