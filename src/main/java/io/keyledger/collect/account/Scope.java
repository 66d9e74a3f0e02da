package io.keyledger.collect.account;

import io.keyledger.collect.call.CollectException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The accounts, Regions and services to collect.
 *
 * @param accounts account ids; empty for the caller's account
 * @param role name and path of the role to assume in each account other than the caller's
 * @param externalId passed to AssumeRole
 * @param sessionName the role session name that CloudTrail records
 * @param regions empty for all Regions enabled in each account
 * @param notRegions Regions to leave out
 * @param collectors by name; empty for all
 */
public record Scope(
        List<String> accounts,
        @Nullable String role,
        @Nullable String externalId,
        String sessionName,
        List<String> regions,
        List<String> notRegions,
        Set<String> collectors) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]{1,512}");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    public Scope {
        accounts = accounts.stream().distinct().sorted().toList();
        regions = regions.stream().distinct().sorted().toList();
        notRegions = notRegions.stream().distinct().sorted().toList();
        collectors = Set.copyOf(collectors);
        accounts.forEach(Scope::requireAccount);
        regions.forEach(Scope::requireRegion);
        notRegions.forEach(Scope::requireRegion);
        if (role != null && !ROLE.matcher(role).matches()) {
            throw CollectException.configuration("'" + role + "' is not the name of a role.");
        }
        if (role != null && accounts.isEmpty()) {
            throw CollectException.configuration("A role needs the accounts to assume it in.");
        }
        if (!SESSION.matcher(sessionName).matches()) {
            throw CollectException.configuration("'" + sessionName + "' is not a session name.");
        }
    }

    /** No Region is left out. */
    public Scope(
            List<String> accounts,
            @Nullable String role,
            @Nullable String externalId,
            String sessionName,
            List<String> regions,
            Set<String> collectors) {
        this(accounts, role, externalId, sessionName, regions, List.of(), collectors);
    }

    /** Those of some Regions that are not left out. */
    List<String> wanted(List<String> regions) {
        List<String> wanted =
                regions.stream().filter(region -> !notRegions.contains(region)).toList();
        if (wanted.isEmpty() && !regions.isEmpty()) {
            throw CollectException.configuration(
                    "No Region is left to collect: --not-region leaves out " + String.join(", ", regions) + ".");
        }
        return wanted;
    }

    /** The caller's own account, all of its enabled Regions, everything. */
    public static Scope ownAccount() {
        return new Scope(List.of(), null, null, "keyledger", List.of(), Set.of());
    }

    /** Every Region of every partition. */
    public static Set<String> knownRegions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every Region of a partition. */
    public static Set<String> knownRegions(String partition) {
        return knownRegions().stream()
                .filter(region -> PartitionMetadata.of(Region.of(region)).id().equals(partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void requireAccount(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw CollectException.configuration("An account must be a 12-digit account id; got '" + account + "'.");
        }
    }

    private static void requireRegion(String region) {
        if (!knownRegions().contains(region)) {
            throw CollectException.configuration("There is no Region '" + region + "'.");
        }
    }
}
