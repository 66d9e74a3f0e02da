package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.DecisionList;
import io.keyledger.report.page.view.DecisionList.Decision;
import io.keyledger.report.page.view.KeyLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What somebody has to decide: the causes of failures in the summary, with what the findings say of them. */
final class DecisionSection {
    private static final String KEY_TYPE = "AWS::KMS::Key";
    private static final String UNUSABLE = "RESOURCE-KEY-UNUSABLE";
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_EVIDENCE = 1200;
    private static final int LONGEST_REMEDY = 3000;
    private static final Set<String> URGENT = Set.of("CRITICAL", "HIGH");
    private static final String BETWEEN = "\n";

    private final JsonNode summary;
    private final List<Cause> causes = new ArrayList<>();
    private final Map<String, Cause> byFinding = new HashMap<>();
    private final Map<String, Cause> byMember = new HashMap<>();
    private final Set<String> unusableKeys = new HashSet<>();

    /** A cause, with what is found about it. */
    private static final class Cause {
        private final JsonNode json;
        private boolean found;
        private boolean exact;
        private boolean ofKey;
        private boolean ofState;
        private boolean ofAccess;
        private String findingId = "";
        private String keyArn = "";
        private String keyName = "";
        private String reason;
        private String evidence = "";
        private String remedy = "";
        private final Set<String> members = new LinkedHashSet<>();
        private final Set<String> checks = new LinkedHashSet<>();

        Cause(JsonNode json) {
            this.json = json;
            this.reason = text("reason");
            checks.add(text("check_id"));
        }

        String text(String property) {
            return json.path(property).asString("");
        }

        void take(TableRows row) {
            found = true;
            ofKey = row.cell("resource_type").equals(KEY_TYPE);
            ofAccess = !row.cell("witness").isEmpty();
            findingId = row.cell("finding_id");
            keyArn = row.cell("key_arn");
            keyName = row.cell("key_name");
            reason = row.cell("reason");
            evidence = row.cell("evidence");
            remedy = row.cell("remediation");
        }
    }

    DecisionSection(JsonNode summary) {
        this.summary = summary;
        for (JsonNode json : summary.path("causes").path("worst")) {
            Cause cause = new Cause(json);
            causes.add(cause);
            String resource = cause.text("resource_arn").isEmpty() ? cause.text("name") : cause.text("resource_arn");
            byFinding.put(
                    String.join(
                            BETWEEN, cause.text("check_id"), cause.text("account_id"), cause.text("region"), resource),
                    cause);
        }
    }

    /** Takes the state of a key. */
    void addKey(TableRows row) {
        if (!row.cell("key_state").equals("Enabled")) {
            unusableKeys.add(row.cell("key_arn"));
        }
    }

    /** Takes the failure that the summary names for a cause. */
    void find(TableRows row) {
        if (!row.cell("status").equals("FAIL")) {
            return;
        }
        String arn = row.cell("resource_arn");
        Cause cause = byFinding.get(String.join(
                BETWEEN,
                row.cell("check_id"),
                row.cell("account_id"),
                row.cell("region"),
                arn.isEmpty() ? row.cell("resource_id") : arn));
        if (cause == null || cause.exact) {
            return;
        }
        // A bucket can fail a check for each of its keys.
        boolean exact = row.cell("reason").equals(cause.text("reason"));
        if (!cause.found || exact) {
            cause.take(row);
            cause.exact = exact;
        }
    }

    /** Prepares for {@link #member}, after all failures have been seen. */
    void prepareMembers() {
        for (Cause cause : causes) {
            cause.ofState = cause.text("check_id").equals(UNUSABLE)
                    || (cause.ofKey && !cause.ofAccess && unusableKeys.contains(cause.keyArn));
            byMember.putIfAbsent(
                    cause.ofState
                            ? cause.keyArn
                            : String.join(BETWEEN, cause.text("check_id"), cause.text("account_id"), cause.evidence),
                    cause);
        }
    }

