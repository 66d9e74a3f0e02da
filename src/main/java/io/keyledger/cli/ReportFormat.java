package io.keyledger.cli;

import io.keyledger.report.export.RunFormat;
import io.keyledger.report.page.HtmlPage;

/** The formats that a finished run can be written in. */
enum ReportFormat {
    HTML,
    CHANGES;

    RunFormat format() {
        return switch (this) {
            case HTML -> HtmlPage.ofRun();
            case CHANGES -> HtmlPage.withChanges();
        };
    }
}
