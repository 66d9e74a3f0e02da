package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;
import io.keyledger.classify.RotationState;

/** Finds customer managed keys with automatic rotation off. */
@AutoService(Check.class)
public final class RotationDisabled implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ROTATION-DISABLED",
                    "Customer managed keys that KMS can rotate are rotated automatically",
                    Severity.MEDIUM,
                    "aws kms enable-key-rotation --region {region} --key-id {key_id}"
                            + " # for a multi-Region key, use its primary key",
                    "AWS KMS Developer Guide: KMS rotates symmetric encryption keys with key material of its own")
            .explained(
                    "The longer one key material protects new data, the more is lost when it leaks.",
                    "The check fails if GetKeyRotationStatus reports automatic rotation as off. Keys"
                            + " that KMS cannot rotate, disabled keys and keys pending deletion are not judged.");

    private static final Verdict PASS = Verdict.pass("KMS rotates the key automatically");
    private static final Verdict PENDING_DELETION =
            Verdict.notApplicable("KMS does not rotate keys that are pending deletion");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(key, metadata -> {
            if (KeyStates.isPendingDeletion(metadata.keyState())) {
                return PENDING_DELETION;
            }
            if (metadata.keyState().equals(KeyStates.DISABLED)) {
                return CustomerKeys.DISABLED;
            }
            return switch (RotationState.of(key.key())) {
                case ON -> PASS;
                case OFF -> Verdict.fail("automatic rotation is off", "GetKeyRotationStatus: KeyRotationEnabled=false");
                case NOT_OFFERED ->
                    Verdict.notApplicable("KMS does not offer automatic rotation for keys of origin"
                            + " " + metadata.origin()
                            + " and spec " + metadata.keySpec());
                case UNKNOWN -> unknown(key);
            };
        });
    }

    private static Verdict unknown(ClassifiedKey key) {
        String reason = key.key().rotation().reason();
        return Verdict.unknown(reason.isEmpty() ? "it is unknown whether KMS can rotate this kind of key" : reason);
    }
}
