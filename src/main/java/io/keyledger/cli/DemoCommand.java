package io.keyledger.cli;

import io.keyledger.report.ReportSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;

/** The whole job on the bundled sample account. */
@Command(
        name = "demo",
        description = "The whole job on the bundled sample account: no AWS, no network, no credentials. It ends as an"
                + " audit of such an account would, with the same exit code.")
final class DemoCommand implements Subcommand {
    private static final String SNAPSHOT = "sample";

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.OUTPUT, Setting.FAIL_ON, Setting.FINDINGS);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.prepare(environment, configuration.log());
        ReportSettings settings = EvaluationSettings.of(environment, configuration);
        Path output = environment.path(configuration.output().directory());
        WritableFolder.require(output, "--output");
        Path snapshot = output.resolve(SnapshotPlace.FOLDER).resolve(SNAPSHOT);
        return Evaluating.evaluate(environment, configuration, settings, SampleAccount.renew(snapshot));
    }
}
