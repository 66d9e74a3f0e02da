package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFiles;
import io.keyledger.inventory.TrailScope;
import io.keyledger.inventory.TrailStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * CloudTrail's log files.
 *
 * @param store where they are
 * @param verified whether CloudTrail's digest files must prove that no log file is missing or changed
 * @param days how many days before the instant of the evaluation are read from a bucket; a folder is read as a whole
 */
public record CloudTrailLogs(TrailStore store, boolean verified, int days) {
    /**
     * Opens the files of accounts and Regions.
     *
     * @param asOf the instant of the evaluation
     * @throws IOException if they cannot be opened
     */
    public TrailFiles open(Set<String> accounts, Set<String> regions, Instant asOf) throws IOException {
        return store.open(new TrailScope(accounts, regions, asOf.minus(Duration.ofDays(days)), asOf));
    }
}
