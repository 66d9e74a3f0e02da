package io.keyledger.cli;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.text.NumberText;
import io.keyledger.cli.text.TextTable;
import io.keyledger.report.listing.TypesTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is covered. */
@Command(
        name = "types",
        description =
                "List every type of resource that is covered: what it uses keys for, the calls that read it, what it means"
                        + " that it names no key, and how keyledger's reading of it was proven. Asks nothing of AWS.")
final class TypesCommand implements PlainCommand {
    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "only these services or types, such as rds or AWS::RDS::DBInstance; all where not named")
    private List<String> names = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (text)")
    private String format = "text";

    @Override
    public ExitCode run(Environment environment) {
        List<TypesTable.Row> rows = TypesTable.rows();
        List<TypesTable.Row> wanted = new ArrayList<>(names.isEmpty() ? rows : List.of());
        for (String name : names) {
            List<TypesTable.Row> named =
                    rows.stream().filter(row -> isNamed(row, name)).toList();
            if (named.isEmpty()) {
                throw new UsageException("Unknown service or type '" + name + "'"
                        + NearestName.suggestion(
                                name,
                                rows.stream()
                                        .flatMap(row -> List.of(
                                                row.type().service(), row.type().name())
                                                .stream())
                                        .distinct()
                                        .toList()));
            }
            wanted.addAll(named);
        }
        ListingOutput.print(environment, format, TypesTable.TABLE, wanted, TypesCommand::text);
        return ExitCode.CLEAN;
    }

    private static boolean isNamed(TypesTable.Row row, String name) {
        return row.type().service().equalsIgnoreCase(name) || row.type().name().equalsIgnoreCase(name);
    }

    private static String text(List<TypesTable.Row> rows) {
        TextTable table = new TextTable(List.of("SERVICE", "TYPE", "PURPOSE", "NO KEY MEANS", "VERIFIED"), 5);
        rows.forEach(row -> table.add(List.of(
                row.type().service(),
                row.type().name(),
                row.use().purpose(),
                row.use().absence(),
                row.type().verification().word())));
        long services =
                rows.stream().map(row -> row.type().service()).distinct().count();
        long types = rows.stream().map(row -> row.type().name()).distinct().count();
        return table.text() + "\n" + NumberText.count(types, "type") + " of " + NumberText.count(services, "service")
                + ".\n";
    }
}
