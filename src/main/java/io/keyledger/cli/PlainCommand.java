package io.keyledger.cli;

import java.io.IOException;
import java.util.Set;

/** A command that nothing configures: it answers from its arguments and its input alone, and starts the sooner for it. */
interface PlainCommand extends Subcommand {
    /**
     * Does it.
     *
     * @throws UsageException where the user can put right what went wrong
     * @throws IOException where a file can't be read or written; the message names it
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
