package io.keyledger.check.keys;

import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;
import io.keyledger.inventory.KeyMetadata;
import java.util.function.Function;

/** Evaluates rules about keys with imported material. */
final class ImportedMaterial {
    private static final Verdict NOT_IMPORTED = Verdict.notApplicable("the key's material is not imported");
    private static final Verdict PENDING_DELETION = Verdict.notApplicable("the key is pending deletion");

    private ImportedMaterial() {}

    /** Applies a rule to a key with imported material, unless it is pending deletion. */
    static Verdict judge(ClassifiedKey key, Function<KeyMetadata, Verdict> rule) {
        return CustomerKeys.judge(key, metadata -> {
            if (!metadata.origin().equals("EXTERNAL")) {
                return NOT_IMPORTED;
            }
            return KeyStates.isPendingDeletion(metadata.keyState()) ? PENDING_DELETION : rule.apply(metadata);
        });
    }

    /** Whether new material can replace the old; asymmetric and HMAC keys keep their material for life. */
    static boolean isReplaceable(KeyMetadata metadata) {
        return metadata.origin().equals("EXTERNAL") && metadata.keySpec().equals("SYMMETRIC_DEFAULT");
    }
}
