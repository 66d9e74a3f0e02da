package io.keyledger.cli;

import io.keyledger.report.export.AsffFindings;
import io.keyledger.report.export.CryptographyBom;
import io.keyledger.report.export.JobSummary;
import io.keyledger.report.export.OcsfFindings;
import io.keyledger.report.export.RunFormat;
import java.util.List;

/** The formats that a finished run can be written in. */
enum ReportFormat {
    OCSF(new OcsfFindings()),
    CBOM(new CryptographyBom()),
    ASFF(new AsffFindings()),
    MD(new JobSummary());

    private final RunFormat format;

    ReportFormat(RunFormat format) {
        this.format = format;
    }

    RunFormat format() {
        return format;
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
