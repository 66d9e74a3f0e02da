package io.keyledger.evaluate.row;

import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.CostLine;
import java.io.IOException;
import java.util.List;

/**
 * Receives the rows of an evaluation, in no particular order. Several threads call it concurrently. An I/O error ends
 * the evaluation.
 */
public interface RowSink extends AccountSink {
    /** A key. */
    void key(KeyRow key) throws IOException;

    /** What one resource encrypts, or could encrypt, with one key. */
    void resource(ClassifiedResource resource) throws IOException;

    /** The selected findings about one key or resource. */
    void findings(List<Finding> findings) throws IOException;

    /**
     * The counts of a check in an account and Region, with every finding, listed or not; or a check that was left out.
     */
    void check(CheckCount check) throws IOException;

    /** How a requirement of a framework went. */
    void requirement(RequirementRow requirement) throws IOException;

    /** The cost lines of one key. */
    void keyCosts(List<CostLine> lines) throws IOException;

    /** Who can use one key. */
    void access(List<AccessRow> accesses) throws IOException;

    /** The grants of one key. */
    void grants(List<GrantRow> grants) throws IOException;
}
