package io.keyledger.collect.ebs;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import org.jspecify.annotations.Nullable;

/** The encryption of a volume or snapshot: a key if it is encrypted, otherwise none. */
final class EbsEncryption {
    private static final String SSE_EBS = "sse-ebs";
    private static final String SSE_KMS = "sse-kms";

    private EbsEncryption() {}

    static Observed<Encryption> of(
            ApiAction action, @Nullable Boolean encrypted, @Nullable String type, @Nullable String key) {
        if (encrypted == null) {
            return new Observed.Failed<>(action.permission(), "AWS did not say whether it is encrypted");
        }
        if (SSE_EBS.equals(type)) {
            // In the API, but reserved for future use.
            return Observed.known(Encryption.without(Encryption.Method.SERVICE_MANAGED, SSE_EBS));
        }
        if (!encrypted) {
            return Observed.known(Encryption.without(Encryption.Method.NONE, "none"));
        }
        if (key == null || key.isBlank()) {
            return new Observed.Failed<>(action.permission(), "encrypted, but AWS named no key");
        }
        return Observed.known(Encryption.kms(type == null ? SSE_KMS : type, KeyReference.parse(key)));
    }
}
