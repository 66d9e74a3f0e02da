package io.keyledger.cli;

import static io.keyledger.cli.InvalidValueException.require;

import io.keyledger.collect.LastUsageMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The effective configuration of a run, section by section as {@code config/keyledger.yaml} has it, which says what each
 * value means and holds every default. An empty text means that nothing is named.
 */
public record Configuration(
        Scope scope,
        Collect collect,
        Map<String, Object> checks,
        Costs costs,
        Evaluate evaluate,
        Output output,
        Log log,
        ScheduleSettings schedule) {
    /** Where to look. */
    public record Scope(
            List<String> regions,
            List<String> accounts,
            String role,
            String externalId,
            String sessionName,
            List<String> collectors,
            String endpointUrl) {
        public Scope {
            for (String account : accounts) {
                require(
                        account.matches("[0-9]{12}"),
                        "accounts",
                        "account ids of twelve digits, and '" + account + "' is none");
            }
            Set<String> known = Regions.of(regions);
            for (String region : regions) {
                require(
                        known.contains(region),
                        "regions",
                        "Regions of AWS, and '" + region + "' is none" + NearestName.suggestion(region, known));
            }
            require(
                    endpointUrl.isEmpty() || isHttp(endpointUrl),
                    "endpoint-url",
                    "an address such as http://localhost:5000");
        }

        private static boolean isHttp(String text) {
            try {
                URI address = new URI(text);
                return address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
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
            int resumeHours) {
        public Collect {
            require(quotaShare > 0 && quotaShare <= 1, "quota-share", "over 0 and at most 1, not " + quotaShare);
            require(concurrency >= 1, "concurrency", "at least 1, not " + concurrency);
            require(attempts >= 1, "attempts", "at least 1, not " + attempts);
            require(usageDays >= 0 && usageDays <= 455, "usage-days", "from 0 to 455, not " + usageDays);
            require(lastUsageLimit >= 0, "last-usage-limit", "at least 0, not " + lastUsageLimit);
            require(grantsPerKey >= 1, "grants-per-key", "at least 1, not " + grantsPerKey);
            require(resumeHours >= 0, "resume-hours", "at least 0, not " + resumeHours);
        }
    }

    /** What keys cost. */
    public record Costs(String prices) {}

    /** How a snapshot becomes findings. */
    public record Evaluate(String from, String asOf, FailOn failOn) {}

    /** Where files go. */
    public record Output(String directory, String snapshot) {
        public Output {
            require(!directory.isBlank(), "directory", "the path of a folder");
        }
    }

    /** What is said on the console. */
    public record Log(LogFormat format, LogLevel level, boolean quiet, String configuration) {}

    /** When to run. */
    public record ScheduleSettings(String cron, String timeZone) {}
}
