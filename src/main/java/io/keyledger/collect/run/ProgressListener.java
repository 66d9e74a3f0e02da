package io.keyledger.collect.run;

import io.keyledger.snapshot.PartId;

/** Receives the progress of a collection, from many threads at once. */
public interface ProgressListener {
    /**
     * Called before the first part.
     *
     * @param parts the number of parts to collect
     * @param resumed the number of parts that an earlier run has collected
     */
    void planned(int parts, int resumed);

    void started(PartId part);

    /** Called when more of a part was read. */
    void advanced(PartId part, PartProgress progress);

    void finished(PartId part);

    /** Ignores all progress. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void planned(int parts, int resumed) {}

        @Override
        public void started(PartId part) {}

        @Override
        public void advanced(PartId part, PartProgress progress) {}

        @Override
        public void finished(PartId part) {}
    };
}
