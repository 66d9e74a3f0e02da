package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a key was last used, and how sure that is.
 *
 * @param at the last successful cryptographic operation; absent where none is known, or where CloudWatch shows that
 *     there were some but not when
 */
public record LastUse(Evidence evidence, @Nullable Instant at) {
    /** What is known of a key's use. */
    public enum Evidence {
        /** GetKeyLastUsage or CloudWatch shows a use. */
        USED("used"),
        /** It was made after tracking began, and was not used since. */
        NEVER_USED("never-used"),
        /** It was not used since tracking began; whether before is not known. */
        NONE_SINCE_TRACKING("none-since-tracking"),
        /** No use is seen, but audited resources are encrypted under it: an attached volume makes no KMS calls. */
        NEEDED_BY_RESOURCES("needed-by-resources"),
        UNKNOWN("unknown");

        private final String text;

        Evidence(String text) {
            this.text = text;
        }

        /** As every file writes it. */
        public String text() {
            return text;
        }
    }

    /**
     * Weighs all evidence of use that there is.
     *
     * @param usage the key's requests by CloudWatch; absent where there were none or they were not read
     */
    public static LastUse of(ClassifiedKey key, @Nullable KeyUsage usage) {
        Observed<LastUsage> asked = key.key().lastUsage();
        LastUsage lastUsage = asked.known().orElse(null);
        if (lastUsage != null && lastUsage.timestamp() != null) {
            return new LastUse(Evidence.USED, lastUsage.timestamp());
        }
        if (usage != null && shows(usage)) {
            return new LastUse(Evidence.USED, null);
        }
        if (key.dependents().count() > 0) {
            return new LastUse(Evidence.NEEDED_BY_RESOURCES, null);
        }
        return new LastUse(lastUsage == null ? Evidence.UNKNOWN : unused(key.key(), lastUsage), null);
    }

    private static boolean shows(KeyUsage usage) {
        return usage.reEncryptsInto() > 0
                || usage.requestsByOperation().values().stream().anyMatch(requests -> requests > 0);
    }

    private static Evidence unused(KmsKey key, LastUsage lastUsage) {
        Instant trackingStart = lastUsage.trackingStartDate();
        if (trackingStart == null) {
            return Evidence.UNKNOWN;
        }
        Instant created = key.metadata().known().map(KeyMetadata::creationDate).orElse(null);
        boolean trackedFromStart = created != null && !created.isBefore(trackingStart);
        return trackedFromStart ? Evidence.NEVER_USED : Evidence.NONE_SINCE_TRACKING;
    }
}
