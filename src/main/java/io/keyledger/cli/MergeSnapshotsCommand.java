package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UnusedFolder;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.snapshot.ShardMerge;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Merges the shards of a collection. */
@Command(
        name = "merge",
        description = "Merge the shards that 'collect --shard' made into one snapshot for 'audit --from', and print its"
                + " folder. All shards of one collection must be named, each complete.")
final class MergeSnapshotsCommand implements Subcommand {
    @Parameters(paramLabel = "SHARD", arity = "1..*", description = "the folders of the shards")
    private List<String> shards = new ArrayList<>();

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.OUTPUT, Setting.SNAPSHOT);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (String shard : shards) {
            snapshots.add(Snapshot.open(environment.path(shard)));
        }
        ShardMerge merge = ShardMerge.of(snapshots);
        Path directory = directory(environment, configuration, merge);
        WritableFolder.require(directory, Setting.SNAPSHOT.option());
        environment
                .out()
                .println(ConsoleText.of(merge.into(directory).directory().toString()));
        return ExitCode.CLEAN;
    }

    private static Path directory(Environment environment, Configuration configuration, ShardMerge merge) {
        String named = configuration.output().snapshot();
        return named.isEmpty()
                ? UnusedFolder.in(
                        KeptSnapshots.in(environment.path(configuration.output().directory()))
                                .folder(),
                        merge.description().asOf())
                : environment.path(named);
    }
}
