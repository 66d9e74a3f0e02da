package io.keyledger.inventory;

import java.time.Instant;
import java.util.Set;

/**
 * Which of CloudTrail's files are needed. A store that cannot tell them apart by their names hands out more.
 *
 * @param accounts the accounts whose trails are read
 * @param regions the Regions of the events
 * @param from the first instant of interest; files of its whole day (UTC) are read
 * @param to the last one
 */
public record TrailScope(Set<String> accounts, Set<String> regions, Instant from, Instant to) {
    public TrailScope {
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
    }
}
