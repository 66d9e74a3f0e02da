package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.snapshot.OneOffSnapshot;
import io.keyledger.cli.text.AccessText;
import io.keyledger.cli.text.NumberText;
import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.evaluate.access.AccessAnswer;
import io.keyledger.evaluate.access.AccessQuestion;
import io.keyledger.evaluate.access.AccessSurvey;
import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.policy.Capability;
import io.keyledger.policy.language.Arn;
import io.keyledger.report.AccessCsv;
import io.keyledger.report.access.AccessJson;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotFilter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports who can use which key. */
@Command(
        name = "access",
        description = {
            "Show who can do what with which key, and what gives them access: the key policy, root delegation and"
                    + " IAM, or a grant. Every row is backed by a request that AWS would allow.",
            "",
            "Reads only keys, IAM and organizations from AWS, and only the Region in the key's ARN if one is given."
                    + " With --from or --snapshot, reads a kept snapshot and makes no calls to AWS."
        },
        footer = {
            "",
            "Exit codes: 0 the answer is complete; 2 usage error, for example a key that does not exist; 3 something"
                    + " that affects the answer could not be read, as listed below the table."
        })
final class AccessCommand implements Subcommand {
    private static final List<String> COLLECTORS = List.of("iam", "kms", "organizations");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            split = ",",
            description = "a key's id, ARN or alias (default: all keys)")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--principal",
            paramLabel = "PRINCIPAL",
            split = ",",
            description = "a principal's ARN or part of it: shows what it can do, and what everybody can do")
    private List<String> principals = new ArrayList<>();

    @Option(
            names = "--capability",
            paramLabel = "CAPABILITY",
            split = ",",
            description = "decrypt, encrypt, sign, mac, delegate, administer, destroy or metadata (default: all)")
    private List<String> capabilities = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.remove(Setting.SNAPSHOT_BLOCKS);
        settings.addAll(Setting.TRUST);
        settings.addAll(EnumSet.of(Setting.FROM, Setting.DAMAGED_PARTS, Setting.SNAPSHOT));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        OutputFormat wanted = Choices.of("--format", format, OutputFormat.values());
        Set<Capability> capable = EnumSet.noneOf(Capability.class);
        capabilities.forEach(text -> capable.add(Choices.of("--capability", text, Capability.values())));
        AccessQuestion question = new AccessQuestion(keys, principals, capable);
        return OneOffSnapshot.answer(
                environment,
                configuration,
                () -> narrowed(environment, configuration),
                snapshot -> answer(environment, configuration, snapshot, question, wanted));
    }

    /** Reduces the scope to what the question needs, so that the answer takes seconds. */
    private Configuration narrowed(Environment environment, Configuration configuration) {
        Configuration.Scope scope = configuration.scope();
        Configuration.Collect collect = configuration.collect();
        Depth leastDepth =
                new Depth(LastUsageMode.NEVER, 0, 0, 0, collect.depth().grantsPerKey(), false, 0);
        return configuration
                .with(scope.withRegions(scope.regions().isEmpty() ? regions(environment) : scope.regions())
                        .withCollectors(COLLECTORS))
                .with(new Configuration.Collect(collect.pace(), leastDepth, collect.resumeHours(), collect.shard()))
                .withoutAthena();
    }

    /** The Regions of the keys if all are given by ARN, otherwise the default Region. */
    private List<String> regions(Environment environment) {
        Set<String> regions = new TreeSet<>();
        boolean everyKeyTells = !keys.isEmpty();
        for (String key : keys) {
            Optional<String> region = Arn.parse(key).map(Arn::region);
            region.ifPresent(regions::add);
            everyKeyTells &= region.isPresent();
        }
        if (everyKeyTells) {
            return List.copyOf(regions);
        }
        return environment
                .variable("AWS_REGION")
                .or(() -> environment.variable("AWS_DEFAULT_REGION"))
                .map(List::of)
                .orElse(List.of());
    }

    private static ExitCode answer(
            Environment environment,
            Configuration configuration,
            Snapshot snapshot,
            AccessQuestion question,
            OutputFormat format)
            throws IOException {
        SnapshotFilter filter = KeptScope.of(configuration, snapshot);
        AccessSurvey survey = new AccessSurvey(
                snapshot,
                filter,
                question,
                EvaluationSettings.trust(configuration),
                configuration.checks().stepsPerKey());
        List<AccessAnswer> answers = new ArrayList<>();
        survey.answer(answers::add);
        List<String> missing = survey.notFound();
        if (!missing.isEmpty() && survey.gaps().isEmpty()) {
            throw new UsageException("There is no key '" + missing.getFirst() + "' in " + places(snapshot, filter)
                    + NearestName.suggestion(missing.getFirst(), survey.names()));
        }
        List<String> absent = survey.absentPrincipals();
        if (!absent.isEmpty()) {
            throw new UsageException("There is no principal '" + absent.getFirst() + "' in "
                    + accounts(snapshot, filter) + NearestName.suggestion(absent.getFirst(), survey.principalNames()));
        }
        List<String> gaps = new ArrayList<>(survey.gaps());
        survey.unknownPrincipals()
                .forEach(principal ->
                        gaps.add("a principal '" + principal + "' was not found, and not all identities were read"));
        missing.forEach(key -> gaps.add("a key '" + key + "' was not found, and not all keys were read"));
        print(environment, answers, gaps, format);
        boolean complete = gaps.isEmpty()
                && answers.stream().allMatch(answer -> answer.unknowns().isEmpty());
        return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
    }

    private static String accounts(Snapshot snapshot, SnapshotFilter filter) {
        return NumberText.count(filter.accountsOf(snapshot.description()).size(), "account", "accounts");
    }

    private static String places(Snapshot snapshot, SnapshotFilter filter) {
        List<String> regions = snapshot.description().parts().stream()
                .filter(part -> part.collector().equals("kms") && filter.includes(part))
                .map(part -> part.region())
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", regions) + " of " + accounts(snapshot, filter);
    }

    private static void print(
            Environment environment, List<AccessAnswer> answers, List<String> gaps, OutputFormat format) {
        PrintStream out = environment.out();
        switch (format) {
            case TEXT -> out.print(AccessText.of(answers, gaps, Paint.of(environment)));
            case JSON -> out.print(AccessJson.of(answers, gaps));
            case CSV -> {
                out.print(AccessCsv.TABLE.headerLine());
                for (AccessAnswer answer : answers) {
                    rows(answer).forEach(row -> out.print(AccessCsv.TABLE.line(row)));
                }
                gaps.forEach(gap -> environment.err().println("keyledger: " + ConsoleText.of(gap)));
            }
        }
    }

    private static List<AccessRow> rows(AccessAnswer answer) {
        List<AccessRow> rows = new ArrayList<>();
        answer.accesses()
                .forEach(access -> rows.add(
                        AccessRow.of(answer.accountId(), answer.region(), answer.keyArn(), answer.name(), access)));
        if (!answer.unknowns().isEmpty()) {
            rows.add(AccessRow.unknown(
                    answer.accountId(), answer.region(), answer.keyArn(), answer.name(), answer.unknowns()));
        }
        rows.sort(Comparator.comparing(row -> AccessCsv.TABLE.encode(row).key(), Arrays::compareUnsigned));
        return rows;
    }
}
