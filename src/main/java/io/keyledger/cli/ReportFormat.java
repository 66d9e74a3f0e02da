package io.keyledger.cli;

import io.keyledger.report.export.RunFormat;
import io.keyledger.report.page.HtmlPage;

/** The formats that a finished run can be written in. */
enum ReportFormat {
    HTML(HtmlPage.ofRun()),
    CHANGES(HtmlPage.withChanges());

    private final RunFormat format;

    ReportFormat(RunFormat format) {
        this.format = format;
    }

    RunFormat format() {
        return format;
    }
}
