package io.keyledger.evaluate.access;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.language.Arn;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The users and roles in a snapshot, and whether they are complete. Not thread-safe. */
final class KnownPrincipals {
    private final NavigableSet<String> arns = new TreeSet<>();
    private final Set<String> complete = new HashSet<>();
    private final Set<String> incomplete = new HashSet<>();

    void add(Fact fact) {
        switch (fact) {
            case IamUser user -> arns.add(user.arn());
            case IamRole role -> arns.add(role.arn());
            case IamReading reading -> (isComplete(reading) ? complete : incomplete).add(reading.accountId());
            default -> {}
        }
    }

    private static boolean isComplete(IamReading reading) {
        return reading.complete() instanceof Observed.Known<Boolean>(Boolean all) && all;
    }

    /** Adds an account without identities. */
    void addAccount(String accountId) {
        incomplete.add(accountId);
    }

    /** Every ARN, and the part that people type, for example {@code role/Deploy}. */
    NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>(arns);
        arns.forEach(arn -> Arn.parse(arn).map(Arn::resource).ifPresent(names::add));
        return Collections.unmodifiableNavigableSet(names);
    }

    /** Whether a requested principal exists, may exist, or does not exist. */
    Presence presence(String asked) {
        String wanted = asked.toLowerCase(Locale.ROOT);
        if (arns.stream()
                .anyMatch(arn ->
                        arn.toLowerCase(Locale.ROOT).contains(wanted) || AccessQuestion.isSessionOf(asked, arn))) {
            return Presence.THERE;
        }
        Optional<Arn> arn = Arn.parse(asked);
        if (arn.isEmpty()) {
            return hasAllIdentities() ? Presence.ABSENT : Presence.UNKNOWN;
        }
        // There is no list of other accounts' principals, root users and federated users.
        boolean listed = complete.contains(arn.get().accountId())
                && (arn.get().resource().startsWith("user/")
                        || arn.get().resource().startsWith("role/")
                        || arn.get().resource().startsWith("assumed-role/"));
        return listed ? Presence.ABSENT : Presence.THERE;
    }

    private boolean hasAllIdentities() {
        return complete.containsAll(incomplete);
    }

    enum Presence {
        THERE,
        UNKNOWN,
        ABSENT
    }
}
