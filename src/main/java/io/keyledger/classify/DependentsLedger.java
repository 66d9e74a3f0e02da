package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the resources that each key protects while a Region's resources stream by. Keeps a count and a few names per
 * key, never the resources. Not thread-safe.
 */
public final class DependentsLedger {
    private final KeyIndex keys;
    private final BucketPolicyLedger buckets = new BucketPolicyLedger();
    private final Map<String, ResourceCount> entries = new HashMap<>();
    private final UnreadDependents unread = new UnreadDependents();
    private final Map<String, String> mentions = new HashMap<>();
    private boolean asked;

    /** @param keys the keys of the resources' Region */
    public DependentsLedger(KeyIndex keys) {
        this.keys = keys;
    }

    /** Counts a resource for its key; consecutive purposes of a resource count once per key. */
    public void add(ClassifiedResource resource) {
        String keyArn = resource.keyArn();
        if (keyArn != null) {
            count(keyArn, name(resource.resource()));
            buckets.add(keyArn, resource.resource());
        } else if (resource.keyState().equals(KeyStates.UNKNOWN)) {
            addUnresolved(resource.resource(), name(resource.resource()) + ": " + resource.note());
        }
    }

    /** An unresolved resource affects only the keys that it can name. */
    private void addUnresolved(EncryptedResource resource, String reason) {
        KeyReference reference =
                resource.encryption().known().map(Encryption::key).orElseGet(KeyReference.Absent::new);
        if (!reference.namedRegion().orElse(keys.region()).equals(keys.region())) {
            return;
        }
        if (reference instanceof KeyReference.Unrecognised(String text)) {
            keys.mentionedIn(resource.accountId(), text).ifPresent(key -> mentions.putIfAbsent(key.arn(), reason));
            return;
        }
        switch (keys.resolve(reference, resource.accountId(), resource.region())) {
            case Resolution.None _ -> unread.add(resource.type(), resource.accountId(), reason);
            case Resolution.Unknown(var _, String accountId, String alias, var _)
            when accountId != null && !alias.isEmpty() -> unread.addAlias(resource.type(), accountId, alias, reason);
            default -> {
                // It names a key by id, which is none of the known keys.
            }
        }
    }

    /** Counts resources of another Region for a key of this Region. */
    void addDistant(KeyReference key, ResourceCount users) {
        switch (keys.resolve(key, "", "")) {
            case Resolution.Resolved(KeySummary found) ->
                entries.computeIfAbsent(found.arn(), _ -> new ResourceCount()).add(users);
            case Resolution.Unknown(var _, String accountId, String alias, String reason)
            when accountId != null && !alias.isEmpty() ->
                unread.addAlias(
                        ResourceTypes.S3_BUCKET, accountId, alias, users.first().getFirst() + ": " + reason);
            default -> {
                // A key of an account that is not audited, or a missing key.
            }
        }
    }

    private static String name(EncryptedResource resource) {
        return resource.arn().isEmpty() ? resource.id() : resource.arn();
    }

    private void count(String keyArn, String resourceArn) {
        entries.computeIfAbsent(keyArn, _ -> new ResourceCount()).add(resourceArn);
    }

    /**
     * Records whether a list of resources is complete. Nothing counts as complete before the first row of a listing;
     * gaps of a single resource show in that resource.
     */
    public void add(ApiCoverage coverage) {
        if (coverage.role() != CallRole.LISTING || coverage.lists().isEmpty()) {
            return;
        }
        asked |= coverage.asked() > 0;
        if (coverage.answered() < coverage.asked()) {
            String reason = ListCompleteness.describe(ListCompleteness.iamAction(coverage), coverage);
            for (String type : coverage.lists().split(";", -1)) {
                unread.add(type, coverage.accountId(), reason);
            }
        }
    }

    /** Records that unread resources of any type may exist. */
    public void addGap(String reason) {
        unread.addAny(reason);
    }

    /** Records that resources of a type and account may use unknown keys. */
    void addGap(String resourceType, String accountId, String reason) {
        unread.add(resourceType, accountId, reason);
    }

    /** The dependents of a key. */
    public Dependents of(String keyArn) {
        Optional<KeySummary> key = keys.find(keyArn);
        String why = asked
                ? key.map(unread::reaching)
                        .filter(reason -> !reason.isEmpty())
                        .orElse(mentions.getOrDefault(keyArn, ""))
                : "no service's resources were listed";
        BucketPolicies policies = buckets.of(
                keyArn,
                key.map(found -> unread.reaching(found, ResourceTypes.S3_BUCKET))
                        .orElse(""));
        ResourceCount users = entries.get(keyArn);
        return users == null
                ? new Dependents(0, List.of(), why, policies)
                : new Dependents(users.count(), users.first(), why, policies);
    }
}
