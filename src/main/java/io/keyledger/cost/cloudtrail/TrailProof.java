package io.keyledger.cost.cloudtrail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CloudTrail's digest files prove about the log files: the hashes of the log files, the chain of the digest files
 * and, in a bucket, CloudTrail's signature of each digest file. The signature is in the metadata of its object, which a
 * copy in a folder lacks.
 *
 * @param digests how many digest files were read
 * @param signed how many of these have CloudTrail's signature
 * @param unsigned why signatures were not checked; empty if they were
 * @param listed how many log files they list
 * @param proven how many of these are there, unchanged
 * @param problems how many log files and digest files are missing, changed or unreadable
 * @param firstProblems the first {@link FileCounts#NAMED} of them by name, each with what is wrong
 * @param from the start of the first digest file; absent if there is none
 * @param to the end of the last digest file
 */
public record TrailProof(
        long digests,
        long signed,
        String unsigned,
        long listed,
        long proven,
        long problems,
        List<String> firstProblems,
        @Nullable Instant from,
        @Nullable Instant to) {}
