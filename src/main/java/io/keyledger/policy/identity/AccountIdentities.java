package io.keyledger.policy.identity;

import io.keyledger.inventory.Observed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All users and roles of an account that could be read. */
public final class AccountIdentities {
    private final String accountId;
    private final Observed<Boolean> complete;
    private final SortedMap<String, Identity> byArn = new TreeMap<>();
    private final SortedMap<String, Identity> byUniqueId = new TreeMap<>();

    AccountIdentities(String accountId, Observed<Boolean> complete, Collection<Identity> identities) {
        this.accountId = accountId;
        this.complete = complete;
        for (Identity identity : identities) {
            byArn.put(identity.arn(), identity);
            byUniqueId.put(identity.uniqueId(), identity);
        }
    }

    /** An account without any facts. */
    public static AccountIdentities unread(String accountId, Observed<Boolean> reason) {
        return new AccountIdentities(accountId, reason, List.of());
    }

    public String accountId() {
        return accountId;
    }

    /** Known and true where every identity was read; otherwise nothing follows from one that is not here. */
    public Observed<Boolean> complete() {
        return complete;
    }

    /** Sorted by ARN. */
    public Collection<Identity> all() {
        return byArn.values();
    }

    public Optional<Identity> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    public Optional<Identity> byUniqueId(String uniqueId) {
        return Optional.ofNullable(byUniqueId.get(uniqueId));
    }
}
