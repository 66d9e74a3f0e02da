package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.UsageException;
import io.keyledger.report.export.AsffFindings;
import io.keyledger.report.export.CryptographyBom;
import io.keyledger.report.export.JobSummary;
import io.keyledger.report.export.OcsfFindings;
import io.keyledger.report.export.RunFormat;
import io.keyledger.report.page.HtmlPage;
import java.util.List;

/** The formats that a finished run can be written in. */
public enum ReportFormat {
    HTML,
    CHANGES,
    OCSF,
    CBOM,
    ASFF,
    MD;

    /** What depends on the run alone, so that its manifest can list it. */
    private static final ReportFormat[] OF_A_RUN = {HTML, OCSF, CBOM, ASFF, MD};

    /** What writes the format. */
    public RunFormat format() {
        return switch (this) {
            case HTML -> HtmlPage.ofRun();
            case CHANGES -> HtmlPage.withChanges();
            case OCSF -> new OcsfFindings();
            case CBOM -> new CryptographyBom();
            case ASFF -> new AsffFindings();
            case MD -> new JobSummary();
        };
    }

    /** Whether it depends on the run alone, not on an earlier one, too. */
    public boolean ofRunAlone() {
        return this != CHANGES;
    }

    /** What writes the formats of a configuration. */
    public static List<RunFormat> writers(Configuration configuration) {
        return of(configuration).stream().map(ReportFormat::format).toList();
    }

    /**
     * The formats of a configuration besides HTML, which every run has, each once, in one order.
     *
     * @throws UsageException if there is no such format
     */
    public static List<ReportFormat> of(Configuration configuration) {
        return configuration.evaluate().formats().stream()
                .map(name -> Choices.of("--formats", name, OF_A_RUN))
                .filter(format -> format != HTML)
                .distinct()
                .sorted()
                .toList();
    }
}
