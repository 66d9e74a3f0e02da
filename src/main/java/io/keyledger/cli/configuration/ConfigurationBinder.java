package io.keyledger.cli.configuration;

import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.classify.Custody;
import io.keyledger.cli.configuration.Configuration.AcceptedGapEntry;
import io.keyledger.cli.configuration.Configuration.Collect;
import io.keyledger.cli.configuration.Configuration.Costs;
import io.keyledger.cli.configuration.Configuration.Evaluate;
import io.keyledger.cli.configuration.Configuration.Output;
import io.keyledger.cli.configuration.Configuration.Report;
import io.keyledger.cli.configuration.Configuration.ScheduleSettings;
import io.keyledger.cli.configuration.Configuration.Scope;
import io.keyledger.cli.configuration.Configuration.Select;
import io.keyledger.cli.configuration.Configuration.Trust;
import io.keyledger.cli.configuration.Configuration.Usage;
import io.keyledger.cli.configuration.Configuration.WaiverEntry;
import io.keyledger.cli.process.LogFormat;
import io.keyledger.cli.process.LogLevel;
import io.keyledger.cli.process.LogSettings;
import io.keyledger.cli.process.UsageException;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.Pace;
import io.keyledger.cost.CostSettings;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.report.page.HtmlPage;
import java.util.List;
import java.util.Map;

/** Binds every setting by name, with the default that {@code config/keyledger.yaml} documents. */
final class ConfigurationBinder {
    /** A waiver and an accepted gap with every key, for the description of their settings. */
    static final Map<String, ?> EXAMPLE = Map.of(
            "waivers",
            List.of(Map.of(
                    "check", "KMS-NO-ALIAS",
                    "resource", "*",
                    "reason", "a sandbox",
                    "until", "never",
                    "owner", "",
                    "tags", List.of())),
            "accepted-gaps",
            List.of(Map.of("action", "s3:*", "account", "*", "region", "*", "reason", "a sandbox", "until", "never")));

    private ConfigurationBinder() {}

    /** @throws UsageException if a value is invalid for its setting, or a name is unknown */
    static Configuration bind(Map<String, ?> values, ConfigurationSources sources) {
        ConfigurationSection all = new ConfigurationSection(SettingPath.ROOT, values, sources);
        return all.bind(() -> new Configuration(
                all.section("scope", ConfigurationBinder::scope),
                all.section("collect", ConfigurationBinder::collect),
                all.section("checks", ConfigurationBinder::checks),
                all.section("trust", ConfigurationBinder::trust),
                all.sections("waivers", ConfigurationBinder::waiver),
                all.sections("accepted-gaps", ConfigurationBinder::acceptedGap),
                all.section("usage", ConfigurationBinder::usage),
                all.section("costs", ConfigurationBinder::costs),
                all.section("select", ConfigurationBinder::select),
                all.section("evaluate", ConfigurationBinder::evaluate),
                all.section(
                        "report",
                        report ->
                                new Report(report.wholeNumber("max-rows", HtmlPage.MOST_ROWS, Range.of(1, 1_000_000)))),
                all.section("output", ConfigurationBinder::output),
                all.section("log", ConfigurationBinder::log),
                all.section("schedule", ConfigurationBinder::schedule),
                sources));
    }

    private static Scope scope(ConfigurationSection scope) {
        return new Scope(
                scope.texts("regions", List.of()),
                scope.texts("not-regions", List.of()),
                scope.texts("accounts", List.of()),
                scope.text("role", ""),
                scope.text("external-id", ""),
                scope.text("session-name", "keyledger"),
                scope.texts("collectors", List.of()),
                scope.text("endpoint-url", ""),
                scope.text("profile", ""));
    }

    private static Collect collect(ConfigurationSection collect) {
        return new Collect(
                pace(collect),
                depth(collect),
                collect.wholeNumber("resume-hours", 24, Range.atLeast(0)),
                collect.text("shard", ""));
    }

    private static Pace pace(ConfigurationSection collect) {
        Pace standard = Pace.standard();
        return new Pace(
                collect.number("quota-share", standard.share(), Range.of("0.01", "1")),
                collect.wholeNumber("concurrency", standard.concurrency(), Range.atLeast(1)),
                collect.wholeNumber("attempts", standard.attempts(), Range.atLeast(1)),
                standard.retryDelay(),
                standard.throttleDelay());
    }

    private static Depth depth(ConfigurationSection collect) {
        Depth standard = Depth.standard();
        // The settings keep the order of the file, in which their errors are reported.
        int usageDays = collect.wholeNumber("usage-days", standard.usageDays(), Range.of(0, 455));
        return new Depth(
                collect.choice("last-usage", standard.lastUsage()),
                collect.wholeNumber("last-usage-limit", standard.lastUsageLimit(), Range.atLeast(0)),
                collect.wholeNumber("last-usage-days", standard.lastUsageDays(), Range.atLeast(0)),
                usageDays,
                collect.wholeNumber("grants-per-key", standard.grantsPerKey(), Range.atLeast(1)),
                collect.flag("snapshot-blocks", standard.snapshotBlocks()),
                collect.wholeNumber("sharing-limit", standard.sharingLimit(), Range.atLeast(0)));
    }

