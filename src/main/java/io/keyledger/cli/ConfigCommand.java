package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.ConfigurationSchema;
import io.keyledger.cli.configuration.ConfigurationSources;
import io.keyledger.cli.configuration.ConfigurationText;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the effective configuration. */
@Command(
        name = "config",
        description = {
            "Print the effective configuration: every setting with its default or, where an option, an environment"
                    + " variable or the configuration file sets it, that value and its source. Without any of these,"
                    + " the output is the documented default configuration. Secrets are not printed.",
            "",
            "'keyledger config check FILE' reports everything that is wrong with a configuration file."
        },
        commandListHeading = "%nCommands:%n")
final class ConfigCommand implements Subcommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = "yaml or json (default: yaml)")
    private String format = "yaml";

    @Option(names = "--schema", description = "print the JSON schema of the configuration file instead, for editors")
    private boolean schema;

    private enum Format {
        YAML,
        JSON
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.allOf(Setting.class);
    }

    @Override
    public List<Subcommand> subcommands() {
        return List.of(new CheckConfigCommand());
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) {
        Format wanted = Choices.of("--format", format, Format.values());
        ConfigurationSources sources = configuration.origins();
        environment
                .out()
                .print(
                        schema
                                ? ConfigurationSchema.text()
                                : switch (wanted) {
                                    case YAML -> ConfigurationText.yaml(sources);
                                    case JSON -> ConfigurationText.json(sources);
                                });
        return ExitCode.CLEAN;
    }
}
