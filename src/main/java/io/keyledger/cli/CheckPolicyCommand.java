package io.keyledger.cli;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Positions;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.report.policy.PolicyBatch;
import io.keyledger.report.policy.PolicyCheck;
import io.keyledger.report.policy.PolicyDocument;
import io.keyledger.report.policy.PolicyJson;
import io.keyledger.report.policy.PolicySarif;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges key policies before a key has them. */
@Command(
        name = "check",
        description = {
            "Judge key policies offline, as in a pull request: from how far away somebody gets access, and what is wrong,"
                    + " each with its place in the file, a request that AWS would allow, and a remedy.",
            "",
            "With --batch, FILE (or standard input) has an object a line, {\"id\", \"policy\", \"account\"} with"
                    + " \"organization\" and \"region\" where they are known, and the answer is an object a line in the same"
                    + " order: {\"id\", \"reach\", \"findings\" [{\"check_id\", \"severity\", \"statement\", \"capability\","
                    + " \"witness\"}]}, or {\"id\", \"error\"}."
        },
        footer = {
            "",
            "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 usage, such as a file that can't be read; 3 the reach"
                    + " of a policy could not be decided. A policy that AWS would not accept is a finding of severity high.",
            "--batch ends with 0 whatever it finds, unless --strict is given and a line is invalid."
        })
final class CheckPolicyCommand implements Subcommand {
    /** Policies take milliseconds, not microseconds, so fewer make a piece of work. */
    private static final int BATCH_BYTES = 1 << 13;

    @Parameters(paramLabel = "FILE", description = "key policies as JSON; - for standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "the account of the key; the one that the policy hands the key over to where not named")
    private String account = "";

    @Option(names = "--organization", paramLabel = "ORGANIZATION", description = "the organization of that account")
    private String organization = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the Region of the key; where not named, the key may be in any")
    private String region = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or sarif (text)")
    private String format = "text";

    @Option(names = "--batch", description = "a policy a line in, an answer a line out")
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
        List<PolicyDocument> documents = documents(environment, check);
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
                        });
        return exitCode(documents, configuration.evaluate().failOn());
    }

    private void requireValid() {
        if (!account.isEmpty() && !account.matches("[0-9]{12}")) {
            throw new UsageException("--account must be an account id of twelve digits, and '" + account + "' is none");
        }
        if (!organization.isEmpty() && !organization.matches("o-[a-z0-9]{10,32}")) {
            throw new UsageException("--organization must be an organization id such as o-a1b2c3d4e5, and '"
                    + organization + "' is none");
        }
        Set<String> regions = region.isEmpty() ? Set.of() : KnownNames.regions(List.of(region));
        if (!region.isEmpty() && !regions.contains(region)) {
            throw new UsageException("--region must be a Region of AWS, and '" + region + "' is none"
                    + NearestName.suggestion(region, regions));
        }
    }

    private ExitCode answerBatch(Environment environment, PolicyCheck check) throws IOException {
        if (files.size() > 1) {
            throw new UsageException("--batch takes one FILE at most, and not '" + files.get(1) + "' too");
        }
        String file = files.isEmpty() ? JsonLines.STANDARD_INPUT : files.getFirst();
        JsonLines.Result result = new JsonLines(new PolicyBatch(check)::answer, BATCH_BYTES).answer(environment, file);
        result.complain(environment, "policy is", "policies are");
        return result.exitCode(strict);
    }

    /** Reads every file before it judges one, so that a mistyped name says so at once. */
    private List<PolicyDocument> documents(Environment environment, PolicyCheck check) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String file : files) {
            contents.add(content(environment, file));
        }
        List<PolicyDocument> documents = new ArrayList<>();
        for (int index = 0; index < files.size(); index++) {
            documents.add(document(check, files.get(index), contents.get(index)));
        }
        return documents;
    }

    private static byte[] content(Environment environment, String file) throws IOException {
        if (file.equals(JsonLines.STANDARD_INPUT)) {
            return environment.in().readAllBytes();
        }
        Path path = environment.path(file);
        if (Files.isDirectory(path)) {
            throw new UsageException(file + " is a folder, and a FILE is needed");
        }
        return Files.readAllBytes(path);
    }

    private PolicyDocument document(PolicyCheck check, String file, byte[] content) {
        String name = file.equals(JsonLines.STANDARD_INPUT) ? "stdin" : file;
        return switch (PolicyParser.parse(PolicyKind.KEY, content)) {
            case ParseResult.Rejected(var position, var sentence) ->
                new PolicyDocument.Rejected(name, position, sentence);
            case ParseResult.Parsed(var policy) -> {
                String accountId = account.isEmpty() ? assumed(name, policy) : account;
                yield new PolicyDocument.Judged(
                        name,
                        check.of(policy, new KeyOwner(accountId, region, organization)),
                        account.isEmpty(),
                        Positions.of(new String(content, StandardCharsets.UTF_8))::at);
            }
        };
    }

    private static String assumed(String name, Policy policy) {
        return KeyOwner.accountOf(policy)
                .orElseThrow(() -> new UsageException(
                        name + " does not tell whose its key is; name the account of the key by --account"));
    }

    private static ExitCode exitCode(List<PolicyDocument> documents, FailOn failOn) {
        boolean undecided = documents.stream()
                .anyMatch(document -> document instanceof PolicyDocument.Judged judged
                        && judged.report().access().reach() == PolicyReach.UNKNOWN);
        if (undecided) {
            return ExitCode.INCOMPLETE;
        }
        boolean failed = documents.stream()
                .flatMap(document -> document.findings().stream())
                .anyMatch(finding -> failOn.includes(finding.severity()));
        return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
