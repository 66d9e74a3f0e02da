package io.keyledger.evaluate.diff;

/**
 * What a run says about a subject.
 *
 * @param group its rows
 */
record Side(ComparedRun run, RowGroup group) {
    /** Whether the run has the key of another run's rows. */
    boolean hasKeyOf(Side other) {
        return other.group.isEmpty() || run.hasKey(other.group.rows().getFirst().cell("key_arn"));
    }
}
