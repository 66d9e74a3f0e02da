package io.keyledger.cli;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.Shutdown;

/** The entry point. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Environment environment = Environment.ofProcess();
        Shutdown shutdown = Shutdown.install(environment.stop());
        int code = shutdown.ended(run(environment, arguments));
        environment.out().flush();
        environment.err().flush();
        // System.exit would search every jar for a listener, which takes longer than many commands.
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command and returns its exit code. */
    public static int run(Environment environment, String... arguments) {
        return new CommandTree(environment).run(arguments);
    }
}
