package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a key was last used, and the evidence.
 *
 * @param at the last successful cryptographic operation; absent if none is known, or if CloudWatch shows use but not
 *     when
 */
public record LastUse(Evidence evidence, @Nullable Instant at) {
    /** The evidence about a key's use. */
    public enum Evidence {
        /** GetKeyLastUsage or CloudWatch shows a use. */
        USED("used"),
        /** The key was created after tracking started and was never used. */
        NEVER_USED("never-used"),
        /** The key was not used since tracking started; earlier use is unknown. */
        NONE_SINCE_TRACKING("none-since-tracking"),
        /** No use is recorded, but audited resources depend on it: an attached volume makes no KMS calls. */
        NEEDED_BY_RESOURCES("needed-by-resources"),
        UNKNOWN("unknown");

        private final String text;

        Evidence(String text) {
            this.text = text;
        }

        /** The value as written in output files. */
        public String text() {
            return text;
        }
    }

    /**
     * Combines all evidence of use.
     *
     * @param usage the key's requests from CloudWatch; absent if there were none or they were not read
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
        return usage.reEncryptsInto() > 0 || usage.requests() > 0;
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
