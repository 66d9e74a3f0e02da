package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which accounts and Regions of a snapshot are evaluated. The others are still read for what these need of them. What
 * belongs to an account as a whole belongs to each of its Regions.
 *
 * @param accounts empty for all
 * @param regions empty for all
 * @param notRegions those left out of these
 */
public record SnapshotFilter(Set<String> accounts, Set<String> regions, Set<String> notRegions) {
    /** Every account and Region. */
    public static final SnapshotFilter ALL = new SnapshotFilter(Set.of(), Set.of(), Set.of());

    public SnapshotFilter {
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        notRegions = Set.copyOf(notRegions);
    }

    /** Whether everything is evaluated. */
    public boolean isAll() {
        return accounts.isEmpty() && regions.isEmpty() && notRegions.isEmpty();
    }

    /** Whether a part's account and Region are evaluated. */
    public boolean includes(PartId part) {
        return includes(part.accountId(), part.region());
    }

    /** Whether an account's Region is evaluated. */
    public boolean includes(String accountId, String region) {
        return includesAccount(accountId) && includesRegion(region);
    }

    /** Whether anything of an account is evaluated. */
    public boolean includesAccount(String accountId) {
        return accounts.isEmpty() || accounts.contains(accountId);
    }

    private boolean includesRegion(String region) {
        return region.equals(Fact.GLOBAL)
                || ((regions.isEmpty() || regions.contains(region)) && !notRegions.contains(region));
    }

    /** The accounts of a snapshot that are evaluated, in order. */
    public Set<String> accountsOf(SnapshotDescription snapshot) {
        return those(snapshot, PartId::accountId);
    }

    /** The Regions of a snapshot that are evaluated, in order. */
    public Set<String> regionsOf(SnapshotDescription snapshot) {
        Set<String> evaluated = those(snapshot, PartId::region);
        evaluated.remove(Fact.GLOBAL);
        return evaluated;
    }

    private Set<String> those(SnapshotDescription snapshot, Function<PartId, String> property) {
        return snapshot.parts().stream()
                .filter(this::includes)
                .map(property)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