    /** Takes a failure that may have one of the causes. */
    void member(TableRows row) {
        if (!row.cell("status").equals("FAIL")) {
            return;
        }
        String keyArn = row.cell("key_arn");
        boolean ofKey = row.cell("resource_type").equals(KEY_TYPE);
        // A failure with a witness is about access, whatever the state of the key.
        boolean ofState = row.cell("check_id").equals(UNUSABLE)
                || (ofKey
                        && unusableKeys.contains(keyArn)
                        && row.cell("witness").isEmpty());
        Cause cause = byMember.get(
                ofState
                        ? keyArn
                        : String.join(BETWEEN, row.cell("check_id"), row.cell("account_id"), row.cell("evidence")));
        if (cause == null) {
            return;
        }
        boolean urgent = URGENT.contains(row.cell("severity"));
        if (!cause.ofState || urgent) {
            cause.checks.add(row.cell("check_id"));
        }
        if (cause.ofState && ofKey) {
            if (!cause.ofKey && urgent) {
                cause.take(row);
            }
        } else if ((cause.ofState || !row.cell("finding_id").equals(cause.findingId))
                && cause.members.size() <= MOST_NAMES) {
            cause.members.add(
                    ofKey ? Text.keyName(row.cell("key_name"), keyArn) : Text.shortened(row.cell("resource_id"), 80));
        }
    }

    DecisionList decisions() {
        JsonNode counts = summary.path("causes");
        List<Decision> urgent = new ArrayList<>();
        List<Decision> others = new ArrayList<>();
        for (Cause cause : causes) {
            String severity = cause.text("severity");
            (URGENT.contains(severity) ? urgent : others).add(decision(cause));
        }
        long left = counts.path("causes_of_failures").asLong(0) - causes.size();
        return new DecisionList(
                lead(counts),
                urgent,
                others,
                left <= 0 ? "" : Text.count(left, "more cause is", "more causes are") + " among all rows.");
    }

    private static String lead(JsonNode counts) {
        long failures = counts.path("failures").asLong(0);
        long severe = counts.path("critical_and_high_failures").asLong(0);
        long severeCauses = counts.path("causes_of_critical_and_high_failures").asLong(0);
        long other = failures - severe;
        long otherCauses = counts.path("causes_of_failures").asLong(0) - severeCauses;
        if (failures == 0) {
            return "No check failed. What is unknown is below, under what was not read.";
        }
        String first = severe == 0
                ? "No critical or high failure."
                : Text.count(severe, "critical or high failure has ", "critical and high failures have ")
                        + Text.count(severeCauses, "cause", "causes") + ", the worst first: one decision each.";
        return other == 0
                ? first
                : first + " " + Text.count(other, "failure", "failures") + " of lower severity "
                        + (other == 1 ? "has " : "have ") + Text.count(otherCauses, "cause", "causes") + ".";
    }

    private Decision decision(Cause cause) {
        boolean aboutKey = !cause.keyArn.isEmpty() && (cause.ofKey || cause.ofState);
        long failures = cause.json.path("failures").asLong(1);
        return new Decision(
                cause.text("severity"),
                aboutKey
                        ? new KeyLink(Text.keyName(cause.keyName, cause.keyArn), cause.keyArn)
                        : new KeyLink(Text.shortened(cause.text("name"), 120), ""),
                cause.reason,
                cause.text("account_id") + " " + cause.text("region"),
                aboutKey ? deadline(cause.keyArn) : "",
                affected(cause, failures),
                Text.shortened(cause.evidence, LONGEST_EVIDENCE),
                Text.shortened(cause.remedy, LONGEST_REMEDY),
                String.join(", ", cause.checks),
                cause.findingId.isEmpty() ? "" : KeyLink.fragment("finding", cause.findingId));
    }

    private static String affected(Cause cause, long failures) {
        List<String> names = List.copyOf(cause.members);
        if (names.isEmpty()) {
            return "";
        }
        String some = Text.some(names.subList(0, Math.min(names.size(), MOST_NAMES)), MOST_NAMES)
                + (names.size() > MOST_NAMES ? " and more" : "");
        return (cause.ofState ? "Cannot be decrypted without it: " : "The same: ") + some + " ("
                + Text.count(failures, "failure", "failures") + ")";
    }

    private String deadline(String keyArn) {
        for (JsonNode deadline : summary.path("deadlines")) {
            if (deadline.path("key_arn").asString("").equals(keyArn)) {
                long days = deadline.path("days_left").asLong(0);
                String day = Text.instant(deadline.path("at").asString(""))
                        .map((Instant at) -> Text.day(at))
                        .orElse("");
                return day
                        + (days < 0 ? ", which has passed: " : ", in " + Text.count(days, "day", "days") + ": ")
                        + deadline.path("what").asString("");
            }
        }
        return "";
    }
}
