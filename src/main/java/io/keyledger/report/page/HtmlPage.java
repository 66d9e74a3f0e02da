package io.keyledger.report.page;

import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.export.RunFormat;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The run as one page. {@code report.html} is made from the run alone, so that it is part of the run's evidence;
 * {@code changes.html} also says what changed since an earlier run, which {@code diff.csv} holds. The most rows of each
 * table are a setting of the run.
 */
public final class HtmlPage implements RunFormat {
    /** The name of the page that is made from the run alone. */
    public static final String FILE = "report.html";

    /** The name of the page with what changed. */
    public static final String WITH_CHANGES = "changes.html";

    /** The most rows of each table, where the run does not say. */
    public static final int MOST_ROWS = 100_000;

    private final String file;
    private final boolean changes;

    private HtmlPage(String file, boolean changes) {
        this.file = file;
        this.changes = changes;
    }

    /** The page that is made from the run alone. */
    public static HtmlPage ofRun() {
        return new HtmlPage(FILE, false);
    }

    /** The page that also says what changed since an earlier run, if the run has been compared with one. */
    public static HtmlPage withChanges() {
        return new HtmlPage(WITH_CHANGES, true);
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        long mostRows = run.configuration().path("report").path("max-rows").asLong(MOST_ROWS);
        new PageWriter(run, mostRows, changes && run.has(RowPriority.CHANGES.table())).write(target);
    }
}
