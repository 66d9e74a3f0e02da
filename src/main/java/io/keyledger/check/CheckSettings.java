package io.keyledger.check;

import io.keyledger.classify.Custody;
import io.keyledger.policy.search.AccessSearch;
import java.util.List;
import java.util.Map;

/**
 * The limits and exceptions of the checks. A configuration file uses the same names in kebab case.
 *
 * @param maximumRotationPeriodDays the longest period of automatic rotation; KMS offers 90 to 2560 days
 * @param expiryWarningDays how many days before expiry imported key material is reported
 * @param cryptoperiodDays how long key material that KMS does not rotate by itself may stay in use
 * @param ownerTags tag keys; a customer managed key must have at least one of them, with a value
 * @param maximumGrants the maximum number of grants on a key; KMS allows 50,000
 * @param onDemandRotationsWarning the number of on-demand rotations from which a key is reported; KMS allows 25 per key
 * @param minimumCustody the minimum custody by CloudFormation type name, {@code *} for every other type;
 *     {@code customer-provided} is the highest
 * @param dsseRequired where dual-layer encryption is required: resource types, ids or ARNs, with {@code *} for any text
 * @param trustedKeyAccounts other accounts whose keys resources may use
 * @param replicaTagsIgnored tag keys in which a multi-Region replica may differ from its primary
 * @param breakGlassPrincipals ARNs of principals that may delete and disable keys, with {@code *} for any text
 * @param staleGrantDays the maximum age of a grant to a user or role, in days
 * @param disabled ids of checks that do not run
 * @param severities severities that override those of the checks, by check id
 * @param effortPerKey the maximum work of the search for who can use a key, in million steps; 100 take about a second
 *     on one core
 */
public record CheckSettings(
        int maximumRotationPeriodDays,
        int expiryWarningDays,
        int cryptoperiodDays,
        List<String> ownerTags,
        int maximumGrants,
        int onDemandRotationsWarning,
        Map<String, Custody> minimumCustody,
        List<String> dsseRequired,
        List<String> trustedKeyAccounts,
        List<String> replicaTagsIgnored,
        List<String> breakGlassPrincipals,
        int staleGrantDays,
        List<String> disabled,
        Map<String, Severity> severities,
        int effortPerKey) {
    private static final long STEPS_OF_AN_EFFORT = 1_000_000;

    // SP 800-57 Part 1 Rev. 5 recommends at most two years for keys that encrypt data; not verified against its text.
    private static final CheckSettings DEFAULTS = new CheckSettings(
            365,
            30,
            730,
            List.of("owner", "Owner"),
            500,
            20,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            365,
            List.of(),
            Map.of(),
            (int) (AccessSearch.STEPS / STEPS_OF_AN_EFFORT));

    public CheckSettings {
        atLeast("maximum-rotation-period-days", maximumRotationPeriodDays, 1);
        atLeast("expiry-warning-days", expiryWarningDays, 0);
        atLeast("cryptoperiod-days", cryptoperiodDays, 1);
        atLeast("maximum-grants", maximumGrants, 0);
        atLeast("on-demand-rotations-warning", onDemandRotationsWarning, 1);
        ownerTags = List.copyOf(ownerTags);
        minimumCustody = Map.copyOf(minimumCustody);
        if (minimumCustody.containsValue(Custody.UNKNOWN)) {
            throw new InvalidSettingException("minimum-custody", "a custody other than unknown");
        }
        dsseRequired = List.copyOf(dsseRequired);
        trustedKeyAccounts = List.copyOf(trustedKeyAccounts);
        replicaTagsIgnored = List.copyOf(replicaTagsIgnored);
        breakGlassPrincipals = List.copyOf(breakGlassPrincipals);
        atLeast("stale-grant-days", staleGrantDays, 0);
        atLeast("effort-per-key", effortPerKey, 1);
        disabled = List.copyOf(disabled);
        severities = Map.copyOf(severities);
    }

    /** The maximum steps of all searches about one key together. */
    public long stepsPerKey() {
        return effortPerKey * STEPS_OF_AN_EFFORT;
    }

    /** The settings when nothing is configured. */
    public static CheckSettings defaults() {
        return DEFAULTS;
    }

    private static void atLeast(String key, int value, int least) {
        if (value < least) {
            throw new InvalidSettingException(key, "at least " + least + ", not " + value);
        }
    }
}
