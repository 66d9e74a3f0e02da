package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.snapshot.OneOffSnapshot;
import io.keyledger.cli.text.ExplanationText;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.explain.Explainer;
import io.keyledger.evaluate.explain.Explanation;
import io.keyledger.report.explain.ExplanationJson;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains keys, resources and findings. */
@Command(
        name = "explain",
        description = {
            "Explain keys, resources and findings in plain words. For a key: its state, what depends on it directly and"
                    + " through something, what is lost if it is deleted, disabled, expires or its store disconnects,"
                    + " who loses access, what it costs and what to do. For a resource: its keys and what is lost with"
                    + " them. For a finding: reason, evidence, witness and remedy.",
            "",
            "Reads what an audit reads. With --from or --snapshot, reads a kept snapshot and makes no calls to AWS."
        },
        footer = {
            "",
            "Exit codes: 0 the answer is complete; 2 usage error, for example an id that does not exist; 3 something"
                    + " that affects the answer could not be read, as listed below it."
        })
final class ExplainCommand implements Subcommand {
    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "a key's ARN, id or alias; a resource's ARN or id; or a finding_id")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    private String format = "text";

    /** The formats of an explanation, which is no table. */
    private enum Format {
        TEXT,
        JSON
    }

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(Setting.TRUST);
        settings.addAll(EnumSet.of(Setting.FROM, Setting.DAMAGED_PARTS, Setting.SNAPSHOT, Setting.AS_OF));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Format wanted = Choices.of("--format", format, Format.values());
        AuditSettings settings = EvaluationSettings.of(environment, configuration.withAllChecks());
        return OneOffSnapshot.answer(
                environment,
                configuration,
                () -> configuration,
                snapshot -> answer(environment, configuration, settings, snapshot, wanted));
    }

    private ExitCode answer(
            Environment environment,
            Configuration configuration,
            AuditSettings settings,
            Snapshot snapshot,
            Format wanted)
            throws IOException {
        Explainer explainer = new Explainer(snapshot, settings.with(KeptScope.of(configuration, snapshot)));
        List<Explanation> explanations = explainer.explain(ids);
        if (!explainer.notFound().isEmpty()) {
            String missing = explainer.notFound().getFirst();
            throw new UsageException("There is no key, resource or finding '" + missing + "' in " + snapshot.directory()
                    + NearestName.suggestion(missing, explainer.names()));
        }
        environment
                .out()
                .print(
                        switch (wanted) {
                            case TEXT -> ExplanationText.of(explanations, Paint.of(environment));
                            case JSON -> ExplanationJson.of(explanations);
                        });
        boolean complete = explanations.stream()
                .allMatch(explanation -> explanation.unknowns().isEmpty());
        return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
    }
}
