package io.keyledger.report;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckContext;
import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges resources and writes their rows. Thread-safe. */
final class ResourceRows {
    private final CheckCatalogue checks;
    private final Waivers waivers;
    private final FindingSelection selection;
    private final RunFiles files;
    private final Tally tally;
    private final Populations populations;

    ResourceRows(
            CheckCatalogue checks,
            Waivers waivers,
            FindingSelection selection,
            RunFiles files,
            Tally tally,
            Populations populations) {
        this.checks = checks;
        this.waivers = waivers;
        this.selection = selection;
        this.files = files;
        this.tally = tally;
        this.populations = populations;
    }

    void write(List<ClassifiedResource> resources, CheckContext context) throws IOException {
        Tally counted = new Tally();
        for (ClassifiedResource resource : resources) {
            List<Finding> findings = new ArrayList<>();
            checks.evaluateResource(resource, context, finding -> findings.add(waivers.apply(finding, resource.resource().tags())));
            findings.forEach(finding ->
                    counted.addFinding(finding, resource.resource().id(), Causes.ofResource(resource, finding)));
            counted.addResource(resource.custody());
            files.resources.add(resource);
            populations.addRow(resource.resource());
            files.findings.addAll(selection.of(findings));
        }
        tally.add(counted);
    }
}
