package io.keyledger.snapshot;

import java.util.Map;

/**
 * What a completely read part holds.
 *
 * @param facts the number of facts by kind, the simple name of their record
 * @param sha256 of its bytes up to the footer, in hexadecimal
 */
public record PartSummary(PartId part, Map<String, Long> facts, String sha256) {
    /** All facts. */
    public long records() {
        return facts.values().stream().mapToLong(Long::longValue).sum();
    }
}
