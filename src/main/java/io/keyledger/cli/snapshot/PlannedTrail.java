package io.keyledger.cli.snapshot;

import io.keyledger.collect.run.CollectionPlan;
import io.keyledger.collect.run.PlannedCalls;
import io.keyledger.collect.trail.TrailActions;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts the log files in a trail's bucket, for a plan. */
public final class PlannedTrail implements TrailFiles.Visitor {
    private static final String LOG_FILE = "CloudTrail log file";

    private final AtomicLong files = new AtomicLong();

    private PlannedTrail() {}

    /** Adds the calls that read the log files of the planned accounts and Regions. */
    public static CollectionPlan addTo(CollectionPlan plan, CloudTrailLogs logs, Instant asOf) throws IOException {
        Set<String> accounts =
                plan.lines().stream().map(PlannedCalls::accountId).collect(Collectors.toUnmodifiableSet());
        Set<String> regions = plan.lines().stream()
                .map(PlannedCalls::region)
                .filter(region -> !region.equals(Fact.GLOBAL))
                .collect(Collectors.toUnmodifiableSet());
        PlannedTrail counter = new PlannedTrail();
        try (TrailFiles trail = logs.open(accounts, regions, asOf)) {
            trail.list(TrailFiles.Kind.LOGS, counter);
            List<ApiCoverage> calls = trail.finish();
            long count = counter.files.get();
            List<PlannedCalls> lines = calls.stream()
                    .filter(row -> row.action().equals(TrailActions.LIST_OBJECTS.operation()))
                    .flatMap(
                            row -> Map.of(TrailActions.LIST_OBJECTS, row.asked(), TrailActions.GET_OBJECT, count)
                                    .entrySet()
                                    .stream()
                                    .map(line -> new PlannedCalls(
                                            row.accountId(), row.region(), line.getKey(), line.getValue())))
                    .toList();
            return plan.and(new TreeMap<>(Map.of(LOG_FILE, count)), lines, calls);
        }
    }

    @Override
    public void file(TrailFile file) {
        files.incrementAndGet();
    }

    @Override
    public void notAFile(String name) {
        // A bucket has objects only.
    }

    @Override
    public void unreadable(String name) {
        // The calls say what could not be listed.
    }
}
