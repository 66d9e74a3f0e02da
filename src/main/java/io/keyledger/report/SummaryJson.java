package io.keyledger.report;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.RunSummary.Cause;
import io.keyledger.evaluate.RunSummary.Deadline;
import io.keyledger.evaluate.RunSummary.DearKey;
import io.keyledger.evaluate.RunSummary.Example;
import io.keyledger.evaluate.RunSummary.FailedCheck;
import io.keyledger.evaluate.RunSummary.FrameworkCount;
import io.keyledger.evaluate.RunSummary.Gap;
import io.keyledger.evaluate.row.CheckOutcome;
import io.keyledger.report.cost.SavingsJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code summary.json}: a run in numbers. */
final class SummaryJson {
    static final String FILE = "summary.json";

    private SummaryJson() {}

    static byte[] of(RunSummary summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "data_at_risk",
                summary.deadlines().stream()
                        .filter(Deadline::needed)
                        .map(SummaryJson::deadline)
                        .toList());
        json.put("as_of", summary.asOf().toString());
        json.put("accounts", summary.accounts());
        json.put("regions", summary.regions());
        json.put("keys_by_custody", counts(Custody.values(), Custody::text, summary.keys()));
        json.put("resources_by_custody", counts(Custody.values(), Custody::text, summary.resources()));
        json.put("findings_by_status", counts(Status.values(), Status::name, summary.findings()));
        json.put("failures_by_severity", counts(Severity.values(), Severity::name, summary.failures()));
        json.put(
                "failed_checks",
                summary.failedChecks().stream().map(SummaryJson::failedCheck).toList());
        json.put("causes", causes(summary.causes()));
        json.put(
                "deadlines",
                summary.deadlines().stream().map(SummaryJson::deadline).toList());
        json.put("costs", costs(summary.costs()));
        json.put("savings", SavingsJson.of(summary.savings()));
        json.put("complete", summary.complete());
        json.put("not_read", summary.gaps().stream().map(SummaryJson::gap).toList());
        json.put("exit_code", summary.outcome().exitCode());
        json.put("checks", ChecksJson.counts(summary.checks()));
        json.put(
                "frameworks",
                summary.frameworks().stream().map(SummaryJson::framework).toList());
        return PrettyJson.of(json);
    }

    /** Every value with its count, including zeros. */
    private static <T> Map<String, Long> counts(T[] values, Function<T, String> text, SortedMap<T, Long> counts) {
        Map<String, Long> all = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> all.put(text.apply(value), counts.getOrDefault(value, 0L)));
        return all;
    }

    private static Map<String, Object> framework(FrameworkCount framework) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", framework.id());
        json.put("name", framework.name());
        json.put("version", framework.version());
        json.put("requirements", framework.requirements());
        for (CheckOutcome outcome : CheckOutcome.values()) {
            json.put(outcome.name().toLowerCase(Locale.ROOT), framework.count(outcome));
        }
        return json;
    }

    private static Map<String, Object> failedCheck(FailedCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check_id", check.id());
        json.put("title", check.title());
        json.put("severity", check.severity().name());
        json.put("failures", check.failures());
        json.put("examples", check.examples().stream().map(SummaryJson::example).toList());
        return json;
    }

    private static Map<String, Object> example(Example example) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("finding_id", example.finding().findingId());
        json.put("resource_arn", example.finding().resourceArn());
        json.put("name", example.name());
        json.put("reason", example.finding().verdict().reason());
        return json;
    }

    private static Map<String, Object> causes(RunSummary.Causes causes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("failures", causes.failures());
        json.put("causes_of_failures", causes.failureCauses());
        json.put("critical_and_high_failures", causes.severeFailures());
        json.put("causes_of_critical_and_high_failures", causes.severeCauses());
        json.put("unknown", causes.unknown());
        json.put("causes_of_unknown", causes.unknownCauses());
        json.put("worst", causes.worst().stream().map(SummaryJson::cause).toList());
        json.put(
                "most_unknown",
                causes.mostUnknown().stream()
                        .map(cause -> Map.of("what", cause.what(), "findings", cause.findings()))
                        .map(TreeMap::new)
                        .toList());
        return json;
    }

    private static Map<String, Object> cause(Cause cause) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", cause.severity().name());
        json.put("check_id", cause.checkId());
        json.put("account_id", cause.accountId());
        json.put("region", cause.region());
        json.put("resource_arn", cause.resourceArn());
        json.put("name", cause.name());
        json.put("reason", cause.reason());
        json.put("failures", cause.failures());
        return json;
    }

    private static Map<String, Object> deadline(Deadline deadline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", deadline.at().toString());
        json.put("days_left", deadline.daysLeft());
        json.put("account_id", deadline.accountId());
        json.put("region", deadline.region());
        json.put("key_arn", deadline.keyArn());
        json.put("name", deadline.name());
        json.put("what", deadline.what());
        json.put("resources", deadline.resources());
        json.put("remedy", deadline.remedy());
        return json;
    }

    private static Map<String, Object> costs(RunSummary.Costs costs) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Amount> amounts = new LinkedHashMap<>();
        amounts.put("storage_usd_month", costs.storage());
        amounts.put("rotation_usd_month", costs.rotation());
        amounts.put("requests_usd_month", costs.requests());
        amounts.put("free_tier_usd_month", costs.freeTier());
        amounts.put("total_usd_month", costs.total());
        amounts.put("audit_usd", costs.audit());
        amounts.forEach((name, amount) -> json.put(name, plain(amount)));
        json.put(
                "known_from_below",
                amounts.entrySet().stream()
                        .filter(amount -> !amount.getValue().exact())
                        .map(Map.Entry::getKey)
                        .toList());
        json.put("keys_of_unknown_cost", costs.keysUnknown());
        json.put(
                "dearest_keys",
                costs.dearest().stream().map(SummaryJson::dearKey).toList());
        return json;
    }

    private static Map<String, Object> dearKey(DearKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key_arn", key.arn());
        json.put("name", key.name());
        json.put("total_usd_month", plain(key.total()));
        json.put("known_from_below", !key.total().exact());
        return json;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", gap.action());
        json.put("unanswered", gap.unanswered());
        json.put("places", gap.places());
        json.put("first_place", gap.firstPlace());
        json.put("why", gap.why());
        return json;
    }

    private static BigDecimal plain(Amount amount) {
        return amount.atLeast().stripTrailingZeros();
    }
}
