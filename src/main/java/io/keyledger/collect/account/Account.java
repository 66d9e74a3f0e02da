package io.keyledger.collect.account;

import io.keyledger.inventory.ApiCoverage;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * An account of the scope, with what is known from opening it.
 *
 * @param credentials of the caller or of an assumed role
 * @param regions to collect; empty if the account could not be opened
 * @param disabled the Regions among them that the account has not enabled
 * @param coverage the outcome of the calls that opened it
 */
public record Account(
        String accountId,
        AwsCredentialsProvider credentials,
        List<String> regions,
        List<String> disabled,
        List<ApiCoverage> coverage) {
    /** The first enabled Region; empty if there is none. */
    public String firstRegion() {
        return regions.stream()
                .filter(region -> !disabled.contains(region))
                .findFirst()
                .orElse("");
    }
}
