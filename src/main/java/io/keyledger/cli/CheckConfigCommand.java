package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Configuration.ScheduleSettings;
import io.keyledger.cli.configuration.ConfigurationCheck;
import io.keyledger.cli.configuration.ConfigurationLoader;
import io.keyledger.cli.configuration.InvalidConfigurationException;
import io.keyledger.cli.configuration.SettingPath;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.schedule.CronTimes;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.ReportFormat;
import io.keyledger.cli.text.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<String> problems =
                ConfigurationCheck.problems(environment, file, configuration -> use(environment, configuration));
        if (problems.isEmpty()) {
            environment.out().println(file + " is valid.");
            return ExitCode.CLEAN;
        }
        problems.forEach(problem -> environment.err().println("keyledger: " + ConsoleText.of(problem)));
        environment.err().println(NumberText.count(problems.size(), "error", "errors") + " in " + file + ".");
        return ExitCode.USAGE;
    }

    /** What is checked when a command starts to use it. */
    private static void use(Environment environment, Configuration configuration) {
        ScheduleSettings schedule = configuration.schedule();
        ScheduleSettings standard = ConfigurationLoader.of(Map.of()).schedule();
        at(configuration, "evaluate.formats", () -> ReportFormat.of(configuration));
        at(configuration, "schedule.cron", () -> CronTimes.of(schedule.cron(), standard.timeZone()));
        at(configuration, "schedule.time-zone", () -> CronTimes.of(standard.cron(), schedule.timeZone()));
        EvaluationSettings.of(environment, configuration);
    }

    /** Names the place in the file instead of the option. */
    private static void at(Configuration configuration, String setting, Runnable check) {
        try {
            check.run();
        } catch (UsageException problem) {
            SettingPath path = SettingPath.of(setting);
            String sentence = Objects.toString(problem.getMessage()).replaceFirst("^--[a-z-]+: ", "");
            throw new InvalidConfigurationException(
                    path, configuration.origins().of(path) + ": " + sentence, problem);
        }
    }
}
