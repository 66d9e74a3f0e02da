package io.keyledger.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reports everything that is wrong with a configuration file. */
@Command(
        name = "check",
        description = "Check a configuration file, and the files and checks it names. Reports every error with its line"
                + " and exits with 2; environment variables and options are ignored.")
final class CheckConfigCommand implements PlainCommand {
    @Parameters(paramLabel = "FILE", description = "a configuration file")
    private String file = "";

    @Override
    public ExitCode run(Environment environment) {
        List<String> problems = ConfigurationCheck.problems(environment, file);
        if (problems.isEmpty()) {
            environment.out().println(file + " is valid.");
            return ExitCode.CLEAN;
        }
        problems.forEach(problem -> environment.err().println("keyledger: " + ConsoleText.of(problem)));
        environment.err().println(NumberText.count(problems.size(), "error", "errors") + " in " + file + ".");
        return ExitCode.USAGE;
    }
}
