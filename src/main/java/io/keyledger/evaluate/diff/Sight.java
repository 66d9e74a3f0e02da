package io.keyledger.evaluate.diff;

import io.keyledger.inventory.AccountRegion;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run looked at, what it could not list, and how its checks went, from coverage.csv and checks.csv. */
final class Sight {
    private static final String EVERYTHING = "*";
    private static final String GLOBAL = "global";

    private final Map<AccountRegion, Map<String, Set<String>>> unlisted = new HashMap<>();
    private final Set<String> services = new HashSet<>();
    private final Map<Judged, Counts> counts = new HashMap<>();
    private final Set<String> checks = new HashSet<>();

    private Sight() {}

    private record Judged(String checkId, String accountId, String region) {}

    /** How many findings of a check in an account and Region passed or did not apply. */
    record Counts(long passed, long notApplicable) {}

    static Sight of(TableSource tables) throws IOException {
        Sight sight = new Sight();
        try (RowCursor rows = tables.open(ComparedTable.COVERAGE.file())) {
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                sight.addCoverage(row.get());
            }
        }
        try (RowCursor rows = tables.open("checks.csv")) {
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                sight.addCheck(row.get());
            }
        }
        return sight;
    }

    private void addCoverage(TableRow row) {
        if (row.cell("action").equals("not collected")) {
            return;
        }
        String service = row.cell("action").equals(EVERYTHING) ? EVERYTHING : row.cell("service");
        services.add(service);
        Set<String> gaps = unlisted.computeIfAbsent(
                        new AccountRegion(row.cell("account_id"), row.cell("region")), _ -> new HashMap<>())
                .computeIfAbsent(service, _ -> new HashSet<>());
        if (row.cell("role").equals("listing") && CellParser.unanswered(row) > 0) {
            gaps.add(row.cell("service") + ":" + row.cell("action"));
        }
    }

    private void addCheck(TableRow row) {
        if (row.cell("account_id").isEmpty()) {
            // The check was left out.
            return;
        }
        String check = row.cell("check_id");
        checks.add(check);
        counts.put(
                new Judged(check, row.cell("account_id"), row.cell("region")),
                new Counts(CellParser.number(row.cell("pass")), CellParser.number(row.cell("not_applicable"))));
    }

    /**
     * Whether it called a service in an account and Region; a service of which neither run has calls is not told apart.
     */
    boolean covers(String accountId, String region, String service, Sight other) {
        Map<String, Set<String>> asked = unlisted.get(new AccountRegion(accountId, region));
        return asked != null
                && (asked.containsKey(service)
                        || asked.containsKey(EVERYTHING)
                        || !(services.contains(service) || other.services.contains(service)));
    }

    /**
     * Whether a resource may be hidden here that the other run saw, because what listed it there was not answered here.
     */
    boolean mayHide(String accountId, String region, String service, Sight other) {
        Set<String> gaps = gaps(accountId, region, service);
        gaps.removeAll(other.gaps(accountId, region, service));
        return !gaps.isEmpty();
    }

    private Set<String> gaps(String accountId, String region, String service) {
        Set<String> gaps = new HashSet<>();
        for (String place : Set.of(region, GLOBAL)) {
            Map<String, Set<String>> asked = unlisted.getOrDefault(new AccountRegion(accountId, place), Map.of());
            gaps.addAll(asked.getOrDefault(service, Set.of()));
            gaps.addAll(asked.getOrDefault(EVERYTHING, Set.of()));
        }
        return gaps;
    }

    boolean knows(String checkId) {
        return checks.contains(checkId);
    }

    Optional<Counts> counts(String checkId, String accountId, String region) {
        return Optional.ofNullable(counts.get(new Judged(checkId, accountId, region)));
    }
}
