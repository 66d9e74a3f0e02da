package io.keyledger.check.keys;

import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.KeyMetadata;
import java.util.function.Function;

/** Evaluates rules about customer managed keys. */
final class CustomerKeys {
    private static final Verdict AWS_MANAGED = Verdict.notApplicable("AWS manages this key");

    /** KMS does not rotate a disabled key, and nothing new is encrypted with it. */
    static final Verdict DISABLED = Verdict.notApplicable("the key is disabled: nothing is encrypted with it");

    private CustomerKeys() {}

    /** Applies a rule to the key's metadata; unknown if it was not read. */
    static Verdict judge(ClassifiedKey key, Function<KeyMetadata, Verdict> rule) {
        return Verdict.of(
                key.key().metadata(),
                metadata -> metadata.keyManager().equals("AWS") ? AWS_MANAGED : rule.apply(metadata));
    }
}
