package io.keyledger.snapshot;

import static java.util.Objects.requireNonNull;

/** The first line of a part, under the name {@code Part}. */
record PartHeader(FormatVersion format, String accountId, String region, String collector) {
    static final String NAME = "Part";

    PartHeader {
        // A damaged line may lack any of these.
        requireNonNull(format);
        requireNonNull(accountId);
        requireNonNull(region);
        requireNonNull(collector);
    }

    static PartHeader of(PartId part) {
        return new PartHeader(FormatVersion.CURRENT, part.accountId(), part.region(), part.collector());
    }

    boolean isOf(PartId part) {
        return accountId.equals(part.accountId()) && region.equals(part.region()) && collector.equals(part.collector());
    }
}
