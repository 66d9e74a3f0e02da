package io.keyledger.report.page;

import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.export.RunFormat;
import java.io.IOException;
import java.io.OutputStream;

/** {@code report.html}: the run as one page. The most rows of each table are a setting of the run. */
public final class HtmlPage implements RunFormat {
    /** The name of the file. */
    public static final String FILE = "report.html";

    /** The most rows of each table, where the run does not say. */
    public static final int MOST_ROWS = 100_000;

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        long mostRows = run.configuration().path("report").path("max-rows").asLong(MOST_ROWS);
        new PageWriter(run, mostRows).write(target);
    }
}
