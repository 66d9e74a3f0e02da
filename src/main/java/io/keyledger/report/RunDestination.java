package io.keyledger.report;

import java.io.IOException;

/** A place where the files of a run can appear. Its text names the place for people. */
public interface RunDestination {
    /**
     * Starts to write a run there.
     *
     * @throws IOException if there is a run already, or nothing can be written
     */
    RunTransaction begin() throws IOException;
}
