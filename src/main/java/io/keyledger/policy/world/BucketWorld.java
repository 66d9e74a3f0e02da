package io.keyledger.policy.world;

import io.keyledger.policy.decision.World;
import io.keyledger.policy.request.Organizations;
import java.util.List;

/**
 * A bucket and the policies above it and in it.
 *
 * @param partition of its ARN
 * @param accountId that owns it
 * @param region where it is
 * @param name of the bucket
 * @param own what decides for principals of the bucket's account that their own policies allow everything
 * @param others what decides for everybody else: the service control policies of their accounts are not known
 * @param unread what of the bucket policy and the resource control policies could not be read, in words
 * @param unreadForOwn the same of the service control policies
 */
public record BucketWorld(
        String partition,
        String accountId,
        String region,
        String name,
        World own,
        World others,
        Organizations organizations,
        List<String> unread,
        List<String> unreadForOwn) {
    public BucketWorld {
        unread = List.copyOf(unread);
        unreadForOwn = List.copyOf(unreadForOwn);
    }
}
