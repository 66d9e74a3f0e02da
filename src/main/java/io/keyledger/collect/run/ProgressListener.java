package io.keyledger.collect.run;

import io.keyledger.snapshot.PartId;

/** Is told how a collection goes, by many threads at once. */
public interface ProgressListener {
    /**
     * Before the first part.
     *
     * @param parts to be collected now
     * @param resumed parts that an earlier run has collected
     */
    void planned(int parts, int resumed);

    void started(PartId part);

    /** More of a part is read. */
    void advanced(PartId part, PartProgress progress);

    void finished(PartId part);

    /** Nobody who listens. */
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
