package io.keyledger.collect.account;

import io.keyledger.inventory.ApiCoverage;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * An account of the scope, as far as it could be opened.
 *
 * @param credentials that work in it; the caller's own, or of an assumed role
 * @param regions to be collected, none where the account could not be opened
 * @param disabled those of them that the account has not enabled
 * @param coverage how the questions about it went
 */
public record Account(
        String accountId,
        AwsCredentialsProvider credentials,
        List<String> regions,
        List<String> disabled,
        List<ApiCoverage> coverage) {
    /** The first Region of which something can be read; empty where there is none. */
    public String firstRegion() {
        return regions.stream()
                .filter(region -> !disabled.contains(region))
                .findFirst()
                .orElse("");
    }
}
