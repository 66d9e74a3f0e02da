package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.Via;
import java.util.List;

/** Kinds of those who have access. */
final class Grantees {
    private Grantees() {}

    static boolean isRootUser(Grantee grantee) {
        return grantee instanceof Grantee.Principal principal && principal.arn().endsWith(":root");
    }

    /** Whether the key policy leaves it to its account to say who, and the account's policies were not all read. */
    static boolean isLeftToIam(KeyAnalysis key, Access access) {
        return access.via() == Via.ROOT_DELEGATION
                && access.grantee() instanceof Grantee.Account(String id)
                && id.equals(key.accountId())
                && !(key.owner().complete().known().orElse(false)
                        && key.owner().all().isEmpty());
    }

    /** That it is, and why. */
    static String leftToIam(KeyAnalysis key, Access access, String what) {
        List<String> unread = key.key().unreadIdentities();
        return "whom of " + access.grantee().text() + " IAM lets " + what + " is not known"
                + (unread.isEmpty() ? "" : ": " + String.join("; ", unread));
    }
}
