package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.run.Replay;
import io.keyledger.deliver.verify.RunVerification;
import io.keyledger.deliver.verify.VerificationStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a run's files against its manifest. */
@Command(
        name = "verify",
        description =
                "Verify the files of a run against its manifest: bytes, SHA-256, rows, and that no file is missing"
                        + " or added. With --replay, also evaluate the run's snapshot again and compare every byte.",
        footer = {
            "",
            "Exit codes: 0 everything matches; 1 something does not; 2 usage error; 3 --replay was not possible, as"
                    + " its line says."
        })
final class VerifyCommand implements Subcommand {
    private static final int LABEL = 14;

    @Parameters(paramLabel = "RUN", description = "the folder of a run")
    private String run = "";

    @Option(names = "--replay", description = "evaluate the snapshot again and compare the bytes")
    private boolean replay;

    @Option(
            names = "--snapshot",
            paramLabel = "DIR",
            description = "the run's snapshot, for --replay (default: searched in the run's output folder)")
    private String snapshot = "";

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Path folder = environment.path(run);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + run + "; choose the folder of a run");
        }
        RunVerification verification = RunVerification.of(folder);
        List<VerificationStep> steps = new ArrayList<>(verification.steps());
        boolean done = true;
        if (replay && verification.manifest().isPresent()) {
            Replay.Outcome outcome = new Replay(
                            environment,
                            configuration,
                            folder,
                            verification.manifest().get())
                    .against(snapshot);
            steps.add(outcome.step());
            done = outcome.done();
        }
        Paint paint = Paint.of(environment);
        steps.forEach(step -> print(environment, paint, step));
        boolean holds = verification.steps().stream().allMatch(VerificationStep::holds);
        if (holds && !done) {
            return ExitCode.INCOMPLETE;
        }
        return steps.stream().allMatch(VerificationStep::holds) ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static void print(Environment environment, Paint paint, VerificationStep step) {
        String label = "%-" + LABEL + "s";
        if (step.holds()) {
            environment
                    .out()
                    .println(label.formatted(step.name()) + " " + paint.green("holds") + "  "
                            + ConsoleText.of(step.result()));
            return;
        }
        for (String problem : step.problems()) {
            environment
                    .out()
                    .println(label.formatted(step.name()) + " " + paint.red("FAILS") + "  " + ConsoleText.of(problem));
        }
    }
}
