package io.keyledger.policy.search;

import java.util.Optional;
import java.util.Set;

/** The names of the condition keys that say who the caller is, in lower case. */
final class IdentityKeys {
    static final String PRINCIPAL_ARN = "aws:principalarn";
    static final String PRINCIPAL_ACCOUNT = "aws:principalaccount";
    static final String CALLER_ACCOUNT = "kms:calleraccount";
    static final String ORGANIZATION = "aws:principalorgid";
    static final String ORGANIZATION_PATHS = "aws:principalorgpaths";
    static final String USER_ID = "aws:userid";
    static final String USER_NAME = "aws:username";
    static final String PRINCIPAL_TYPE = "aws:principaltype";
    static final String IS_SERVICE = "aws:principalisawsservice";
    static final String SERVICE_NAME = "aws:principalservicename";
    static final String SERVICE_NAMES = "aws:principalservicenameslist";

    static final String PRINCIPAL_TAG = "aws:principaltag/";

    private static final Set<String> OF_ROLE_SESSIONS = Set.of(
            "aws:sourceidentity",
            "aws:federatedprovider",
            "aws:chatbotsourcearn",
            "aws:ec2instancesourcevpc",
            "aws:ec2instancesourceprivateipv4",
            "ec2:roledelivery",
            "ec2:sourceinstancearn",
            "lambda:sourcefunctionarn");

    private static final Set<String> ALL = Set.of(
            PRINCIPAL_ARN,
            PRINCIPAL_ACCOUNT,
            CALLER_ACCOUNT,
            ORGANIZATION,
            ORGANIZATION_PATHS,
            USER_ID,
            USER_NAME,
            PRINCIPAL_TYPE,
            IS_SERVICE,
            SERVICE_NAME,
            SERVICE_NAMES);

    private IdentityKeys() {}

    static boolean include(String key) {
        return ALL.contains(key);
    }

    /** Whether the key is the account of the caller. */
    static boolean isAccount(String key) {
        return key.equals(PRINCIPAL_ACCOUNT) || key.equals(CALLER_ACCOUNT);
    }

    /** Whether no request of such a caller has the key: a root user and a service have no tags, a user no session. */
    static boolean isNeverPresent(String key, Shape shape) {
        Optional<Kind> kind = Shape.kind(shape);
        if (key.startsWith(PRINCIPAL_TAG)) {
            return kind.isEmpty() || kind.get() == Kind.ROOT;
        }
        return OF_ROLE_SESSIONS.contains(key)
                && kind.filter(some -> some == Kind.ROLE).isEmpty();
    }
}
