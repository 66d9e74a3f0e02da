package io.keyledger.cli.settings;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSelection;
import io.keyledger.check.Frameworks;
import io.keyledger.check.InvalidFrameworksException;
import io.keyledger.check.UnknownCheckException;
import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Configuration.AcceptedGapEntry;
import io.keyledger.cli.configuration.Configuration.WaiverEntry;
import io.keyledger.cli.configuration.InvalidConfigurationException;
import io.keyledger.cli.configuration.KnownNames;
import io.keyledger.cli.configuration.SettingPath;
import io.keyledger.cli.configuration.YamlDocument;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.Version;
import io.keyledger.collect.run.CollectorRegistry;
import io.keyledger.cost.CostSettings;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.PriceSheetException;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.evaluate.AcceptedGap;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.Waiver;
import io.keyledger.inventory.Fact;
import io.keyledger.policy.search.TrustZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts the configuration into settings of the evaluation, and rejects invalid settings before any call to AWS. */
public final class EvaluationSettings {
    private final Environment environment;
    private final Configuration configuration;

    private EvaluationSettings(Environment environment, Configuration configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    /**
     * The settings of an audit.
     *
     * @throws UsageException if a setting or a file that it names is invalid
     */
    public static AuditSettings of(Environment environment, Configuration configuration) {
        return new EvaluationSettings(environment, configuration).settings();
    }

    /** The accepted gaps, for commands that do not evaluate anything else. */
    public static List<AcceptedGap> acceptedGaps(Environment environment, Configuration configuration) {
        return new EvaluationSettings(environment, configuration).acceptedGaps();
    }

    /** Only the access checks, without framework mappings, for policies that are not in use yet. */
    public static CheckCatalogue accessChecks(Environment environment, Configuration configuration) {
        return new EvaluationSettings(environment, configuration).checks(Frameworks.none(), CheckSelection.ALL);
    }

    /**
     * The prices alone, for commands that do not evaluate anything else.
     *
     * @throws UsageException if the price file is invalid
     */
    public static PriceSheet prices(Environment environment, Configuration configuration) {
        return new EvaluationSettings(environment, configuration).prices();
    }

    private AuditSettings settings() {
        Frameworks frameworks = frameworks();
        AuditSettings settings = new AuditSettings(
                        checks(frameworks, ChosenChecks.of(configuration, frameworks)),
                        configuration.checks(),
                        prices(),
                        CloudTrailLocation.of(environment, configuration),
                        trust(configuration),
                        waivers(),
                        acceptedGaps(),
                        AuditInstant.configured(configuration),
                        configuration.evaluate().failOn().least(),
                        configuration.evaluate().findings(),
                        Version.text(),
                        EffectiveConfiguration.of(environment, configuration, frameworks))
                .with(new CostSettings(configuration.costs().unusedDays()));
        return BillLocation.of(environment, configuration).map(settings::with).orElse(settings);
    }

    private CheckCatalogue checks(Frameworks frameworks, CheckSelection selection) {
        CheckCatalogue catalogue;
        try {
            catalogue = CheckCatalogue.of(configuration.checks(), frameworks, selection);
        } catch (UnknownCheckException unknown) {
            throw misnamed(unknown);
        }
        ChosenChecks.requireSome(configuration, catalogue);
        return catalogue;
    }

    private UsageException misnamed(UnknownCheckException unknown) {
        return path(unknown.id())
                .<UsageException>map(path -> new InvalidConfigurationException(
                        path, configuration.origins().of(path) + ": " + unknown.getMessage(), unknown))
                .orElseGet(() -> new UsageException(
                        configuration.evaluate().frameworks() + ": " + unknown.getMessage(), unknown));
    }

    /** Where the configuration names an unknown check; empty if the framework mappings do. */
    private Optional<SettingPath> path(String checkId) {
        SettingPath checks = SettingPath.ROOT.child("checks");
        int listed = configuration.checks().disabled().indexOf(checkId);
        if (listed >= 0) {
            return Optional.of(checks.child("disabled").child(Integer.toString(listed)));
        }
        return configuration.checks().severities().containsKey(checkId)
                ? Optional.of(checks.child("severities").child(checkId))
                : Optional.empty();
    }

    private Frameworks frameworks() {
        String named = configuration.evaluate().frameworks();
        if (named.isEmpty()) {
            return Frameworks.standard();
        }
        try {
            return Frameworks.load(environment.path(named));
        } catch (InvalidFrameworksException invalid) {
            throw new UsageException(Objects.toString(invalid.getMessage()), invalid);
        }
    }

    private PriceSheet prices() {
        String named = configuration.costs().prices();
        if (named.isEmpty()) {
            return PriceSheetReader.bundled();
        }
        Path file = environment.path(named);
        try {
            return PriceSheetReader.read(file);
        } catch (PriceSheetException invalid) {
            throw new UsageException(invalid.getMessage() + position(file, invalid.place()), invalid);
        }
    }

    /** The position of an entry in a YAML file; empty if unknown. */
    private static String position(Path file, String place) {
        if (place.isEmpty()) {
            return "";
        }
        try {
            return YamlDocument.parse(file.toString(), Files.readString(file))
                    .position(SettingPath.of(place))
                    .map(position -> " (" + position + ")")
                    .orElse("");
        } catch (IOException | UsageException _) {
            return "";
        }
    }

    /** The trust zone besides the audited accounts. */
    public static TrustZone trust(Configuration configuration) {
        Configuration.Trust trust = configuration.trust();
        return new TrustZone(
                Set.copyOf(trust.accounts()),
                Set.copyOf(trust.organizations()),
                trust.organizationalUnits(),
                trust.serviceSources(),
                trust.networks(),
                Set.copyOf(trust.vpcs()),
                Set.copyOf(trust.vpcEndpoints()));
    }

    private List<Waiver> waivers() {
        List<WaiverEntry> entries = configuration.waivers();
        if (entries.isEmpty()) {
            return List.of();
        }
        Set<String> known = CheckCatalogue.standard().checks().stream()
                .map(CheckMetadata::id)
                .collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < entries.size(); i++) {
            String check = entries.get(i).check();
            if (!check.equals("*") && !known.contains(check)) {
                SettingPath path = SettingPath.ROOT
                        .child("waivers")
                        .child(Integer.toString(i))
                        .child("check");
                throw new InvalidConfigurationException(
                        path,
                        configuration.origins().of(path) + ": unknown check '" + check + "'"
                                + NearestName.suggestion(check, known));
            }
        }
        return entries.stream().map(EvaluationSettings::waiver).toList();
    }

