package io.keyledger.classify;

import io.keyledger.classify.ClassifiedResource.Risk;

/** The values of KMS's KeyState, two additional values of keyledger, and what each means for the data under a key. */
public final class KeyStates {
    public static final String CREATING = "Creating";
    public static final String ENABLED = "Enabled";
    public static final String DISABLED = "Disabled";
    public static final String PENDING_IMPORT = "PendingImport";
    public static final String PENDING_DELETION = "PendingDeletion";
    public static final String PENDING_REPLICA_DELETION = "PendingReplicaDeletion";
    public static final String UNAVAILABLE = "Unavailable";
    public static final String UPDATING = "Updating";

    /** keyledger's own: the audited Region has no such key. */
    public static final String GONE = "gone";

    /** keyledger's own: the state could not be read. */
    public static final String UNKNOWN = "unknown";

    private KeyStates() {}

    /** Whether the key's deletion is scheduled, by itself or after its replicas. */
    public static boolean isPendingDeletion(String keyState) {
        return keyState.equals(PENDING_DELETION) || keyState.equals(PENDING_REPLICA_DELETION);
    }

    /** Whether KMS is changing the key, a temporary state that needs no action. */
    public static boolean isChanging(String keyState) {
        return keyState.equals(CREATING) || keyState.equals(UPDATING);
    }

    /** Whether data under a key in this state is, or may become, unreadable; unknown for new states. */
    public static Risk risk(String keyState) {
        return switch (keyState) {
            // A key that is being created does not protect data yet.
            case ENABLED, UPDATING, CREATING -> Risk.NO;
            case DISABLED, PENDING_IMPORT, PENDING_DELETION, PENDING_REPLICA_DELETION, UNAVAILABLE, GONE -> Risk.YES;
            default -> Risk.UNKNOWN;
        };
    }

    /**
     * The state in terms of NIST SP 800-57 Part 1. The mapping is keyledger's, not AWS's. A key whose imported material
     * expired or was deleted counts as suspended, not deactivated: importing the same material makes it active again.
     *
     * @param hadMaterial whether the key ever had key material, as far as its facts show
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
