package io.keyledger.cli.configuration;

import static io.keyledger.cli.configuration.InvalidValueException.require;

import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.cli.process.LogSettings;
import io.keyledger.cli.process.NearestName;
import io.keyledger.collect.Depth;
import io.keyledger.collect.athena.TrailTable;
import io.keyledger.collect.call.Pace;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.policy.language.AddressRange;
import io.keyledger.snapshot.Shard;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The effective configuration of a run, with the sections of {@code config/keyledger.yaml}, which documents every value
 * and its default. An empty text means not set.
 *
 * @param origins where each value was set, for error messages
 */
public record Configuration(
        Scope scope,
        Collect collect,
        CheckSettings checks,
        Trust trust,
        List<WaiverEntry> waivers,
        List<AcceptedGapEntry> acceptedGaps,
        Usage usage,
        Costs costs,
        Select select,
        Evaluate evaluate,
        Report report,
        Output output,
        LogSettings log,
        ScheduleSettings schedule,
        ConfigurationSources origins) {
    /** The same with another scope. */
    public Configuration with(Scope other) {
        return with(other, collect, usage, select);
    }

    /** The same with another depth or pace. */
    public Configuration with(Collect other) {
        return with(scope, other, usage, select);
    }

    /** The same without queries in Athena. */
    public Configuration withoutAthena() {
        return with(scope, collect, usage.withoutAthena(), select);
    }

    /** The same with every check. */
    public Configuration withAllChecks() {
        return with(scope, collect, usage, Select.ALL);
    }

    private Configuration with(Scope otherScope, Collect otherCollect, Usage otherUsage, Select otherSelect) {
        return new Configuration(
                otherScope,
                otherCollect,
                checks,
                trust,
                waivers,
                acceptedGaps,
                otherUsage,
                costs,
                otherSelect,
                evaluate,
                report,
                output,
                log,
                schedule,
                origins);
    }

    /** The accounts and Regions to audit. */
    public record Scope(
            List<String> regions,
            List<String> notRegions,
            List<String> accounts,
            String role,
            String externalId,
            String sessionName,
            List<String> collectors,
            String endpointUrl,
            String profile) {
        private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]{1,512}");
        private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

        public Scope {
            for (String account : accounts) {
                require(account.matches("[0-9]{12}"), "accounts", "12-digit account ids; got '" + account + "'");
            }
            requireKnown("regions", "AWS Regions", regions, KnownNames.regions(regions));
            requireKnown("not-regions", "AWS Regions", notRegions, KnownNames.regions(notRegions));
            requireKnown("collectors", "names of collectors", collectors, KnownNames.collectors(collectors));
            require(
                    role.isEmpty() || ROLE.matcher(role).matches(),
                    "role",
                    "the name of a role, for example KeyAudit, not its ARN; got '" + role + "'");
            require(
                    role.isEmpty() || !accounts.isEmpty(),
                    "role",
                    "used together with --account, the accounts to assume it in");
            require(
                    SESSION_NAME.matcher(sessionName).matches(),
                    "session-name",
                    "2 to 64 letters, digits or characters of _+=,.@-");
            require(
                    endpointUrl.isEmpty() || isHttp(endpointUrl),
                    "endpoint-url",
                    "an address without user or password, for example http://localhost:5000");
        }

        /** The same with other Regions. */
        public Scope withRegions(List<String> others) {
            return new Scope(
                    others, notRegions, accounts, role, externalId, sessionName, collectors, endpointUrl, profile);
        }

        /** The same with other collectors. */
        public Scope withCollectors(List<String> others) {
            return new Scope(
                    regions, notRegions, accounts, role, externalId, sessionName, others, endpointUrl, profile);
        }

        private static void requireKnown(String key, String what, List<String> names, Collection<String> known) {
            for (String name : names) {
                require(known.contains(name), key, what + "; got '" + name + "'" + NearestName.suggestion(name, known));
            }
        }

        private static boolean isHttp(String text) {
            try {
                URI address = new URI(text);
                return address.getHost() != null
                        && address.getRawUserInfo() == null
                        && Set.of("http", "https").contains(address.getScheme());
            } catch (URISyntaxException _) {
                return false;
            }
        }
    }

    /**
     * How to call AWS.
     *
     * @param resumeHours how long an interrupted collection can be resumed
     * @param shard empty for every account
     */
    public record Collect(Pace pace, Depth depth, int resumeHours, String shard) {
        public Collect {
            require(
                    shard.isEmpty()
                            || shard.matches("auto(/[1-9][0-9]{0,4})?")
                            || Shard.parse(shard).isPresent(),
                    "shard",
                    "a shard and the number of shards (at most " + Shard.MOST
                            + "), for example 2/4, or auto or auto/4; got '" + shard + "'");
        }
    }

    /** The trust zone: who may have access to keys besides the audited accounts. */
    public record Trust(
            List<String> accounts,
            List<String> organizations,
            List<String> organizationalUnits,
            List<String> serviceSources,
            List<String> networks,
            List<String> vpcs,
            List<String> vpcEndpoints) {
        private static final String ORGANIZATION = "o-[a-z0-9]{10,32}";

        public Trust {
            requireAll(accounts, "[0-9]{12}", "accounts", "12-digit account ids");
            requireAll(organizations, ORGANIZATION, "organizations", "organization ids, for example o-a1b2c3d4e5");
            requireAll(
                    organizationalUnits,
                    ORGANIZATION + "/r-[a-z0-9]{4,32}(/ou-[a-z0-9-]+)*/",
                    "organizational-units",
                    "paths with a slash at the end, for example o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/");
            requireAll(serviceSources, "arn:.+|[0-9]{12}", "service-sources", "ARNs, with * for any text");
            for (String network : networks) {
                require(
                        AddressRange.parse(network).isPresent(),
                        "networks",
                        "addresses or CIDR blocks; got '" + network + "'");
            }
            requireAll(vpcs, "vpc-[0-9a-f]+", "vpcs", "VPC ids, for example vpc-0a1b2c3d");
            requireAll(vpcEndpoints, "vpce-[0-9a-f]+", "vpc-endpoints", "VPC endpoint ids, for example vpce-0a1b2c3d");
        }

        private static void requireAll(List<String> values, String pattern, String key, String demand) {
            for (String value : values) {
                require(value.matches(pattern), key, demand + "; got '" + value + "'");
            }
        }
    }

    /** An accepted failure. */
    public record WaiverEntry(
            String check, String resource, String reason, String until, String owner, List<String> tags) {
        public WaiverEntry {
            for (String tag : tags) {
                require(tag.indexOf('=') > 0, "tags", "tags as key=value, with * for any text; got '" + tag + "'");
            }
            require(!resource.isBlank(), "resource", "an id or ARN, with * for any text");
            require(!reason.isBlank(), "reason", "the reason why the failure is accepted, which the files include");
            require(isDay(until), "until", "a date, for example 2027-06-30, or never; got '" + until + "'");
        }
    }

    /** An accepted gap in coverage. */
    public record AcceptedGapEntry(String action, String account, String region, String reason, String until) {
        public AcceptedGapEntry {
            require(
                    action.matches("[a-z0-9-]+:[A-Za-z0-9*]+"),
                    "action",
                    "a service and action as in coverage.csv, for example s3:GetBucketReplication or s3:*; got '"
                            + action + "'");
            require(
                    account.matches("[0-9]{12}|\\*"),
                    "account",
                    "a 12-digit account id, or * for every account; got '" + account + "'");
            require(
                    region.matches("[a-z0-9-]+|\\*"),
                    "region",
                    "a Region, for example eu-west-1, global, or * for every Region; got '" + region + "'");
            require(!reason.isBlank(), "reason", "the reason why the gap is accepted, which coverage.csv includes");
            require(isDay(until), "until", "a date, for example 2027-06-30, or never; got '" + until + "'");
        }
    }

    private static boolean isDay(String text) {
        if (text.equals("never")) {
            return true;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /** Additional evidence of key usage. */
    public record Usage(
            String cloudtrail,
            boolean verifyTrail,
            int cloudtrailDays,
            UsageSource source,
            String athenaAccount,
            String athenaWorkgroup,
            String athenaDatabase,
            String athenaTable,
            String athenaLocation,
            String athenaOutput,
            boolean athenaCreateTable) {
        private static final String NAME = "[a-z0-9_]{1,255}";

        public Usage {
            require(
                    athenaAccount.isEmpty() || athenaAccount.matches("[0-9]{12}"),
                    "athena-account",
                    "a 12-digit account id; got '" + athenaAccount + "'");
            require(
                    athenaWorkgroup.matches("[a-zA-Z0-9._-]{1,128}"),
                    "athena-workgroup",
                    "the name of a workgroup, for example primary; got '" + athenaWorkgroup + "'");
            require(athenaDatabase.matches(NAME), "athena-database", demand(athenaDatabase));
            require(athenaTable.matches(NAME), "athena-table", demand(athenaTable));
            require(
                    TrailTable.isLocation(athenaLocation),
                    "athena-location",
                    "the folder above the accounts, for example s3://bucket/AWSLogs/o-a1b2c3d4e5/; got '"
                            + athenaLocation + "'");
            require(
                    TrailTable.isLocation(athenaOutput),
                    "athena-output",
                    "a folder in S3, for example s3://bucket/athena/; got '" + athenaOutput + "'");
            require(
                    !athenaCreateTable || !athenaLocation.isEmpty(),
                    "athena-create-table",
                    "used together with athena-location, the folder that the table is created over");
            require(
                    source != UsageSource.ATHENA || cloudtrail.isEmpty(),
                    "source",
                    "cloudwatch where log files are given (--cloudtrail), because athena counts the same requests");
        }

        private Usage withoutAthena() {
            return new Usage(
                    cloudtrail,
                    verifyTrail,
                    cloudtrailDays,
                    UsageSource.CLOUDWATCH,
                    athenaAccount,
                    athenaWorkgroup,
                    athenaDatabase,
                    athenaTable,
                    athenaLocation,
                    athenaOutput,
                    athenaCreateTable);
        }

        private static String demand(String name) {
            return "lower case letters, digits and underscores; got '" + name + "'";
        }
    }

    /** Prices and savings. */
    public record Costs(String prices, int unusedDays, String bill, double residualShare) {}

    /**
     * Which checks are evaluated.
     *
     * @param severity the minimum severity
     */
    public record Select(List<String> checks, Severity severity, List<String> frameworks) {
        /** Every check. */
        public static final Select ALL = new Select(List.of(), Severity.INFO, List.of());
    }

    /** How a snapshot is evaluated. */
    public record Evaluate(
            String from,
            DamagedParts damagedParts,
            String asOf,
            FailOn failOn,
            FindingSelection findings,
            String frameworks,
            FailOn failOnNew,
            String since,
            List<String> formats) {
        public Evaluate {
            require(
                    asOf.isEmpty() || isInstant(asOf),
                    "as-of",
                    "an instant, for example 2026-11-24T03:00:00Z; got '" + asOf + "'");
        }

        private static boolean isInstant(String text) {
            try {
                return Instant.parse(text).isBefore(Instant.MAX);
            } catch (DateTimeException _) {
                return false;
            }
        }
    }

    /** The files of a run. */
    public record Report(int maxRows) {}

    /** Where files are written. */
    public record Output(String directory, String snapshot) {
        /** Where files are written if no folder is set. */
        public static final String USUAL_DIRECTORY = "reports";

        public Output {
            require(!directory.isBlank(), "directory", "the path of a folder");
        }
    }

    /** When the schedule runs. */
    public record ScheduleSettings(String cron, String timeZone) {}
}
