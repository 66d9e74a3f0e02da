package io.keyledger.report;

/** Is told how an evaluation goes, by many threads at once. */
public interface EvaluationListener {
    /** So many of so many things of a stage are done. */
    void advanced(Stage stage, long done, long total);

    /** Nobody who listens. */
    EvaluationListener NONE = (_, _, _) -> {};

    /** What an evaluation does, one after the other. */
    enum Stage {
        /** Reads each part of the snapshot once, to verify it and to learn what all Regions share. */
        READING,
        /** Judges resources and keys. */
        EVALUATING,
        /** Writes rows in their order. */
        WRITING
    }
}
