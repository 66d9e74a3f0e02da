package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a kept snapshot the options for accounts and Regions choose. */
public final class KeptScope {
    private static final int NAMED = 10;

    private KeptScope() {}

    /**
     * The part of a snapshot that is chosen.
     *
     * @throws UsageException where an account or a Region is named that is not in the snapshot, or nothing is left
     */
    public static SnapshotFilter of(Configuration configuration, Snapshot snapshot) {
        Configuration.Scope scope = configuration.scope();
        Set<String> accounts = SnapshotFilter.ALL.accountsOf(snapshot.description());
        Set<String> regions = SnapshotFilter.ALL.regionsOf(snapshot.description());
        require("account", "accounts", scope.accounts(), accounts, snapshot);
        require("Region", "Regions", scope.regions(), regions, snapshot);
        SnapshotFilter filter = new SnapshotFilter(
                Set.copyOf(scope.accounts()), Set.copyOf(scope.regions()), Set.copyOf(scope.notRegions()));
        if (filter.regionsOf(snapshot.description()).isEmpty() && !filter.isAll() && !regions.isEmpty()) {
            throw new UsageException("Nothing is left to evaluate of " + snapshot.directory()
                    + ": choose other accounts (--account) or Regions (--region, --not-region)");
        }
        return filter;
    }

    /** Whether the options leave anything out. */
    static boolean isNarrowed(Configuration.Scope scope) {
        return Stream.of(scope.accounts(), scope.regions(), scope.notRegions()).anyMatch(named -> !named.isEmpty());
    }

    private static void require(String one, String many, List<String> named, Set<String> there, Snapshot snapshot) {
        for (String name : named) {
            if (!there.contains(name)) {
                throw new UsageException("The snapshot " + snapshot.directory() + " has no " + one + " " + name
                        + NearestName.to(name, there)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; it has the " + (there.size() == 1 ? one : many) + " " + listed(there)));
            }
        }
    }

    private static String listed(Set<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
