package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.cli.text.TextTable;
import io.keyledger.report.listing.SnapshotsTable;
import io.keyledger.report.listing.SnapshotsTable.Row;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the kept snapshots. */
@Command(
        name = "list",
        description =
                "List the snapshots in the output folder, the newest first: when each was started, what it covers,"
                        + " whether it is complete, and its size. The parts are not verified; 'snapshot check' does that.")
final class ListSnapshotsCommand implements Subcommand {
    private static final double MIB = 1 << 20;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.OUTPUT);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        KeptSnapshots kept =
                KeptSnapshots.in(environment.path(configuration.output().directory()));
        List<Row> rows = new ArrayList<>();
        for (Snapshot snapshot : kept.all().toList()) {
            rows.add(Row.of(snapshot));
        }
        rows.sort(Comparator.comparing(Row::asOf).reversed().thenComparing(Row::folder));
        ListingOutput.print(environment, format, SnapshotsTable.TABLE, rows, shown -> text(kept.folder(), shown));
        return ExitCode.CLEAN;
    }

    private static String text(Path folder, List<Row> rows) {
        if (rows.isEmpty()) {
            return "There are no snapshots in " + ConsoleText.of(folder.toString())
                    + "; 'audit' and 'collect' make them.\n";
        }
        TextTable table =
                new TextTable(List.of("STARTED", "STATE", "SHARD", "FOLDER", "ACCOUNTS", "REGIONS", "PARTS", "MIB"), 4);
        rows.forEach(row -> table.add(List.of(
                row.asOf().toString(),
                row.state(),
                row.shard().isEmpty() ? "-" : row.shard(),
                row.folder(),
                Integer.toString(row.accounts().size()),
                Integer.toString(row.regions().size()),
                row.missing() == 0
                        ? Integer.toString(row.parts())
                        : (row.parts() - row.missing()) + " of " + row.parts(),
                String.format(Locale.ROOT, "%.1f", row.bytes() / MIB))));
        return table.text();
    }
}
