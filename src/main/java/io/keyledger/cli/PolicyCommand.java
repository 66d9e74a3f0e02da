package io.keyledger.cli;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands about policy documents. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = "Check and simulate policy documents, offline.",
        commandListHeading = "%nCommands:%n")
final class PolicyCommand implements PlainCommand {
    @Override
    public List<Subcommand> subcommands() {
        return List.of(new CheckPolicyCommand(), new SimulateCommand());
    }

    @Override
    public ExitCode run(Environment environment) {
        throw new UsageException("'keyledger policy' needs a command: 'check' or 'simulate'");
    }
}
