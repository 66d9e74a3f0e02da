package io.keyledger.report;

import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.CostLine;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** All tables of a run. */
final class RunFiles implements Closeable {
    private static final long MOST_MEMORY = 64L << 20;
    /** A table needs the same amount again while it writes to disk, and there are eight tables. */
    private static final int SHARE = 96;

    final TableFile<KeysCsv.Row> keys;
    final TableFile<ClassifiedResource> resources;
    final TableFile<Finding> findings;
    final TableFile<CheckCounts.Row> checks;
    final TableFile<CostLine> costs;
    final TableFile<AccessCsv.Row> access;
    final TableFile<GrantsCsv.Row> grants;
    final TableFile<CoverageCsv.Row> coverage;

    private RunFiles(RunFolder folder, long memory) {
        keys = new TableFile<>(KeysCsv.TABLE, folder, memory);
        resources = new TableFile<>(ResourcesCsv.TABLE, folder, memory);
        findings = new TableFile<>(FindingsCsv.TABLE, folder, memory);
        checks = new TableFile<>(ChecksCsv.TABLE, folder, memory);
        costs = new TableFile<>(CostsCsv.TABLE, folder, memory);
        access = new TableFile<>(AccessCsv.TABLE, folder, memory);
        grants = new TableFile<>(GrantsCsv.TABLE, folder, memory);
        coverage = new TableFile<>(CoverageCsv.TABLE, folder, memory);
    }

    /** Starts without rows, with a small share of the heap as buffer. */
    static RunFiles in(RunFolder folder) {
        return new RunFiles(folder, Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / SHARE));
    }

    /** The tables in the order of the manifest. */
    List<TableFile<?>> all() {
        return List.of(keys, resources, findings, checks, costs, access, grants, coverage);
    }

    @Override
    public void close() throws IOException {
        for (TableFile<?> table : all()) {
            table.close();
        }
    }
}
