package io.keyledger.cost.cloudtrail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CloudTrail's digest files prove about the log files of a folder. The hashes of the log files and the chain of the
 * digest files are checked; CloudTrail's signature of the last digest file is in the metadata of its object in S3, which a
 * copy of the files lacks.
 *
 * @param digests how many digest files were read
 * @param listed how many log files they list
 * @param proven how many of these are there, unchanged
 * @param problems how many log files and digest files are missing, changed or unreadable
 * @param firstProblems the first {@link FileCounts#NAMED} of them by name, each with what is wrong
 * @param from the start of the first digest file; absent if there is none
 * @param to the end of the last digest file
 */
public record TrailProof(
        long digests,
        long listed,
        long proven,
        long problems,
        List<String> firstProblems,
        @Nullable Instant from,
        @Nullable Instant to) {}
