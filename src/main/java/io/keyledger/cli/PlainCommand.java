package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.util.Set;

/** A command without configuration: it uses only its arguments and input, which makes it start faster. */
interface PlainCommand extends Subcommand {
    /**
     * Runs the command.
     *
     * @throws UsageException if the user can fix the problem
     * @throws IOException if a file can't be read or written; the message names it
     */
    ExitCode run(Environment environment) throws IOException;

    @Override
    default Set<Setting> settings() {
        return Set.of();
    }

    @Override
    default ExitCode run(Environment environment, Configuration configuration) throws IOException {
        return run(environment);
    }
}
