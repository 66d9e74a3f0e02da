package io.keyledger.collect.run;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.collect.call.Pace;
import io.keyledger.snapshot.Shard;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a collection.
 *
 * @param endpoint an endpoint that stands in for all of AWS
 * @param profile the profile of the shared AWS files; if absent, the SDK's default chain applies
 * @param shard which of the accounts to collect
 * @param athena how to count requests with Athena; absent for not at all
 */
public record CollectSettings(
        Scope scope,
        Depth depth,
        Pace pace,
        @Nullable URI endpoint,
        @Nullable String profile,
        Shard shard,
        Optional<AthenaUsage> athena) {
    /** Every account of the scope, without Athena. */
    public CollectSettings(Scope scope, Depth depth, Pace pace, @Nullable URI endpoint, @Nullable String profile) {
        this(scope, depth, pace, endpoint, profile, Shard.WHOLE, Optional.empty());
    }

    /** The caller's account, at half of the quotas. */
    public static CollectSettings standard() {
        return new CollectSettings(Scope.ownAccount(), Depth.standard(), Pace.standard(), null, null);
    }
}
