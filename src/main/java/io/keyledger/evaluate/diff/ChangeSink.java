package io.keyledger.evaluate.diff;

import java.io.IOException;

/** Receives changes in the order in which they are found. */
public interface ChangeSink {
    void accept(Change change) throws IOException;
}
