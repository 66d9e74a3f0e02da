package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A command of the command line; its class carries picocli's annotations for its name, help and parameters. */
public interface Subcommand {
    /** The settings that it takes as options, besides {@code --config} and those of the console. */
    Set<Setting> settings();

    /** Its subcommands; a command with subcommands does nothing by itself. */
    default List<Subcommand> subcommands() {
        return List.of();
    }

    /**
     * Runs the command.
     *
     * @throws UsageException if the user can fix the problem
     * @throws IOException if a file can't be read or written; the message names it
     */
    ExitCode run(Environment environment, Configuration configuration) throws IOException;
}
