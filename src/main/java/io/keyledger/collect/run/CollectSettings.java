package io.keyledger.collect.run;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a collection.
 *
 * @param endpoint an endpoint that stands in for all of AWS
 * @param profile the profile of the shared AWS files; if absent, the SDK's default chain applies
 */
public record CollectSettings(
        Scope scope,
        Depth depth,
        Pace pace,
        @Nullable URI endpoint,
        @Nullable String profile) {
    /** The caller's account, at half of the quotas. */
    public static CollectSettings standard() {
        return new CollectSettings(Scope.ownAccount(), Depth.standard(), Pace.standard(), null, null);
    }
}
