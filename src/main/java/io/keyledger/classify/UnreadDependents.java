package io.keyledger.classify;

import io.keyledger.inventory.UsableKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was not read of resources, and the keys that it may be about: those that the service could use, and that the
 * account could name. Keeps the first reason for each kind of unread thing, however many there are. For one thread.
 */
final class UnreadDependents {
    private static final String ANY = "";

    private final Map<Scope, String> reasons = new LinkedHashMap<>();

    /**
     * Which keys something may be about.
     *
     * @param resourceType of what was not read; empty for any type
     * @param accountId of what was not read; empty for any account
     * @param keys which keys of an account an alias can mean
     */
    private record Scope(String resourceType, String accountId, Keys keys) {
        boolean reaches(KeySummary key) {
            boolean own = accountId.equals(ANY) || accountId.equals(key.accountId());
            boolean awsManaged = key.custody() == Custody.AWS_MANAGED;
            boolean possible = switch (keys) {
                // Nobody can use an AWS managed key from another account.
                case ANY -> own || !awsManaged;
                case OF_OWN_ALIASES -> own && !awsManaged;
                case AWS_MANAGED -> own && (awsManaged || key.custody() == Custody.UNKNOWN);
            };
            return possible && KeyFit.mayUse(resourceType, key);
        }
    }

    private enum Keys {
        ANY,
        /** The aliases that customers make name customer managed keys only. */
        OF_OWN_ALIASES,
        AWS_MANAGED
    }

    /** Notes resources of an account that may be under any key that their service can use. */
    void add(String resourceType, String accountId, String reason) {
        reasons.putIfAbsent(new Scope(resourceType, accountId, Keys.ANY), reason);
    }

    /** Notes a resource whose key is named by an alias that could not be looked up. */
    void addAlias(String resourceType, String keyAccountId, String alias, String reason) {
        Keys keys = alias.startsWith(UsableKeys.AWS_MANAGED_ALIASES) ? Keys.AWS_MANAGED : Keys.OF_OWN_ALIASES;
        reasons.putIfAbsent(new Scope(resourceType, keyAccountId, keys), reason);
    }

    /** Notes that resources of any type and account may exist of which nothing was read. */
    void addAny(String reason) {
        add(ANY, ANY, reason);
    }

    /** Why resources may be under the key that are not known; empty where none can be. */
    String reaching(KeySummary key) {
        return first(key, ANY);
    }

    /** The same for resources of one type. */
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
