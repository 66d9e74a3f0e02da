package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.bill.BilledEstimate;
import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.evaluate.row.GrantRow;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.evaluate.row.RowSink;
import java.io.IOException;
import java.util.List;

/** Sums the cost lines like a bill, and passes on every row. */
record BilledRows(RowSink rows, BilledEstimate estimate) implements RowSink {
    @Override
    public void keyCosts(List<CostLine> lines) throws IOException {
        lines.forEach(estimate::add);
        rows.keyCosts(lines);
    }

    @Override
    public void accountCost(CostLine line) throws IOException {
        estimate.add(line);
        rows.accountCost(line);
    }

    @Override
    public void key(KeyRow key) throws IOException {
        rows.key(key);
    }

    @Override
    public void resource(ClassifiedResource resource) throws IOException {
        rows.resource(resource);
    }

    @Override
    public void findings(List<Finding> findings) throws IOException {
        rows.findings(findings);
    }

    @Override
    public void check(CheckCount check) throws IOException {
        rows.check(check);
    }

    @Override
    public void requirement(RequirementRow requirement) throws IOException {
        rows.requirement(requirement);
    }

    @Override
    public void access(List<AccessRow> accesses) throws IOException {
        rows.access(accesses);
    }

    @Override
    public void grants(List<GrantRow> grants) throws IOException {
        rows.grants(grants);
    }

    @Override
    public void coverage(CoverageRow coverage) throws IOException {
        rows.coverage(coverage);
    }
}
