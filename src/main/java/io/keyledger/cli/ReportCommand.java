package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.ReportFormat;
import io.keyledger.inventory.Sha256;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.export.RunFormat;
import io.keyledger.snapshot.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes a file from the other files of a finished run. */
@Command(
        name = "report",
        description = "Make a file from the other files of a finished run, with the same bytes as the audit makes it:"
                + " html is report.html; changes is the same page with what diff.csv in the run's folder says of an"
                + " earlier run. A file that the run's manifest lists is written into the run's folder; any other file"
                + " needs --output, because a file that the manifest does not list fails verify.")
final class ReportCommand implements Subcommand {
    private static final String MANIFEST = "manifest.json";
    private static final String DIFF = "diff.csv";
    private static final String STANDARD_OUTPUT = "-";

    @Parameters(paramLabel = "RUN", description = "the folder of a run")
    private String run = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "html (default), changes, ocsf, cbom, asff or md")
    private String format = "html";

    @Option(names = "--output", paramLabel = "FILE", description = "where to write it; - for standard output")
    private String output = "";

    @Override
    public Set<Setting> settings() {
        return Set.of();
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        ReportFormat asked = Choices.of("--format", format, ReportFormat.values());
        Path folder = environment.path(run);
        if (!Files.isRegularFile(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException("There is no run in " + run + ", because it has no " + MANIFEST
                    + "; choose the folder of a finished run");
        }
        FinishedRun finished = FinishedRun.of(folder);
        if (!asked.ofRunAlone() && !finished.has(DIFF)) {
            throw new UsageException("There is no " + DIFF + " in " + run
                    + ", because the run has not been compared with" + " an earlier one; use --format html");
        }
        if (output.equals(STANDARD_OUTPUT)) {
            asked.format().write(finished, environment.out());
            environment.out().flush();
        } else {
            Path target = target(environment, folder.resolve(asked.format().file()));
            write(finished, asked, target);
            environment.out().println(ConsoleText.of(target.toString()));
        }
        return ExitCode.CLEAN;
    }

    private Path target(Environment environment, Path inRun) {
        if (output.isEmpty()) {
            return inRun;
        }
        Path target = environment.path(output).toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(target)) {
            throw new UsageException("--output " + output + " is not a file in a folder that exists");
        }
        return target;
    }

    private void write(FinishedRun finished, ReportFormat asked, Path target) throws IOException {
        RunFormat chosen = asked.format();
        Optional<String> listed =
                output.isEmpty() && asked.ofRunAlone() ? Optional.of(listed(finished, chosen)) : Optional.empty();
        MessageDigest digest = Sha256.newDigest();
        try (AtomicFile file = AtomicFile.create(target)) {
            chosen.write(finished, new DigestOutputStream(file.stream(), digest));
            String made = HexFormat.of().formatHex(digest.digest());
            if (listed.isPresent() && !listed.get().equals(made)) {
                throw new UsageException("The run's manifest lists another " + chosen.file() + ", which keyledger "
                        + finished.manifest().path("tool_version").asString("")
                        + " made from other files or in another way; choose where to write this one with --output");
            }
            file.commit();
        }
    }

    /** The digest of the file in the manifest. */
    private static String listed(FinishedRun finished, RunFormat chosen) {
        for (JsonNode file : finished.manifest().path("files")) {
            if (file.path("name").asString("").equals(chosen.file())) {
                return file.path("sha256").asString("");
            }
        }
        throw new UsageException("The run's manifest does not list " + chosen.file()
                + ", so that verify would fail with it in the folder; choose where to write it with --output");
    }
}
