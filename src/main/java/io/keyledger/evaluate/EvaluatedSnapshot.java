package io.keyledger.evaluate;

import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an evaluation says besides its rows.
 *
 * @param parts every part of the snapshot that was read, evaluated or not
 * @param countedFrom the earliest instant from which requests were counted
 * @param populations what was listed, what has a row and what was not read in full, for each kind
 */
public record EvaluatedSnapshot(
        RunSummary summary,
        SortedMap<PartId, PartSummary> parts,
        Optional<Instant> countedFrom,
        List<Population> populations) {}
