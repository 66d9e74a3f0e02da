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

/** Finds disabled keys that resources depend on. */
@AutoService(Check.class)
public final class DisabledInUse implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DISABLED-IN-USE",
                    "No key is disabled while resources depend on it",
                    Severity.HIGH,
                    "aws kms enable-key --region {region} --key-id {key_id}",
                    "AWS KMS Developer Guide: a disabled key cannot decrypt")
            .explained(
                    "What depends on a disabled key cannot be read, started or restored.",
                    "The check fails if the key is disabled and an audited resource names it. The result is "
                            + "UNKNOWN if it is disabled and not all resources were read.");

    private static final Verdict PASS = Verdict.pass("the key is not disabled");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(
                key,
                metadata -> metadata.keyState().equals(KeyStates.DISABLED)
                        ? InUse.judge(key.dependents(), "is disabled", "KeyState=Disabled")
                        : PASS);
    }
}
