package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.RunName;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.run.RunEvaluation;
import io.keyledger.cli.run.Since;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.evaluate.AuditSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;

/** A full run on the bundled sample account. */
@Command(
        name = "demo",
        description = "A full run on the bundled sample account: no AWS, no network, no credentials. Exits with 0 on"
                + " success, and shows the exit code that an audit of such an account would have.")
final class DemoCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.OUTPUT, Setting.FAIL_ON, Setting.FINDINGS, Setting.FORMATS);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.prepare(environment, configuration.log());
        AuditSettings settings = EvaluationSettings.of(environment, configuration);
        Path output = environment.path(configuration.output().directory());
        WritableFolder.require(output, "--output");
        Path snapshot = KeptSnapshots.in(output).folder().resolve(RunName.of(SampleAccount.AS_OF));
        ExitCode ofAudit =
                RunEvaluation.evaluate(environment, configuration, settings, SampleAccount.renew(snapshot), Since.NONE);
        if (configuration.log().showsSummary()) {
            environment
                    .out()
                    .println("An audit of this account would exit with code " + ofAudit.number() + ": "
                            + ofAudit.meaning() + ".");
        }
        return ExitCode.CLEAN;
    }
}
