package io.keyledger.cli;

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
        // To exit, Java would look through every jar for somebody to tell of it: longer than many commands take.
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command and returns its exit code. */
    public static int run(Environment environment, String... arguments) {
        return new CommandTree(environment).run(arguments);
    }
}