    private static Waiver waiver(WaiverEntry entry) {
        return new Waiver(
                entry.check(), entry.resource(), entry.reason(), day(entry.until()), entry.owner(), entry.tags());
    }

    private List<AcceptedGap> acceptedGaps() {
        List<AcceptedGapEntry> entries = configuration.acceptedGaps();
        for (int i = 0; i < entries.size(); i++) {
            SettingPath entry = SettingPath.ROOT.child("accepted-gaps").child(Integer.toString(i));
            requireAction(entry.child("action"), entries.get(i).action());
            requireRegion(entry.child("region"), entries.get(i).region());
        }
        return entries.stream()
                .map(entry -> new AcceptedGap(
                        entry.action(), entry.account(), entry.region(), entry.reason(), day(entry.until())))
                .toList();
    }

    private void requireAction(SettingPath path, String action) {
        Set<String> known = CollectorRegistry.actionNames();
        Pattern pattern = Pattern.compile(action.replace("*", ".*"));
        if (known.stream().noneMatch(name -> pattern.matcher(name).matches())) {
            throw new InvalidConfigurationException(
                    path,
                    configuration.origins().of(path) + ": no collector calls '" + action + "'"
                            + NearestName.suggestion(action, known));
        }
    }

    private void requireRegion(SettingPath path, String region) {
        if (region.equals("*") || region.equals(Fact.GLOBAL)) {
            return;
        }
        Set<String> known = KnownNames.regions(List.of(region));
        if (!known.contains(region)) {
            throw new InvalidConfigurationException(
                    path,
                    configuration.origins().of(path) + ": unknown Region '" + region + "'"
                            + NearestName.suggestion(region, known));
        }
    }

    /** The last day of acceptance; empty for never. */
    private static Optional<LocalDate> day(String until) {
        return until.equals("never") ? Optional.empty() : Optional.of(LocalDate.parse(until));
    }
}
