package io.keyledger.cli;

import static io.keyledger.cli.InvalidValueException.require;

import io.keyledger.check.CheckSettings;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.policy.language.AddressRange;
import io.keyledger.report.FindingSelection;
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
 * The effective configuration of a run, section by section as {@code config/keyledger.yaml} has it, which says what each
 * value means and holds every default. An empty text means that nothing is named.
 *
 * @param places tells where a value was given, for what is found wrong with it later
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
        Evaluate evaluate,
        Output output,
        Log log,
        ScheduleSettings schedule,
        Places places) {
    /** Where to look. */
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
            requireKnown("regions", "Regions of AWS", regions, KnownNames.regions(regions));
            requireKnown("not-regions", "Regions of AWS", notRegions, KnownNames.regions(notRegions));
            requireKnown("collectors", "names of collectors", collectors, KnownNames.collectors(collectors));
            require(
                    role.isEmpty() || ROLE.matcher(role).matches(),
                    "role",
                    "the name of a role such as KeyAudit, not its ARN; got '" + role + "'");
            require(
                    role.isEmpty() || !accounts.isEmpty(),
                    "role",
                    "given together with the accounts to assume it in (--account)");
            require(
                    SESSION_NAME.matcher(sessionName).matches(),
                    "session-name",
                    "2 to 64 letters, digits or any of _+=,.@-");
            require(
                    endpointUrl.isEmpty() || isHttp(endpointUrl),
                    "endpoint-url",
                    "an address such as http://localhost:5000, without a user or password");
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

    /** How to ask AWS. */
    public record Collect(
            double quotaShare,
            int concurrency,
            int attempts,
            int usageDays,
            LastUsageMode lastUsage,
            int lastUsageLimit,
            int grantsPerKey,
            boolean snapshotBlocks,
            int sharingLimit,
            int resumeHours) {
        public Collect {
            require(quotaShare >= 0.01 && quotaShare <= 1, "quota-share", "from 0.01 to 1, not " + quotaShare);
            require(concurrency >= 1, "concurrency", "at least 1, not " + concurrency);
            require(attempts >= 1, "attempts", "at least 1, not " + attempts);
            require(usageDays >= 0 && usageDays <= 455, "usage-days", "from 0 to 455, not " + usageDays);
            require(lastUsageLimit >= 0, "last-usage-limit", "at least 0, not " + lastUsageLimit);
            require(grantsPerKey >= 1, "grants-per-key", "at least 1, not " + grantsPerKey);
            require(sharingLimit >= 0, "sharing-limit", "at least 0, not " + sharingLimit);
            require(resumeHours >= 0, "resume-hours", "at least 0, not " + resumeHours);
        }
    }

    /** Whom access to keys is meant for, besides the audited accounts. */
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
            requireAll(organizations, ORGANIZATION, "organizations", "organization ids such as o-a1b2c3d4e5");
            requireAll(
                    organizationalUnits,
                    ORGANIZATION + "/r-[a-z0-9]{4,32}(/ou-[a-z0-9-]+)*/",
                    "organizational-units",
                    "paths such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/, with the slash at the end");
            requireAll(serviceSources, "arn:.+|[0-9]{12}", "service-sources", "ARNs, in which * stands for any text");
            for (String network : networks) {
                require(
                        AddressRange.parse(network).isPresent(),
                        "networks",
                        "addresses or CIDR blocks, and '" + network + "' is neither");
            }
            requireAll(vpcs, "vpc-[0-9a-f]+", "vpcs", "ids of VPCs such as vpc-0a1b2c3d");
            requireAll(vpcEndpoints, "vpce-[0-9a-f]+", "vpc-endpoints", "ids of VPC endpoints such as vpce-0a1b2c3d");
        }

        private static void requireAll(List<String> values, String pattern, String key, String demand) {
            for (String value : values) {
                require(value.matches(pattern), key, demand + "; got '" + value + "'");
            }
        }
    }

    /** A failure that is accepted. */
    public record WaiverEntry(String check, String resource, String reason, String until) {
        public WaiverEntry {
            require(!resource.isBlank(), "resource", "an id or ARN, in which * stands for any text");
            require(!reason.isBlank(), "reason", "why the failure is accepted, because the files shall say so");
            require(isDay(until), "until", "a day such as 2027-06-30, or never, and '" + until + "' is neither");
        }
    }

    /** Something that need not be read. */
    public record AcceptedGapEntry(String action, String account, String region, String reason, String until) {
        public AcceptedGapEntry {
            require(
                    action.matches("[a-z0-9-]+:[A-Za-z0-9*]+"),
                    "action",
                    "a service and an action as coverage.csv has them, such as s3:GetBucketReplication or s3:*; got '"
                            + action + "'");
            require(
                    account.matches("[0-9]{12}|\\*"),
                    "account",
                    "a 12-digit account id, or * for every account; got '" + account + "'");
            require(
                    region.matches("[a-z0-9-]+|\\*"),
                    "region",
                    "a Region such as eu-west-1, global, or * for every Region; got '" + region + "'");
            require(!reason.isBlank(), "reason", "why it need not be read, because coverage.csv states it");
            require(isDay(until), "until", "a day such as 2027-06-30, or never; got '" + until + "'");
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

    /** Evidence of how keys are used, besides what is asked of AWS. */
    public record Usage(String cloudtrail) {}

    /** What keys cost. */
    public record Costs(String prices) {}

    /** How a snapshot becomes findings. */
    public record Evaluate(
            String from,
            DamagedParts damagedParts,
            String asOf,
            FailOn failOn,
            FindingSelection findings,
            String frameworks) {
        public Evaluate {
            require(
                    asOf.isEmpty() || isInstant(asOf),
                    "as-of",
                    "an instant such as 2026-11-24T03:00:00Z; got '" + asOf + "'");
        }

        private static boolean isInstant(String text) {
            try {
                return Instant.parse(text).isBefore(Instant.MAX);
            } catch (DateTimeException _) {
                return false;
            }
        }
    }

    /** Where files go. */
    public record Output(String directory, String snapshot) {
        public Output {
            require(!directory.isBlank(), "directory", "the path of a folder");
        }
    }

    /** What is said on the console. */
    public record Log(LogFormat format, LogLevel level, boolean quiet, String configuration) {
        /** Whether a person reads the end of a run; a machine finds the same in its last log line. */
        boolean showsSummary() {
            return !quiet && format == LogFormat.TEXT;
        }
    }

    /** When to run. */
    public record ScheduleSettings(String cron, String timeZone) {}
}
