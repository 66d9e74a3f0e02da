package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.UsageSource;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.collect.athena.TrailTable;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.snapshot.Shard;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Converts the configuration into settings of the collection. */
public final class CollectionSettings {
    private CollectionSettings() {}

    /** Every account of the scope. */
    public static CollectSettings of(Configuration configuration) {
        return of(configuration, Shard.WHOLE);
    }

    /** Those accounts of the scope that belong to a shard. */
    public static CollectSettings of(Configuration configuration, Shard shard) {
        Configuration.Scope scope = configuration.scope();
        Configuration.Collect collect = configuration.collect();
        return new CollectSettings(
                new Scope(
                        scope.accounts(),
                        scope.role().isEmpty() ? null : scope.role(),
                        scope.externalId().isEmpty() ? null : scope.externalId(),
                        scope.sessionName(),
                        scope.regions(),
                        scope.notRegions(),
                        Set.copyOf(scope.collectors())),
                collect.depth(),
                collect.pace(),
                scope.endpointUrl().isEmpty() ? null : URI.create(scope.endpointUrl()),
                scope.profile().isEmpty() ? null : scope.profile(),
                shard,
                athena(configuration));
    }

    private static Optional<AthenaUsage> athena(Configuration configuration) {
        Configuration.Usage usage = configuration.usage();
        if (usage.source() != UsageSource.ATHENA) {
            return Optional.empty();
        }
        return Optional.of(new AthenaUsage(
                usage.athenaAccount(),
                usage.athenaWorkgroup(),
                new TrailTable(usage.athenaDatabase(), usage.athenaTable(), usage.athenaLocation()),
                usage.athenaOutput(),
                usage.athenaCreateTable(),
                configuration.scope().accounts(),
                configuration.scope().regions(),
                configuration.scope().notRegions()));
    }
}
