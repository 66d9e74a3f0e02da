package io.keyledger.cli.configuration;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A value that can be set on the command line, in an environment variable or in the configuration file, in this order
 * of precedence. A new one is one row here, its field in {@link Configuration}, and its name and default in
 * {@link ConfigurationBinder}.
 */
public enum Setting {
    REGION(
            "region",
            "REGION",
            Kind.LIST,
            "scope.regions",
            "Regions to audit (default: all enabled Regions, or all of a kept snapshot)"),
    NOT_REGION("not-region", "REGION", Kind.LIST, "scope.not-regions", "Regions to leave out"),
    ACCOUNT(
            "account",
            "ACCOUNT",
            Kind.LIST,
            "scope.accounts",
            "accounts to audit (default: the caller's own, or all of a kept snapshot)"),
    COLLECTOR(
            "collector",
            "NAME",
            Kind.LIST,
            "scope.collectors",
            "services to collect, for example kms, s3 or rds (default: everything); checks of the others are not"
                    + " evaluated"),
    ROLE("role", "NAME", Kind.VALUE, "scope.role", "the role to assume in each account"),
    ENDPOINT_URL(
            "endpoint-url",
            "URL",
            Kind.VALUE,
            "scope.endpoint-url",
            "send every call to this address, for a local AWS"),
    PROFILE("profile", "NAME", Kind.VALUE, "scope.profile", "the AWS profile whose credentials and Region are used"),
    SNAPSHOT_BLOCKS(
            "snapshot-blocks",
            "",
            Kind.FLAG,
            "collect.snapshot-blocks",
            "call the EBS direct APIs to find how much data each snapshot holds"),
    SHARD(
            "shard",
            "I/N",
            Kind.VALUE,
            "collect.shard",
            "collect only the accounts of shard I of N, for 'snapshot merge'; auto takes I and N from AWS Batch,"
                    + " auto/N takes I from a Kubernetes Indexed Job"),
    SNAPSHOT(
            "snapshot",
            "DIR",
            Kind.VALUE,
            "output.snapshot",
            "where the snapshot is written (default: a new folder under <output>/snapshots)"),
    OUTPUT("output", "DIR", Kind.VALUE, "output.directory", "where runs are written"),
    FROM(
            "from",
            "SNAPSHOT",
            Kind.VALUE,
            "evaluate.from",
            "evaluate a kept snapshot instead of AWS: its folder, or latest"),
    CLOUDTRAIL(
            "cloudtrail",
            "PATH",
            Kind.VALUE,
            "usage.cloudtrail",
            "CloudTrail log files, which show who used which key for what: a folder, or s3://BUCKET[/PREFIX]"),
    USAGE(
            "usage",
            "SOURCE",
            Kind.VALUE,
            "usage.source",
            "where requests are counted: cloudwatch, or athena, which also counts them in CloudTrail's log files by"
                    + " caller, service and resource"),
    VERIFY_TRAIL(
            "verify-trail",
            "",
            Kind.FLAG,
            "usage.verify-trail",
            "prove with CloudTrail's digest files that no log file of --cloudtrail is missing or changed"),
    BILL(
            "bill",
            "FILE",
            Kind.VALUE,
            "costs.bill",
            "a Cost and Usage Report or data export to compare the estimates with, as CSV (gzip) or Parquet: CUR 2.0,"
                    + " legacy CUR or FOCUS; or the folder with the files of one billing period"),
    AS_OF(
            "as-of",
            "INSTANT",
            Kind.VALUE,
            "evaluate.as-of",
            "evaluate as of this instant, for example 2026-11-24T03:00:00Z"),
    FAIL_ON(
            "fail-on",
            "SEVERITY",
            Kind.VALUE,
            "evaluate.fail-on",
            "exit with 1 on findings of at least this severity: critical, high, medium, low, info; or none"),
    FAIL_ON_NEW(
            "fail-on-new",
            "SEVERITY",
            Kind.VALUE,
            "evaluate.fail-on-new",
            "exit with 1 on failures of at least this severity that the compared run did not have, instead of"
                    + " --fail-on: critical, high, medium, low, info; or none"),
    SINCE(
            "since",
            "RUN",
            Kind.VALUE,
            "evaluate.since",
            "the run to compare with: its folder, latest (the last run of the same scope in the output folder), or"
                    + " none"),
    DAMAGED_PARTS(
            "damaged-parts",
            "HOW",
            Kind.VALUE,
            "evaluate.damaged-parts",
            "what to do about a damaged part of the --from snapshot: stop, or skip that part"),
    FINDINGS(
            "findings",
            "WHICH",
            Kind.VALUE,
            "evaluate.findings",
            "list open findings (FAIL, UNKNOWN, WAIVED) in findings.csv, or all; checks.csv always counts all"),
    CHECK(
            "check",
            "ID",
            Kind.LIST,
            "select.checks",
            "evaluate only these checks, for example KMS-ROTATION-DISABLED; 'keyledger checks' lists them"),
    SEVERITY(
            "severity",
            "LEVEL",
            Kind.VALUE,
            "select.severity",
            "evaluate only checks of at least this severity: critical, high, medium, low, info"),
    FRAMEWORK(
            "framework",
            "ID",
            Kind.LIST,
            "select.frameworks",
            "evaluate only checks that address these frameworks, for example CIS-AWS-5.0"),
    FORMATS(
            "formats",
            "FORMAT",
            Kind.LIST,
            "evaluate.formats",
            "write the run in these formats, too: ocsf, cbom, asff, md"),
    TRUST_ACCOUNT(
            "trust-account", "ACCOUNT", Kind.LIST, "trust.accounts", "trusted accounts, besides the audited ones"),
    TRUST_ORGANIZATION(
            "trust-organization",
            "ORGANIZATION",
            Kind.LIST,
            "trust.organizations",
            "trusted organizations, for example o-a1b2c3d4e5"),
    TRUST_ORGANIZATIONAL_UNIT(
            "trust-organizational-unit",
            "PATH",
            Kind.LIST,
            "trust.organizational-units",
            "trusted organizational units, for example o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
    TRUST_SERVICE_SOURCE(
            "trust-service-source",
            "ARN",
            Kind.LIST,
            "trust.service-sources",
            "resources that AWS services may act for, with * for any text"),
    TRUST_NETWORK(
            "trust-network",
            "CIDR",
            Kind.LIST,
            "trust.networks",
            "networks with trusted callers, as addresses or CIDR blocks"),
    TRUST_VPC("trust-vpc", "VPC", Kind.LIST, "trust.vpcs", "VPCs with trusted callers"),
    TRUST_VPC_ENDPOINT(
            "trust-vpc-endpoint", "ENDPOINT", Kind.LIST, "trust.vpc-endpoints", "VPC endpoints with trusted callers"),
    CRON("cron", "EXPRESSION", Kind.VALUE, "schedule.cron", "when to run: minute hour day-of-month month day-of-week"),
    TIME_ZONE("time-zone", "ZONE", Kind.VALUE, "schedule.time-zone", "the time zone of --cron"),
    LOG_FORMAT("log-format", "FORMAT", Kind.VALUE, "log.format", "log lines as text or json"),
    LOG_LEVEL("log-level", "LEVEL", Kind.VALUE, "log.level", "minimum log level: error, warn, info, debug"),
    QUIET("quiet", "", Kind.FLAG, "log.quiet", "no progress and no summary; only warnings and errors");

    /** The kind of value that a setting takes. */
    public enum Kind {
        VALUE,
        LIST,
        FLAG
    }

    /** The scope, for commands that call AWS. */
    public static final Set<Setting> SCOPE =
            EnumSet.of(REGION, NOT_REGION, ACCOUNT, ROLE, ENDPOINT_URL, PROFILE, SNAPSHOT_BLOCKS);
    /** Which checks to evaluate, for commands that write runs. */
    public static final Set<Setting> SELECTION = EnumSet.of(CHECK, SEVERITY, FRAMEWORK);
    /** The trust zone, for commands that judge access. */
    public static final Set<Setting> TRUST = EnumSet.range(TRUST_ACCOUNT, TRUST_VPC_ENDPOINT);
    /** Console output. */
    public static final Set<Setting> CONSOLE = EnumSet.of(LOG_FORMAT, LOG_LEVEL, QUIET);

    private final String word;
    private final String label;
    private final Kind kind;
    private final String path;
    private final String description;

    Setting(String word, String label, Kind kind, String path, String description) {
        this.word = word;
        this.label = label;
        this.kind = kind;
        this.path = path;
        this.description = description;
    }

    /** The option on the command line. */
    public String option() {
        return "--" + word;
    }

    /** The environment variable. */
    public String variable() {
        return "KEYLEDGER_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The key in the configuration file. */
    public SettingPath path() {
        return SettingPath.of(path);
    }

    /** The placeholder for its value in help; empty for a flag. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public String description() {
        return description;
    }
}
