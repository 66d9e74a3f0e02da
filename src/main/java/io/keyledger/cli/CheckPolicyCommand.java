package io.keyledger.cli;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.FailOn;
import io.keyledger.cli.configuration.KnownNames;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.lines.JsonLines;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.Version;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.text.PolicyText;
import io.keyledger.evaluate.policy.CheckedPolicyFile;
import io.keyledger.evaluate.policy.PolicyBatch;
import io.keyledger.evaluate.policy.PolicyCheck;
import io.keyledger.evaluate.policy.PolicyFileCheck;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.report.policy.PolicyJson;
import io.keyledger.report.policy.PolicyJunit;
import io.keyledger.report.policy.PolicySarif;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks key policies before they are in use. */
@Command(
        name = "check",
        description = {
            "Check key policies offline, for example in a pull request: how far access reaches, and what is wrong,"
                    + " each with its place in the file, a request that AWS would allow, and a remedy.",
            "",
            "A FILE is a key policy (JSON), a CloudFormation template (JSON or YAML), or a plan or state that"
                    + " 'terraform show -json' prints; every KMS key in a template or plan is checked. Parameters have"
                    + " their default values. What only the deployment knows is reported as unknown.",
            "",
            "With --batch, FILE (or standard input) holds one object per line, {\"id\", \"policy\"}, with \"account\","
                    + " \"organization\" and \"region\" if they differ from --account, --organization and --region. The"
                    + " output has one object per line in the same order: {\"id\", \"reach\", \"findings\" [{\"check_id\","
                    + " \"severity\", \"statement\", \"capability\", \"witness\", \"reason\"}]}, with \"unknowns\" if"
                    + " something could not be decided, or {\"id\", \"error\"} for an invalid line."
        },
        footer = {
            "",
            "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage error, or a file that can't be read or is"
                    + " none of these (the other files are still checked); 3 the reach of a policy could not be decided. A"
                    + " policy that AWS would refuse is a finding of severity high.",
            "--batch exits with 0 whatever it finds, unless --strict is given and a line is invalid."
        })
final class CheckPolicyCommand implements Subcommand {
    /** Policies take milliseconds, not microseconds, so a work unit holds fewer of them. */
    private static final int BATCH_BYTES = 1 << 13;

    /** One byte more than the largest file that is checked. */
    private static final int MOST_BYTES = PolicyFileCheck.LARGEST_FILE + 1;

    @Parameters(paramLabel = "FILE", description = "key policies, templates or plans; - for standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description =
                    "the account of the key, and of the deployment (default: the only account that the policy gives"
                            + " access to)")
    private String account = "";

    @Option(names = "--organization", paramLabel = "ORGANIZATION", description = "the organization of that account")
    private String organization = "";

    @Option(names = "--region", paramLabel = "REGION", description = "the Region of the key (default: any Region)")
    private String region = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, sarif or junit (default: text)")
    private String format = "text";

    @Option(names = "--batch", description = "read one policy per line, write one answer per line")
    private boolean batch;

