package io.keyledger.snapshot;

import java.util.Map;

/**
 * What a part holds, as far as it was read to its end.
 *
 * @param facts the number of facts by kind, which is the simple name of their record
 * @param sha256 of its bytes up to the footer, in hexadecimal
 */
public record PartSummary(PartId part, Map<String, Long> facts, String sha256) {
    /** All facts. */
    public long records() {
        return facts.values().stream().mapToLong(Long::longValue).sum();
    }
}
