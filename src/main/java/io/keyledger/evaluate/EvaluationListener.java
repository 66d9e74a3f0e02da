package io.keyledger.evaluate;

/** Receives the progress of an evaluation, from many threads at once. */
public interface EvaluationListener {
    /** Reports that a number of items of a stage are done. */
    void advanced(Stage stage, long done, long total);

    /** A listener that does nothing. */
    EvaluationListener NONE = (_, _, _) -> {};

    /** The stages of an evaluation, in order. */
    enum Stage {
        /** Reads each part of the snapshot once, to verify it and gather what all Regions share. */
        READING,
        /** Judges resources and keys. */
        EVALUATING,
        /** Writes sorted rows. */
        WRITING
    }
}
