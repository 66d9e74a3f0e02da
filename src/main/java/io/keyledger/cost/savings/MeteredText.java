package io.keyledger.cost.savings;

import io.keyledger.cost.MeteredRequests;

/** What a bucket's request metrics say, in words. */
final class MeteredText {
    private MeteredText() {}

    /** For example {@code s3-request-metrics: 1,234 PUT and 5,678 GET requests in 30 days (filter EntireBucket)}. */
    static String counted(MeteredRequests metered) {
        return MeteredRequests.SOURCE + ": "
                + GroupedNumber.of(metered.metrics().puts()) + " PUT and "
                + GroupedNumber.of(metered.metrics().gets()) + " GET requests in " + metered.days()
                + (metered.days() == 1 ? " day" : " days") + " (filter "
                + metered.metrics().filterId() + ")";
    }

    /** The same as requests to KMS, with what that rests on. */
    static String assumed(MeteredRequests metered) {
        return counted(metered) + ", " + MeteredRequests.ASSUMPTION
                + (metered.onKey() == null
                        ? "; the requests on the key were not counted"
                        : "; at most the " + GroupedNumber.of(metered.onKey()) + " that KMS counted on the key");
    }
}
