package io.keyledger.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A command of the command line; its class carries picocli's annotations for its name, help and parameters. */
interface Subcommand {
    /** The settings that it takes as options, beside {@code --config} and those of the console. */
    Set<Setting> settings();

    /** The commands that stand below it; one that has any does nothing by itself. */
    default List<Subcommand> subcommands() {
        return List.of();
    }

    /**
     * Does it.
     *
     * @throws UsageException where the user can put right what went wrong
     * @throws IOException where a file can't be read or written; the message names it
     */
    ExitCode run(Environment environment, Configuration configuration) throws IOException;
}
