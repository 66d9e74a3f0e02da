package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.CloudTrailLocation;
import io.keyledger.collect.account.Scope;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.TrailFiles;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Shard;
import io.keyledger.snapshot.ShardedScope;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The log files of {@code --cloudtrail} that belong to a shard, by their names. Their requests are counted when the
 * snapshot is collected, in a part of its own, and evaluation adds up the parts of all shards.
 */
record ShardOfTrail(CloudTrailLogs logs, Shard shard) {
    private static final String PART = "cloudtrail-logs";

    /** @throws UsageException if the log files cannot be read, or only an evaluation can verify them */
    static Optional<ShardOfTrail> of(Environment environment, Configuration configuration, Shard shard) {
        if (configuration.usage().verifyTrail()) {
            throw new UsageException(Setting.VERIFY_TRAIL.option() + " ("
                    + Setting.VERIFY_TRAIL.path().text()
                    + ") is only for 'audit' and 'cost', which read all log files");
        }
        return CloudTrailLocation.of(environment, configuration).map(logs -> new ShardOfTrail(logs, shard));
    }

    /** A description with this part. */
    SnapshotDescription in(SnapshotDescription wanted) {
        List<PartId> parts = new ArrayList<>(wanted.parts());
        parts.add(part(wanted));
        return SnapshotDescription.of(
                wanted.asOf(), wanted.toolVersion(), wanted.callerIdentity(), wanted.scope(), parts);
    }

    /** Counts the requests, unless an interrupted collection did. */
    void write(SnapshotWriter snapshot) throws IOException {
        PartId id = part(snapshot.description());
        if (snapshot.has(id)) {
            return;
        }
        try (TrailFiles files = open(snapshot.description());
                PartWriter part = snapshot.begin(id)) {
            for (Fact fact : LogFiles.count(files, shard::has).facts(id.accountId())) {
                part.write(fact);
            }
            for (ApiCoverage calls : files.finish()) {
                part.write(in(id, calls));
            }
            part.commit();
        }
    }

    /** The log files of all shards: an account of another shard may use Regions that those of this one do not. */
    private TrailFiles open(SnapshotDescription description) throws IOException {
        String partition = description.callerIdentity().split(":", -1)[1];
        List<String> named = description.scope().regions();
        return logs.open(
                Set.copyOf(accounts(description)),
                named.isEmpty() ? Scope.knownRegions(partition) : Set.copyOf(named),
                description.asOf());
    }

    private static ApiCoverage in(PartId part, ApiCoverage calls) {
        return new ApiCoverage(
                part.accountId(),
                part.region(),
                calls.service(),
                calls.action(),
                calls.asked(),
                calls.answered(),
                calls.denied(),
                calls.throttled(),
                calls.failed(),
                calls.note(),
                calls.role(),
                calls.lists());
    }

    /** In the first account of all shards, because a part belongs to an account that is audited. */
    private PartId part(SnapshotDescription description) {
        return new PartId(
                accounts(description).getFirst(),
                Fact.GLOBAL,
                shard.isWhole() ? PART : PART + "-" + shard.number() + "-of-" + shard.count());
    }

    private static List<String> accounts(SnapshotDescription description) {
        return ShardedScope.of(description.scope())
                .map(ShardedScope::accounts)
                .orElse(description.scope().accounts());
    }
}
