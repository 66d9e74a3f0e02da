package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.ConfigurationLoader;
import io.keyledger.cli.configuration.KnownVariables;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Failures;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: all commands with the settings they take as options. */
final class CommandTree {
    private static final String CONFIG = "--config";

    private static final String COMPLETION = "generate-completion";

    private final Environment environment;

    CommandTree(Environment environment) {
        this.environment = environment;
    }

    /** The commands by name, in help order. Each is created only when needed, because creating them takes time. */
    static Map<String, Supplier<Subcommand>> commands() {
        Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("audit", AuditCommand::new);
        commands.put("collect", CollectCommand::new);
        commands.put("plan", PlanCommand::new);
        commands.put("permissions", PermissionsCommand::new);
        commands.put("access", AccessCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("cost", CostCommand::new);
        commands.put("prices", PricesCommand::new);
        commands.put("policy", PolicyCommand::new);
        commands.put("types", TypesCommand::new);
        commands.put("checks", ChecksCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("schedule", () -> new ScheduleCommand(new AuditCommand()));
        return commands;
    }

    int run(String... arguments) {
        String[] wanted = helpAsOption(arguments);
        return commandLine(wanted.length == 0 ? "" : wanted[0]).execute(wanted);
    }

    /** {@code help policy check} means {@code policy check --help}. */
    private static String[] helpAsOption(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        List<String> command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        if (command.isEmpty() || commands().containsKey(command.getFirst())) {
            command.add("--help");
        }
        return command.toArray(String[]::new);
    }

    /** @param first the first argument; if it names a command, only that command is created */
    private CommandLine commandLine(String first) {
        CommandLine commandLine = new CommandLine(new Root());
        Map<String, Supplier<Subcommand>> commands = commands();
        Supplier<Subcommand> named = commands.get(first);
        if (named != null) {
            commandLine.addSubcommand(specification(named.get(), true));
        } else {
            boolean options = first.equals(COMPLETION);
            commands.values().forEach(command -> commandLine.addSubcommand(specification(command.get(), options)));
            commandLine.addSubcommand(new GenerateCompletion());
        }
        commandLine.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        commandLine.setUsageHelpAutoWidth(environment.terminal());
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setParameterExceptionHandler(this::refuse);
        commandLine.setExecutionExceptionHandler(
                (failure, _, _) -> failures(Optional.empty()).report(failure).number());
        return commandLine;
    }

    private static CommandSpec specification(Subcommand command, boolean options) {
        CommandSpec specification = CommandSpec.forAnnotatedObject(command);
        if (!options) {
            return specification;
        }
        command.subcommands()
                .forEach(inner -> specification.addSubcommand(null, new CommandLine(specification(inner, true))));
        if (!(command instanceof PlainCommand)) {
            addSettings(specification, settings(command));
        }
        specification.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        return specification.version(Version.text());
    }

    private static Set<Setting> settings(Subcommand command) {
        Set<Setting> settings = EnumSet.copyOf(Setting.CONSOLE);
        settings.addAll(command.settings());
        return settings;
    }

    private static void addSettings(CommandSpec specification, Set<Setting> settings) {
        // A list option must not consume the positional arguments after it.
        String arity = specification.positionalParameters().isEmpty() ? "1..*" : "1";
        settings.forEach(setting -> specification.addOption(option(setting, arity)));
        specification.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(String.class)
                .description("configuration file (" + KnownVariables.CONFIGURATION + "; " + "default: "
                        + ConfigurationLoader.USUAL_FILE + " if it exists)")
                .build());
    }

    private static OptionSpec option(Setting setting, String arity) {
        OptionSpec.Builder option = OptionSpec.builder(setting.option())
                .description(setting.description() + " (" + setting.variable() + ", "
                        + setting.path().text() + ")");
        return switch (setting.kind()) {
            case FLAG -> option.type(boolean.class).build();
            case VALUE -> option.type(String.class).paramLabel(setting.label()).build();
            case LIST ->
                option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity(arity)
                        .splitRegex(",")
                        .paramLabel(setting.label())
                        .build();
        };
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!(last.commandSpec().userObject() instanceof Subcommand command)) {
            return new CommandLine.RunLast().execute(parsed);
        }
        if (command instanceof PlainCommand plain) {
            return run(plain).number();
        }
        return run(command, Optional.ofNullable(last.matchedOptionValue(CONFIG, null)), given(last, command))
                .number();
    }