    @Option(names = "--strict", description = "with --batch: exit with 1 when a line is invalid")
    private boolean strict;

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.TRUST);
        settings.add(Setting.FAIL_ON);
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        PolicyFormat wanted = Choices.of("--format", format, PolicyFormat.values());
        requireValid();
        CheckCatalogue checks = EvaluationSettings.accessChecks(environment, configuration);
        PolicyCheck check = new PolicyCheck(
                checks,
                configuration.checks(),
                EvaluationSettings.trust(configuration),
                environment.clock().instant());
        if (batch) {
            return answerBatch(environment, check);
        }
        if (files.isEmpty()) {
            throw new UsageException("'keyledger policy check' needs a FILE, or - for standard input");
        }
        List<CheckedPolicyFile> documents = new ArrayList<>();
        PolicyFileCheck fileCheck = new PolicyFileCheck(check, owner());
        for (String file : files) {
            documents.addAll(documents(environment, fileCheck, file));
        }
        reportUnread(environment, documents);
        environment
                .out()
                .print(
                        switch (wanted) {
                            case TEXT ->
                                new PolicyText(
                                                Paint.of(environment),
                                                configuration.log().quiet())
                                        .of(documents);
                            case JSON -> PolicyJson.of(documents);
                            case SARIF -> PolicySarif.of(documents, Version.text());
                            case JUNIT ->
                                PolicyJunit.of(
                                        documents, configuration.evaluate().failOn()::includes);
                        });
        return exitCode(documents, configuration.evaluate().failOn());
    }

    private void requireValid() {
        if (!account.isEmpty() && !account.matches("[0-9]{12}")) {
            throw new UsageException("--account must be a 12-digit account id; got '" + account + "'");
        }
        if (!organization.isEmpty() && !organization.matches("o-[a-z0-9]{10,32}")) {
            throw new UsageException(
                    "--organization must be an organization id, for example o-a1b2c3d4e5; got '" + organization + "'");
        }
        Set<String> regions = region.isEmpty() ? Set.of() : KnownNames.regions(List.of(region));
        if (!region.isEmpty() && !regions.contains(region)) {
            throw new UsageException(
                    "--region must be an AWS Region; got '" + region + "'" + NearestName.suggestion(region, regions));
        }
    }

    private ExitCode answerBatch(Environment environment, PolicyCheck check) throws IOException {
        if (files.size() > 1) {
            throw new UsageException("--batch takes at most one FILE; got also '" + files.get(1) + "'");
        }
        String file = files.isEmpty() ? JsonLines.STANDARD_INPUT : files.getFirst();
        JsonLines.Result result =
                new JsonLines(new PolicyBatch(check, owner())::answer, BATCH_BYTES).answer(environment, file);
        result.reportInvalid(environment, "policy is", "policies are");
        return result.exitCode(strict);
    }

    /** Reports unread files on standard error. */
    private static void reportUnread(Environment environment, List<CheckedPolicyFile> documents) {
        for (CheckedPolicyFile document : documents) {
            if (document instanceof CheckedPolicyFile.Unread(var name, var problem)) {
                environment.err().println("keyledger: " + ConsoleText.of(name + ": " + problem));
            }
        }
    }

    /** A file that can't be read does not stop the others. */
    private static List<CheckedPolicyFile> documents(Environment environment, PolicyFileCheck check, String file)
            throws IOException {
        String name = file.equals(JsonLines.STANDARD_INPUT) ? "stdin" : file;
        try {
            return check.of(name, content(environment, file));
        } catch (ClosedByInterruptException stopped) {
            throw stopped;
        } catch (FileSystemException problem) {
            return List.of(new CheckedPolicyFile.Unread(name, FileProblem.reason(problem)));
        } catch (IOException problem) {
            return List.of(new CheckedPolicyFile.Unread(name, FileProblem.sentence(problem)));
        }
    }

    private static byte[] content(Environment environment, String file) throws IOException {
        if (file.equals(JsonLines.STANDARD_INPUT)) {
            return environment.in().readNBytes(MOST_BYTES);
        }
        Path path = environment.path(file);
        if (Files.isDirectory(path)) {
            throw new FileSystemException(file, null, "it is a folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    /** The key's owner according to the options. */
    private KeyOwner owner() {
        return new KeyOwner(account, region, organization);
    }

    private static ExitCode exitCode(List<CheckedPolicyFile> documents, FailOn failOn) {
        if (documents.stream().anyMatch(CheckedPolicyFile.Unread.class::isInstance)) {
            return ExitCode.USAGE;
        }
        boolean undecided = documents.stream().anyMatch(CheckedPolicyFile::isUndecided);
        if (undecided) {
            return ExitCode.INCOMPLETE;
        }
        boolean failed = documents.stream()
                .flatMap(document -> document.findings().stream())
                .anyMatch(finding -> failOn.includes(finding.severity()));
        return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
