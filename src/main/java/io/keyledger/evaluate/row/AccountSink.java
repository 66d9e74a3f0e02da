package io.keyledger.evaluate.row;

import io.keyledger.cost.CostLine;
import java.io.IOException;

/** Receives the rows about accounts rather than keys and resources. */
public interface AccountSink {
    /** A cost line of an account. */
    void accountCost(CostLine line) throws IOException;

    /** The calls of an API action in an account and Region. */
    void coverage(CoverageRow coverage) throws IOException;
}