    private static CheckSettings checks(ConfigurationSection checks) {
        CheckSettings standard = CheckSettings.defaults();
        return new CheckSettings(
                checks.wholeNumber(
                        "maximum-rotation-period-days", standard.maximumRotationPeriodDays(), Range.atLeast(1)),
                checks.wholeNumber("expiry-warning-days", standard.expiryWarningDays(), Range.atLeast(0)),
                checks.wholeNumber("cryptoperiod-days", standard.cryptoperiodDays(), Range.atLeast(1)),
                checks.texts("owner-tags", standard.ownerTags()),
                checks.wholeNumber("maximum-grants", standard.maximumGrants(), Range.atLeast(0)),
                checks.wholeNumber(
                        "on-demand-rotations-warning", standard.onDemandRotationsWarning(), Range.atLeast(1)),
                checks.choices("minimum-custody", Custody.class, standard.minimumCustody()),
                checks.texts("dsse-required", standard.dsseRequired()),
                checks.texts("trusted-key-accounts", standard.trustedKeyAccounts()),
                checks.texts("replica-tags-ignored", standard.replicaTagsIgnored()),
                checks.texts("break-glass-principals", standard.breakGlassPrincipals()),
                checks.wholeNumber("stale-grant-days", standard.staleGrantDays(), Range.atLeast(0)),
                checks.texts("disabled", standard.disabled()),
                checks.choices("severities", Severity.class, standard.severities()),
                checks.wholeNumber("effort-per-key", standard.effortPerKey(), Range.atLeast(1)));
    }

    private static Trust trust(ConfigurationSection trust) {
        return new Trust(
                trust.texts("accounts", List.of()),
                trust.texts("organizations", List.of()),
                trust.texts("organizational-units", List.of()),
                trust.texts("service-sources", List.of()),
                trust.texts("networks", List.of()),
                trust.texts("vpcs", List.of()),
                trust.texts("vpc-endpoints", List.of()));
    }

    private static WaiverEntry waiver(ConfigurationSection waiver) {
        return new WaiverEntry(
                waiver.text("check"),
                waiver.text("resource"),
                waiver.text("reason"),
                waiver.text("until"),
                waiver.text("owner", ""),
                waiver.texts("tags", List.of()));
    }

    private static AcceptedGapEntry acceptedGap(ConfigurationSection gap) {
        return new AcceptedGapEntry(
                gap.text("action"), gap.text("account"), gap.text("region"), gap.text("reason"), gap.text("until"));
    }

    private static Usage usage(ConfigurationSection usage) {
        return new Usage(
                usage.text("cloudtrail", ""),
                usage.flag("verify-trail", false),
                usage.wholeNumber("cloudtrail-days", 30, Range.of(1, 3650)),
                usage.choice("source", UsageSource.CLOUDWATCH),
                usage.text("athena-account", ""),
                usage.text("athena-workgroup", "primary"),
                usage.text("athena-database", "default"),
                usage.text("athena-table", "keyledger_cloudtrail"),
                usage.text("athena-location", ""),
                usage.text("athena-output", ""),
                usage.flag("athena-create-table", false));
    }

    private static Costs costs(ConfigurationSection costs) {
        return new Costs(
                costs.text("prices", ""),
                costs.wholeNumber("unused-days", CostSettings.defaults().unusedDays(), Range.atLeast(1)),
                costs.text("bill", ""),
                costs.number("residual-share", 0.1, Range.of("0", "1")));
    }

    private static Select select(ConfigurationSection select) {
        return new Select(
                select.texts("checks", List.of()),
                select.choice("severity", Severity.INFO),
                select.texts("frameworks", List.of()));
    }

    private static Evaluate evaluate(ConfigurationSection evaluate) {
        return new Evaluate(
                evaluate.text("from", ""),
                evaluate.choice("damaged-parts", DamagedParts.STOP),
                evaluate.text("as-of", ""),
                evaluate.choice("fail-on", FailOn.HIGH),
                evaluate.choice("findings", FindingSelection.OPEN),
                evaluate.text("frameworks", ""),
                evaluate.choice("fail-on-new", FailOn.NONE),
                evaluate.text("since", "latest"),
                evaluate.texts("formats", List.of()));
    }

    private static Output output(ConfigurationSection output) {
        return new Output(output.text("directory", Output.USUAL_DIRECTORY), output.text("snapshot", ""));
    }

    private static LogSettings log(ConfigurationSection log) {
        return new LogSettings(
                log.choice("format", LogFormat.TEXT),
                log.choice("level", LogLevel.INFO),
                log.flag("quiet", false),
                log.text("configuration", ""));
    }

    private static ScheduleSettings schedule(ConfigurationSection schedule) {
        return new ScheduleSettings(schedule.text("cron", "0 3 * * *"), schedule.text("time-zone", "UTC"));
    }
}
