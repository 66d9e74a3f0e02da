package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.RotationStatus;

/** Whether KMS rotates a key's material automatically. */
public enum RotationState {
    ON("on"),
    OFF("off"),
    NOT_OFFERED("not-offered"),
    UNKNOWN("unknown");

    private final String text;

    RotationState(String text) {
        this.text = text;
    }

    /** The value as written in output files. */
    public String text() {
        return text;
    }

    /**
     * The state, decided first by the kind of key and then by GetKeyRotationStatus: KMS offers automatic rotation only
     * for symmetric encryption keys with material of its own, so {@code false} for any other key means not offered.
     */
    public static RotationState of(KmsKey key) {
        return switch (key.metadata()) {
            case Observed.Known<KeyMetadata>(KeyMetadata metadata) -> of(metadata, key.rotation());
            case Observed.NotOffered<KeyMetadata> _,
                    Observed.NotAsked<KeyMetadata> _,
                    Observed.Denied<KeyMetadata> _,
                    Observed.Throttled<KeyMetadata> _,
                    Observed.Failed<KeyMetadata> _ -> withoutMetadata(key.rotation());
        };
    }

    private static RotationState of(KeyMetadata metadata, Observed<RotationStatus> rotation) {
        return switch (KeyClassifier.custody(Observed.known(metadata))) {
            // AWS rotates these every year, even if the status cannot be read.
            case AWS_MANAGED -> ON;
            case CUSTOMER_MANAGED -> metadata.keySpec().equals("SYMMETRIC_DEFAULT") ? asRead(rotation) : NOT_OFFERED;
            case IMPORTED, CLOUDHSM, EXTERNAL_KEY_STORE -> NOT_OFFERED;
            case UNENCRYPTED, SERVICE_MANAGED, AWS_OWNED, CUSTOMER_PROVIDED, UNKNOWN -> withoutMetadata(rotation);
        };
    }

    private static RotationState asRead(Observed<RotationStatus> rotation) {
        return switch (rotation) {
            case Observed.Known<RotationStatus>(RotationStatus status) -> status.enabled() ? ON : OFF;
            case Observed.NotOffered<RotationStatus> _ -> NOT_OFFERED;
            case Observed.NotAsked<RotationStatus> _,
                    Observed.Denied<RotationStatus> _,
                    Observed.Throttled<RotationStatus> _,
                    Observed.Failed<RotationStatus> _ -> UNKNOWN;
        };
    }

    /** For a key of unknown kind, {@code false} may mean that KMS does not offer rotation. */
    private static RotationState withoutMetadata(Observed<RotationStatus> rotation) {
        RotationState state = asRead(rotation);
        return state == OFF ? UNKNOWN : state;
    }
}
