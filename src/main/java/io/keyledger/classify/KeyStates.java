package io.keyledger.classify;

import io.keyledger.classify.ClassifiedResource.Risk;

/** The values of KMS's KeyState, two words of ours beside them, and what each means for the data under a key. */
public final class KeyStates {
    public static final String CREATING = "Creating";
    public static final String ENABLED = "Enabled";
    public static final String DISABLED = "Disabled";
    public static final String PENDING_IMPORT = "PendingImport";
    public static final String PENDING_DELETION = "PendingDeletion";
    public static final String PENDING_REPLICA_DELETION = "PendingReplicaDeletion";
    public static final String UNAVAILABLE = "Unavailable";
    public static final String UPDATING = "Updating";

    /** Ours: the audited Region has no such key. */
    public static final String GONE = "gone";

    /** Ours: the state could not be read. */
    public static final String UNKNOWN = "unknown";

    private KeyStates() {}

    /** Whether deletion of the key is scheduled, at once or after that of its replicas. */
    public static boolean isPendingDeletion(String keyState) {
        return keyState.equals(PENDING_DELETION) || keyState.equals(PENDING_REPLICA_DELETION);
    }

    /** Whether KMS is at work on the key; nobody has to do anything about it. */
    public static boolean isChanging(String keyState) {
        return keyState.equals(CREATING) || keyState.equals(UPDATING);
    }

    /** Whether data under a key in this state is, or may become, unreadable. A state that is new to us is not judged. */
    public static Risk risk(String keyState) {
        return switch (keyState) {
            // A key that is being created protects nothing yet.
            case ENABLED, UPDATING, CREATING -> Risk.NO;
            case DISABLED, PENDING_IMPORT, PENDING_DELETION, PENDING_REPLICA_DELETION, UNAVAILABLE, GONE -> Risk.YES;
            default -> Risk.UNKNOWN;
        };
    }

    /**
     * The state in the terms of NIST SP 800-57 Part 1. The mapping is ours, not AWS's. A key whose imported material
     * expired or was deleted counts as suspended, not deactivated: importing the same material makes it active again.
     *
     * @param hadMaterial whether key material was ever in the key, as far as its facts tell
     */
    public static Lifecycle lifecycle(String keyState, boolean hadMaterial) {
        return switch (keyState) {
            case CREATING -> Lifecycle.PRE_ACTIVATION;
            case PENDING_IMPORT -> hadMaterial ? Lifecycle.SUSPENDED : Lifecycle.PRE_ACTIVATION;
            case ENABLED, UPDATING -> Lifecycle.ACTIVE;
            case DISABLED, UNAVAILABLE -> Lifecycle.SUSPENDED;
            case PENDING_DELETION, PENDING_REPLICA_DELETION -> Lifecycle.DEACTIVATED;
            case GONE -> Lifecycle.DESTROYED;
            default -> Lifecycle.UNKNOWN;
        };
    }
}
