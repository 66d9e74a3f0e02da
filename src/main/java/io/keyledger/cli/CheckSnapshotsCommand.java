package io.keyledger.cli;

import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.report.listing.SnapshotPartsTable;
import io.keyledger.report.listing.SnapshotPartsTable.Row;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies kept snapshots. */
@Command(
        name = "check",
        description = "Verify every part of snapshots: that it is there, and that its facts and checksum are whole.",
        footer = {"", "Exit codes: 0 every part is whole; 1 a part is missing or damaged; 2 usage error."})
final class CheckSnapshotsCommand implements PlainCommand {
    @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "the folders of snapshots")
    private List<String> snapshots = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public ExitCode run(Environment environment) throws IOException {
        Choices.of("--format", format, OutputFormat.values());
        List<Row> rows = new ArrayList<>();
        for (String named : snapshots) {
            Snapshot snapshot = Snapshot.open(environment.path(named)).withoutDamagedParts();
            for (PartId part : snapshot.description().parts()) {
                rows.add(Row.of(named, snapshot, part));
            }
        }
        ListingOutput.print(environment, format, SnapshotPartsTable.TABLE, rows, this::text);
        return rows.stream().allMatch(Row::isWhole) ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private String text(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        for (String named : snapshots.stream().distinct().toList()) {
            List<Row> parts =
                    rows.stream().filter(row -> row.snapshot().equals(named)).toList();
            List<Row> broken = parts.stream().filter(row -> !row.isWhole()).toList();
            broken.forEach(row -> text.append(
                    ConsoleText.of(named + ": " + row.part() + " " + row.state().sentence() + row.detail()) + "\n"));
            text.append(ConsoleText.of(named + ": " + (parts.size() - broken.size()) + " of " + parts.size()
                            + (parts.size() == 1 ? " part is" : " parts are") + " whole.")
                    + "\n");
        }
        return text.toString();
    }
}