    private ExitCode run(PlainCommand command) {
        try {
            KnownVariables.requireAllKnown(environment.variables().keySet());
            return command.run(environment);
        } catch (Exception | Error failure) {
            return failures(Optional.empty()).report(failure);
        }
    }

    private ExitCode run(Subcommand command, Optional<String> file, Map<Setting, List<String>> options) {
        Optional<Configuration> loaded = Optional.empty();
        try {
            Configuration configuration = ConfigurationLoader.load(environment, file, options);
            loaded = Optional.of(configuration);
            Logging.prepare(environment, configuration.log());
            return command.run(environment, configuration);
        } catch (Exception | Error failure) {
            return failures(loaded).report(failure);
        }
    }

    /** @param loaded absent if the configuration could not be loaded */
    private Failures failures(Optional<Configuration> loaded) {
        String output = loaded.map(configuration -> configuration.output().directory())
                .orElse(Configuration.Output.USUAL_DIRECTORY);
        return Failures.ofCommand(environment, loaded.map(Configuration::log), environment.path(output));
    }

    private static Map<Setting, List<String>> given(ParseResult parsed, Subcommand command) {
        Map<Setting, List<String>> given = new EnumMap<>(Setting.class);
        for (Setting setting : settings(command)) {
            if (parsed.hasMatchedOption(setting.option())) {
                given.put(setting, parsed.matchedOption(setting.option()).stringValues());
            }
        }
        return given;
    }

    private int refuse(ParameterException mistake, String[] arguments) {
        CommandLine at = mistake.getCommandLine();
        environment.err().println("keyledger: " + ConsoleText.of(sentence(mistake)));
        environment.err().println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.number();
    }

    private static String sentence(ParameterException mistake) {
        CommandSpec at = mistake.getCommandLine().getCommandSpec();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return "Unknown option '" + argument + "' for '" + at.qualifiedName() + "'"
                        + NearestName.suggestion(argument.replaceFirst("=.*", ""), options(at));
            }
            if (!at.subcommands().isEmpty()) {
                return "Unknown command '" + argument + "'"
                        + NearestName.suggestion(argument, at.subcommands().keySet());
            }
            return "'" + at.qualifiedName() + "' takes no argument '" + argument + "'";
        }
        if (mistake instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing.getMissing().getFirst() instanceof OptionSpec option
                    ? option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel()
                    : "'" + at.qualifiedName() + "' needs "
                            + missing.getMissing().stream()
                                    .map(ArgSpec::paramLabel)
                                    .collect(Collectors.joining(" and "));
        }
        return Objects.requireNonNullElse(mistake.getMessage(), mistake.toString());
    }

    private static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        command.options().forEach(option -> names.addAll(List.of(option.names())));
        return names.stream().filter(name -> name.startsWith("--")).toList();
    }

    /** The root command, which does nothing by itself. */
    @Command(
            name = "keyledger",
            mixinStandardHelpOptions = true,
            versionProvider = NameAndVersion.class,
            synopsisSubcommandLabel = "COMMAND",
            header = "A ledger of every encryption key an AWS account has: what it protects, who can use it, what state"
                    + " it is in, what it costs.%n",
            commandListHeading = "%nCommands:%n",
            optionListHeading = "%nOptions:%n",
            footer = {
                "",
                "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage or configuration, before any call to"
                        + " AWS; 3 the evidence is incomplete; 4 a crash.",
                "Every option can also be set in config/keyledger.yaml or an environment variable: --fail-on is"
                        + " KEYLEDGER_FAIL_ON.",
                "'keyledger help COMMAND' shows a command's options. Start with 'keyledger demo'."
            })
    static final class Root implements Runnable {
        @Spec
        private @Nullable CommandSpec specification;

        @Override
        public void run() {
            throw new ParameterException(
                    Objects.requireNonNull(specification).commandLine(),
                    "A command is required, for example 'demo' or 'audit'");
        }
    }

    /** What {@code --version} prints. */
    static final class NameAndVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"keyledger " + Version.text()};
        }
    }
}
