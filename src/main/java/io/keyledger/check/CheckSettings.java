package io.keyledger.check;

import io.keyledger.classify.Custody;
import io.keyledger.policy.search.AccessSearch;
import java.util.List;
import java.util.Map;

/**
 * What each check accepts. In a configuration file the names are in kebab case.
 *
 * @param maximumRotationPeriodDays the longest period of automatic rotation; KMS offers 90 to 2560 days
 * @param expiryWarningDays how long before it expires imported key material is reported
 * @param cryptoperiodDays how long key material that KMS does not rotate by itself may stay in use
 * @param ownerTags tag keys of which a customer managed key must have at least one, with a value
 * @param maximumGrants the most grants that a key may have; KMS allows 50,000
 * @param onDemandRotationsWarning from how many of the 25 on-demand rotations that KMS allows a key they are reported
 * @param minimumCustody the least custody by CloudFormation type name, {@code *} for every type that is not named;
 *     {@code customer-provided} is the most
 * @param dsseRequired where dual-layer encryption is required: resource types, ids or ARNs, with {@code *} for any text
 * @param trustedKeyAccounts other accounts whose keys resources may use
 * @param replicaTagsIgnored tag keys in which a multi-Region replica may differ from its primary
 * @param breakGlassPrincipals ARNs, with {@code *} for any text, of those who may delete and disable keys
 * @param staleGrantDays how old a grant to a user or role may be
 * @param disabled ids of checks that are left out
 * @param severities severities that replace those of the checks, by check id
 * @param effortPerKey how much work the search for who can use a key may take, in million steps; a hundred of them take
 *     about a second on one core
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

    /** What all searches about one key may take together. */
    public long stepsPerKey() {
        return effortPerKey * STEPS_OF_AN_EFFORT;
    }

    /** What counts where nothing is configured. */
    public static CheckSettings defaults() {
        return DEFAULTS;
    }

    private static void atLeast(String key, int value, int least) {
        if (value < least) {
            throw new InvalidSettingException(key, "at least " + least + ", not " + value);
        }
    }
}
