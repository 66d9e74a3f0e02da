package io.keyledger.cli;

import static io.keyledger.cli.InvalidValueException.require;

import java.util.List;
import java.util.Map;

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
            List<String> regions, List<String> accounts, String role, String externalId, String endpointUrl) {
        public Scope {
            for (String account : accounts) {
                require(
                        account.matches("[0-9]{12}"),
                        "accounts",
                        "account ids of twelve digits, not '" + account + "'");
            }
            require(accounts.isEmpty() || !role.isEmpty(), "role", "named where accounts are, to be assumed in each");
        }
    }

    /** How to ask AWS. */
    public record Collect(double quotaShare, int concurrency, boolean snapshotBlocks) {
        public Collect {
            require(quotaShare > 0 && quotaShare <= 1, "quota-share", "over 0 and at most 1");
            require(concurrency >= 1 && concurrency <= 1024, "concurrency", "from 1 to 1024");
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
