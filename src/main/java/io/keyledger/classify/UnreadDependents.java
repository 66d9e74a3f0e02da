package io.keyledger.classify;

import io.keyledger.inventory.UsableKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was not read about resources, and the keys that it may concern: those that the service can use and the account
 * can name. Keeps the first reason per kind of gap. Not thread-safe.
 */
final class UnreadDependents {
    private static final String ANY = "";

    private final Map<Scope, String> reasons = new LinkedHashMap<>();

    /**
     * The keys that a gap may concern.
     *
     * @param resourceType the type that was not read; empty for any type
     * @param accountId the account that was not read; empty for any account
     * @param keys which keys of an account an alias can mean
     */
    private record Scope(String resourceType, String accountId, Keys keys) {
        boolean reaches(KeySummary key) {
            boolean own = accountId.equals(ANY) || accountId.equals(key.accountId());
            boolean awsManaged = key.custody() == Custody.AWS_MANAGED;
            boolean possible = switch (keys) {
                // AWS managed keys cannot be used from another account.
                case ANY -> own || !awsManaged;
                case OF_OWN_ALIASES -> own && !awsManaged;
                case AWS_MANAGED -> own && (awsManaged || key.custody() == Custody.UNKNOWN);
            };
            return possible && KeyFit.mayUse(resourceType, key);
        }
    }

    private enum Keys {
        ANY,
        /** Aliases of customers point only to customer managed keys. */
        OF_OWN_ALIASES,
        AWS_MANAGED
    }

    /** Records that resources of an account may use any key that their service can use. */
    void add(String resourceType, String accountId, String reason) {
        reasons.putIfAbsent(new Scope(resourceType, accountId, Keys.ANY), reason);
    }

    /** Records a resource whose key is an alias that could not be resolved. */
    void addAlias(String resourceType, String keyAccountId, String alias, String reason) {
        Keys keys = alias.startsWith(UsableKeys.AWS_MANAGED_ALIASES) ? Keys.AWS_MANAGED : Keys.OF_OWN_ALIASES;
        reasons.putIfAbsent(new Scope(resourceType, keyAccountId, keys), reason);
    }

    /** Records that unread resources of any type and account may exist. */
    void addAny(String reason) {
        add(ANY, ANY, reason);
    }

    /** Why unknown resources may use the key; empty if none can. */
    String reaching(KeySummary key) {
        return first(key, ANY);
    }

    /** Why unknown resources of one type may use the key; empty if none can. */
    String reaching(KeySummary key, String resourceType) {
        return first(key, resourceType);
    }

    private String first(KeySummary key, String resourceType) {
        for (Map.Entry<Scope, String> unread : reasons.entrySet()) {
            Scope scope = unread.getKey();
            boolean ofType = resourceType.equals(ANY)
                    || scope.resourceType().equals(ANY)
                    || scope.resourceType().equals(resourceType);
            if (ofType && scope.reaches(key)) {
                return unread.getValue();
            }
        }
        return "";
    }
}
