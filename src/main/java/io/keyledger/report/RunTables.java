package io.keyledger.report;

import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.CostLine;
import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.evaluate.row.GrantRow;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.evaluate.row.RowSink;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** All tables of a run. */
final class RunTables implements RowSink, Closeable {
    private static final long MOST_MEMORY = 64L << 20;
    /** A table needs the same amount again while it writes to disk, and there are nine tables. */
    private static final int SHARE = 96;

    private final TableFile<KeyRow> keys;
    private final TableFile<ClassifiedResource> resources;
    private final TableFile<Finding> findings;
    private final TableFile<CheckCount> checks;
    private final TableFile<RequirementRow> frameworks;
    private final TableFile<CostLine> costs;
    private final TableFile<AccessRow> access;
    private final TableFile<GrantRow> grants;
    private final TableFile<CoverageRow> coverage;

    private RunTables(RunTransaction run, long memory) {
        keys = new TableFile<>(KeysCsv.TABLE, run, memory);
        resources = new TableFile<>(ResourcesCsv.TABLE, run, memory);
        findings = new TableFile<>(FindingsCsv.TABLE, run, memory);
        checks = new TableFile<>(ChecksCsv.TABLE, run, memory);
        frameworks = new TableFile<>(FrameworksCsv.TABLE, run, memory);
        costs = new TableFile<>(CostsCsv.TABLE, run, memory);
        access = new TableFile<>(AccessCsv.TABLE, run, memory);
        grants = new TableFile<>(GrantsCsv.TABLE, run, memory);
        coverage = new TableFile<>(CoverageCsv.TABLE, run, memory);
    }

    /** Starts without rows, with a small share of the heap as buffer. */
    static RunTables in(RunTransaction run) {
        return new RunTables(run, Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / SHARE));
    }

    @Override
    public void key(KeyRow key) throws IOException {
        keys.add(key);
    }

    @Override
    public void resource(ClassifiedResource resource) throws IOException {
        resources.add(resource);
    }

    @Override
    public void findings(List<Finding> subject) throws IOException {
        // A resource may have several purposes, each a subject of its own, and rows stand in the order of their checks.
        for (Finding finding : subject) {
            findings.add(finding);
        }
    }

    @Override
    public void check(CheckCount check) throws IOException {
        checks.add(check);
    }

    @Override
    public void requirement(RequirementRow requirement) throws IOException {
        frameworks.add(requirement);
    }

    @Override
    public void keyCosts(List<CostLine> lines) throws IOException {
        costs.addAll(lines);
    }

    @Override
    public void accountCost(CostLine line) throws IOException {
        costs.add(line);
    }

    @Override
    public void access(List<AccessRow> accesses) throws IOException {
        access.addAll(accesses);
    }

    @Override
    public void grants(List<GrantRow> subject) throws IOException {
        grants.addAll(subject);
    }

    @Override
    public void coverage(CoverageRow calls) throws IOException {
        coverage.add(calls);
    }

    /** The tables in the order of the manifest. */
    List<TableFile<?>> all() {
        return List.of(keys, resources, findings, checks, frameworks, costs, access, grants, coverage);
    }

    @Override
    public void close() throws IOException {
        for (TableFile<?> table : all()) {
            table.close();
        }
    }
}
