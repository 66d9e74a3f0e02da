package io.keyledger.evaluate;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckContext;
import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.evaluate.row.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges resources and passes on their rows. Thread-safe. */
final class ResourceEvaluation {
    private final CheckCatalogue checks;
    private final Waivers waivers;
    private final FindingSelection selection;
    private final RowSink rows;
    private final Tally tally;
    private final Populations populations;

    ResourceEvaluation(
            CheckCatalogue checks,
            Waivers waivers,
            FindingSelection selection,
            RowSink rows,
            Tally tally,
            Populations populations) {
        this.checks = checks;
        this.waivers = waivers;
        this.selection = selection;
        this.rows = rows;
        this.tally = tally;
        this.populations = populations;
    }

    void evaluate(List<ClassifiedResource> resources, CheckContext context) throws IOException {
        Tally counted = new Tally();
        for (ClassifiedResource resource : resources) {
            List<Finding> findings = new ArrayList<>();
            checks.evaluateResource(
                    resource,
                    context,
                    finding -> findings.add(
                            waivers.apply(finding, resource.resource().tags())));
            findings.forEach(finding ->
                    counted.addFinding(finding, resource.resource().id(), one -> Causes.ofResource(resource, one)));
            counted.addResource(resource.custody());
            rows.resource(resource);
            populations.addRow(resource.resource());
            rows.findings(selection.of(findings));
        }
        tally.add(counted);
    }
}
