package io.keyledger.classify;

import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.BucketPolicies.BucketPolicy;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the bucket policies of each key while a Region's resources stream by. Not thread-safe. */
final class BucketPolicyLedger {
    /** The most that it keeps per Region. */
    private static final long MOST_CHARACTERS = 16_000_000;

    private final Map<String, List<BucketPolicy>> policies = new HashMap<>();
    private final Map<String, String> gaps = new HashMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private long characters;

    void add(String keyArn, EncryptedResource resource) {
        Observed<String> policy = resource.attributes().get(ResourceAttributes.POLICY);
        if (!resource.type().equals(ResourceTypes.S3_BUCKET) || policy == null) {
            return;
        }
        if (policy instanceof Observed.Known<String>(String document)) {
            if (!document.isEmpty()) {
                keep(keyArn, resource.arn(), document);
            }
        } else if (policy.isUnread()) {
            gaps.putIfAbsent(keyArn, "the policy of " + resource.arn() + " was not read: " + policy.reason());
        }
    }

    /** Equal documents are kept only once. */
    private void keep(String keyArn, String bucketArn, String document) {
        String known = documents.get(document);
        if (known == null) {
            if (characters + document.length() > MOST_CHARACTERS) {
                gaps.putIfAbsent(keyArn, "there are more bucket policies in the Region than are kept");
                return;
            }
            characters += document.length();
            documents.put(document, document);
            known = document;
        }
        policies.computeIfAbsent(keyArn, _ -> new ArrayList<>()).add(new BucketPolicy(bucketArn, known));
    }

    /** @param gap why the key may have unread buckets; empty if it has none */
    BucketPolicies of(String keyArn, String gap) {
        List<BucketPolicy> sorted = policies.getOrDefault(keyArn, List.of()).stream()
                .sorted(Comparator.comparing(BucketPolicy::bucketArn))
                .toList();
        return new BucketPolicies(sorted, gaps.getOrDefault(keyArn, gap));
    }
}
