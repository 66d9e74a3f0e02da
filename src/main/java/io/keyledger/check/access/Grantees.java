package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.Via;
import java.util.List;

/** Tells kinds of grantees apart. */
final class Grantees {
    private Grantees() {}

    static boolean isRootUser(Grantee grantee) {
        return grantee instanceof Grantee.Principal principal && principal.arn().endsWith(":root");
    }

    /** Whether the key policy delegates to its account and not all of the account's policies were read. */
    static boolean isLeftToIam(KeyAnalysis key, Access access) {
        return access.via() == Via.ROOT_DELEGATION
                && access.grantee() instanceof Grantee.Account(String id)
                && id.equals(key.accountId())
                && !(key.owner().complete().known().orElse(false)
                        && key.owner().all().isEmpty());
    }

    /** Words for {@link #isLeftToIam}, with the reason. */
    static String leftToIam(KeyAnalysis key, Access access, String what) {
        List<String> unread = key.key().unreadIdentities();
        return "it is unknown which principals of " + access.grantee().text() + " IAM allows to " + what
                + (unread.isEmpty() ? "" : ": " + String.join("; ", unread));
    }
}
