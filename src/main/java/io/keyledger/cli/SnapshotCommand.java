package io.keyledger.cli;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands about kept snapshots. */
@Command(
        name = "snapshot",
        synopsisSubcommandLabel = "COMMAND",
        description = "List and check kept snapshots, and merge the shards of a collection. Makes no calls to AWS.",
        commandListHeading = "%nCommands:%n")
final class SnapshotCommand implements PlainCommand {
    @Override
    public List<Subcommand> subcommands() {
        return List.of(new ListSnapshotsCommand(), new MergeSnapshotsCommand(), new CheckSnapshotsCommand());
    }

    @Override
    public ExitCode run(Environment environment) {
        throw new UsageException("'keyledger snapshot' needs a command: 'list', 'merge' or 'check'");
    }
}
