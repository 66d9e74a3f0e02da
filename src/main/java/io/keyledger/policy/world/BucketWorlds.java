package io.keyledger.policy.world;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Organizations;
import java.util.ArrayList;
import java.util.List;

/** The worlds of the buckets of all audited accounts. Immutable but for a cache, and safe for use by many threads. */
public final class BucketWorlds {
    private static final int PARTITION = 1;
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final Observed<String> NOT_COLLECTED = Observed.notAsked("it was not collected");

    private final CompiledPolicies compiled;
    private final Memberships memberships;
    private final Organizations organizations;

    private BucketWorlds(CompiledPolicies compiled, Memberships memberships) {
        this.compiled = compiled;
        this.memberships = memberships;
        this.organizations = memberships.organizations();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The world of a bucket. */
    public BucketWorld of(EncryptedResource bucket) {
        List<String> unread = new ArrayList<>();
        List<CompiledPolicy> policy = policy(bucket, unread);
        PartlyRead<List<PolicyLevel>> resourceControl = memberships.resourceControl(bucket.accountId());
        unread.addAll(resourceControl.unread());
        PartlyRead<List<PolicyLevel>> serviceControl = memberships.serviceControl(bucket.accountId());
        World others = World.EMPTY
                .with(Layer.RESOURCE_POLICY, policy)
                .withLevels(Layer.RESOURCE_CONTROL_POLICY, resourceControl.value())
                .with(Layer.IDENTITY_POLICY, compiled(PolicyKind.IDENTITY, EVERYTHING, unread));
        return new BucketWorld(
                bucket.arn().split(":", -1)[PARTITION],
                bucket.accountId(),
                bucket.region(),
                bucket.id(),
                others.withLevels(Layer.SERVICE_CONTROL_POLICY, serviceControl.value()),
                others,
                organizations,
                unread,
                serviceControl.unread());
    }

    private List<CompiledPolicy> policy(EncryptedResource bucket, List<String> unread) {
        Observed<String> policy = bucket.attributes().getOrDefault(ResourceAttributes.POLICY, NOT_COLLECTED);
        if (policy instanceof Observed.Known<String>(String document)) {
            return document.isEmpty() ? List.of() : compiled(PolicyKind.BUCKET, document, unread);
        }
        if (policy.isUnread()) {
            unread.add("the bucket policy was not read: " + policy.reason());
        }
        return List.of();
    }

    private List<CompiledPolicy> compiled(PolicyKind kind, String document, List<String> unread) {
        return switch (compiled.get(kind, document)) {
            case Outcome.Compiled(var policy) -> List.of(policy);
            case Outcome.Rejected(var sentence) -> {
                unread.add("the bucket policy is not understood: " + sentence);
                yield List.of();
            }
        };
    }

    /** Takes the memberships of all accounts in any order. Not thread-safe. */
    public static final class Builder {
        private final CompiledPolicies compiled = CompiledPolicies.about("s3");
        private final Memberships memberships = new Memberships(compiled);

        private Builder() {}

        public Builder add(OrganizationMembership membership) {
            memberships.add(membership);
            return this;
        }

        /** The worlds under what was added; add nothing after. */
        public BucketWorlds build() {
            return new BucketWorlds(compiled, memberships);
        }
    }
}
