package io.keyledger.cli;

import io.keyledger.report.export.AsffFindings;
import io.keyledger.report.export.CryptographyBom;
import io.keyledger.report.export.JobSummary;
import io.keyledger.report.export.OcsfFindings;
import io.keyledger.report.export.RunFormat;
import java.util.List;

/** The formats that a finished run can be written in. */
enum ReportFormat {
    OCSF,
    CBOM,
    ASFF,
    MD;

    RunFormat format() {
        return switch (this) {
            case OCSF -> new OcsfFindings();
            case CBOM -> new CryptographyBom();
            case ASFF -> new AsffFindings();
            case MD -> new JobSummary();
        };
    }

    /**
     * The formats of a configuration, each once, in one order.
     *
     * @throws UsageException if there is no such format
     */
    static List<ReportFormat> of(Configuration configuration) {
        return configuration.evaluate().formats().stream()
                .map(name -> Choices.of("--formats", name, values()))
                .distinct()
                .sorted()
                .toList();
    }
}
