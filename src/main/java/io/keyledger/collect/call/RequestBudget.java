package io.keyledger.collect.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Limits the call rate: each action has its own share of AWS's quota, per account and Region. */
final class RequestBudget {
    private final double share;
    private final Ticks ticks;
    private final ConcurrentMap<Place, TokenBucket> buckets = new ConcurrentHashMap<>();

    RequestBudget(double share, Ticks ticks) {
        this.share = share;
        this.ticks = ticks;
    }

    TokenBucket bucket(String accountId, String region, ApiAction action) {
        return buckets.computeIfAbsent(new Place(accountId, region, action.toString()), _ -> open(action.quota()));
    }

    private TokenBucket open(Quota quota) {
        return new TokenBucket(quota.perSecond() * share, quota.burst() * share, ticks);
    }

    /** AWS counts the calls of an operation together, whichever SDK client makes them. */
    private record Place(String accountId, String region, String action) {}
}
