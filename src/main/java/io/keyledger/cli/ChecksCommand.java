package io.keyledger.cli;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Frameworks;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.text.TextTable;
import io.keyledger.cli.text.WrappedText;
import io.keyledger.report.listing.ChecksTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the checks, or describes some of them. */
@Command(
        name = "checks",
        description = "List every check with its severity, or describe those that are named: what they look for, why it"
                + " matters, how it is decided, the remedy, settings, requirements of standards, and the source."
                + " Makes no calls to AWS.")
final class ChecksCommand implements PlainCommand {
    private static final int INDENT = 15;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of checks (default: all)")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public ExitCode run(Environment environment) {
        Frameworks frameworks = Frameworks.standard();
        List<CheckMetadata> all =
                CheckCatalogue.of(CheckSettings.defaults(), frameworks).checks();
        List<ChecksTable.Row> rows = ChecksTable.rows(chosen(all), frameworks);
        ListingOutput.print(
                environment,
                format,
                ChecksTable.TABLE,
                rows,
                ids.isEmpty() ? ChecksCommand::list : ChecksCommand::describe);
        return ExitCode.CLEAN;
    }

    private List<CheckMetadata> chosen(List<CheckMetadata> all) {
        if (ids.isEmpty()) {
            return all;
        }
        List<CheckMetadata> chosen = new ArrayList<>();
        for (String id : ids) {
            chosen.add(all.stream()
                    .filter(check -> check.id().equalsIgnoreCase(id))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("Unknown check '" + id + "'"
                            + NearestName.suggestion(
                                    id.toUpperCase(Locale.ROOT),
                                    all.stream().map(CheckMetadata::id).toList()))));
        }
        return chosen;
    }

    private static String list(List<ChecksTable.Row> rows) {
        TextTable table = new TextTable(List.of("CHECK", "SEVERITY", "TITLE"), 3);
        rows.forEach(row -> table.add(List.of(
                row.check().id(),
                row.check().severity().name().toLowerCase(Locale.ROOT),
                row.check().title())));
        return table.text() + "\n" + rows.size() + " checks. 'keyledger checks ID' describes one.\n";
    }

    private static String describe(List<ChecksTable.Row> rows) {
        StringBuilder text = new StringBuilder();
        for (ChecksTable.Row row : rows) {
            CheckMetadata check = row.check();
            text.append(text.isEmpty() ? "" : "\n")
                    .append(check.id())
                    .append("  ")
                    .append(check.severity().name().toLowerCase(Locale.ROOT))
                    .append('\n')
                    .append(field("rule", check.title()))
                    .append(wrapped("why", check.why()))
                    .append(wrapped("decided", check.decision()))
                    .append(field("remediation", check.remediation().replace("\n", "\n" + " ".repeat(INDENT))));
            if (!check.settings().isEmpty()) {
                text.append(field(
                        "settings",
                        check.settings().stream().map(name -> "checks." + name).collect(Collectors.joining(", "))));
            }
            if (!row.frameworks().isEmpty()) {
                text.append(wrapped("standards", String.join(", ", row.frameworks())));
            }
            text.append(wrapped("basis", check.basis()));
        }
        return text.toString();
    }

    private static String wrapped(String name, String value) {
        WrappedText text = new WrappedText(Paint.PLAIN);
        text.field("  " + name, INDENT, value);
        return text.text();
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "  %-12s %s%n", name, value);
    }
}
