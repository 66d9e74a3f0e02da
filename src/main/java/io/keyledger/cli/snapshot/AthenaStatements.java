package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.AuditInstant;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.collect.athena.TrailQuery;
import io.keyledger.collect.run.CollectSettings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of {@code --usage athena}, for review. */
public final class AthenaStatements {
    private static final String PARTITION = "aws";

    private AthenaStatements() {}

    /**
     * The statements, in the order in which they run.
     *
     * @throws UsageException if the SQL is not determined without calling AWS
     */
    public static String of(Environment environment, Configuration configuration) {
        CollectSettings settings = CollectionSettings.of(configuration);
        AthenaUsage usage = settings.athena()
                .orElseThrow(() -> new UsageException("--sql prints the SQL of " + Setting.USAGE.option() + " athena"));
        List<String> accounts = usage.accounts();
        if (accounts.isEmpty()) {
            throw new UsageException("--sql needs " + Setting.ACCOUNT.option()
                    + ", the accounts whose trails are read, because it makes no call to find the caller's");
        }
        Instant asOf = AuditInstant.of(environment, configuration);
        String queries = usage
                .queries(accounts, PARTITION, asOf, settings.depth().usageDays())
                .stream()
                .map(TrailQuery::sql)
                .map(AthenaStatements::statement)
                .collect(Collectors.joining("\n"));
        return usage.table().location().isEmpty()
                ? queries
                : statement(usage.table().ddl()) + "\n" + queries;
    }

    private static String statement(String sql) {
        return sql.stripTrailing() + ";\n";
    }
}
