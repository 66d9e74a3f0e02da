package io.keyledger.collect.run;

import io.keyledger.collect.Depth;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that a collection needs to be told.
 *
 * @param endpoint of a server that stands in for all of AWS
 * @param profile the profile of the shared AWS files to use; where absent, the SDK's default chain decides
 */
public record CollectSettings(
        Scope scope,
        Depth depth,
        Pace pace,
        @Nullable URI endpoint,
        @Nullable String profile) {
    /** The caller's own account at half of the quotas. */
    public static CollectSettings standard() {
        return new CollectSettings(Scope.ownAccount(), Depth.standard(), Pace.standard(), null, null);
    }
}
