package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KeyReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts, while the resources of a Region stream by, which of them each key protects. Keeps a count and a few names a
 * key, never the resources. For one thread.
 */
public final class DependentsLedger {
    private static final Set<String> NOT_RESOURCES =
            Set.of("kms", "cloudwatch", "cloudtrail", "sts", "iam", "organizations", "account", "pricing", "ebs");

    /** Lists of what is known of resources, not of resources. */
    private static final Set<String> DETAILS = Set.of(
            "DescribeSnapshotAttribute",
            "DescribeImageAttribute",
            "DescribeLockedSnapshots",
            "DescribeFastSnapshotRestores",
            "ListBucketInventoryConfigurations");

    private final KeyIndex keys;
    private final BucketPolicyLedger buckets = new BucketPolicyLedger();
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean asked;
    private String gap = "";

    /** @param keys the keys of the Region that the resources are in */
    public DependentsLedger(KeyIndex keys) {
        this.keys = keys;
    }

    /** Counts a resource for its key; its purposes come one after the other, and count once for each key. */
    public void add(ClassifiedResource resource) {
        String keyArn = resource.keyArn();
        if (keyArn != null) {
            count(keyArn, name(resource.resource()));
            buckets.add(keyArn, resource.resource());
        } else if (resource.keyState().equals(KeyStates.UNKNOWN)) {
            String reason = name(resource.resource()) + ": " + resource.note();
            missing(() -> reason);
            if (resource.resource().service().equals("s3")) {
                buckets.missing(reason);
            }
        }
    }

    /** Counts a resource of another Region for a key of this one. */
    void addDistant(KeyReference key, String resourceArn) {
        switch (keys.resolve(key, "", "")) {
            case Resolution.Resolved(KeySummary found) -> count(found.arn(), resourceArn);
            case Resolution.Unknown unknown
            when unknown.keyArn() == null -> missing(() -> resourceArn + ": " + unknown.reason());
            default -> {
                // Of an account that is not audited, or a key that is not there.
            }
        }
    }

    private static String name(EncryptedResource resource) {
        return resource.arn().isEmpty() ? resource.id() : resource.arn();
    }

    private void count(String keyArn, String resourceArn) {
        entries.computeIfAbsent(keyArn, _ -> new Entry()).add(resourceArn);
    }

    /**
     * Notes whether a list of resources was read to its end. Until at least one row of a list call comes, nothing is
     * known to be complete; what a single resource does not tell shows in that resource.
     */
    public void add(ApiCoverage coverage) {
        if (NOT_RESOURCES.contains(coverage.service())
                || DETAILS.contains(coverage.action())
                || !isList(coverage.action())) {
            return;
        }
        asked |= coverage.asked() > 0;
        if (coverage.answered() < coverage.asked()) {
            missing(() -> ListCall.describe(ListCall.iamAction(coverage), coverage));
            if (coverage.service().equals("s3")) {
                buckets.missing(ListCall.describe(ListCall.iamAction(coverage), coverage));
            }
        }
    }

    /** Notes that resources may exist of which nothing was read at all. */
    public void addGap(String reason) {
        buckets.missing(reason);
        missing(() -> reason);
    }

    private static boolean isList(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        return (name.startsWith("List") || name.startsWith("Describe")) && !name.contains("Tags");
    }

    private void missing(Supplier<String> reason) {
        if (gap.isEmpty()) {
            gap = reason.get();
        }
    }

    /** What was counted for a key. */
    public Dependents of(String keyArn) {
        String why = asked ? gap : "no service's resources were listed";
        Entry entry = entries.get(keyArn);
        return entry == null
                ? new Dependents(0, List.of(), why, buckets.of(keyArn))
                : new Dependents(entry.count, List.copyOf(entry.first), why, buckets.of(keyArn));
    }

    /** A count, and the first names in order. */
    private static final class Entry {
        private final List<String> first = new ArrayList<>(1);
        private String last = "";
        private long count;

        void add(String resourceArn) {
            if (resourceArn.equals(last)) {
                return;
            }
            last = resourceArn;
            count++;
            if (first.size() == Dependents.EXAMPLES && resourceArn.compareTo(first.getLast()) >= 0) {
                return;
            }
            int place = Collections.binarySearch(first, resourceArn);
            first.add(place < 0 ? -place - 1 : place, resourceArn);
            if (first.size() > Dependents.EXAMPLES) {
                first.removeLast();
            }
        }
    }
}
