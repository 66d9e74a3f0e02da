package io.keyledger.cli;

import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.report.csv.Table;
import io.keyledger.report.listing.TableJson;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** Prints the rows of a listing in the format that was asked for. */
final class ListingOutput {
    private ListingOutput() {}

    /**
     * Prints the rows.
     *
     * @param text what a person reads
     * @throws UsageException where there is no such format
     */
    static <R> void print(
            Environment environment, String format, Table<R> table, List<R> rows, Function<List<R>, String> text) {
        PrintStream out = environment.out();
        switch (Choices.of("--format", format, OutputFormat.values())) {
            case TEXT -> out.print(text.apply(rows));
            case CSV -> {
                out.print(table.headerLine());
                rows.forEach(row -> out.print(table.line(row)));
            }
            case JSON -> out.print(TableJson.of(table, rows));
        }
    }
}
