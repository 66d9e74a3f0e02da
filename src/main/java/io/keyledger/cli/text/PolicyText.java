package io.keyledger.cli.text;

import io.keyledger.check.Severity;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;
import io.keyledger.evaluate.policy.CheckedPolicyFile;
import io.keyledger.evaluate.policy.PolicyFinding;
import io.keyledger.evaluate.policy.PolicyReport;
import io.keyledger.evaluate.policy.WitnessWords;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.ConditionWords;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.simulation.WitnessJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings about key policies, as text for a terminal. */
public final class PolicyText {
    private static final int WIDTH = 110;
    private static final String INDENT = "  ";

    private final Paint paint;
    private final boolean brief;
    private final StringBuilder text = new StringBuilder();

    /** @param brief whether to print only findings */
    public PolicyText(Paint paint, boolean brief) {
        this.paint = paint;
        this.brief = brief;
    }

    public String of(List<CheckedPolicyFile> documents) {
        for (CheckedPolicyFile document : documents) {
            add(document);
        }
        if (!brief && !documents.stream().allMatch(CheckedPolicyFile.Unread.class::isInstance)) {
            notJudged(documents);
            line(totals(documents));
        }
        return text.toString();
    }

    private void add(CheckedPolicyFile document) {
        if (document instanceof CheckedPolicyFile.Unread) {
            // Reported on standard error.
            return;
        }
        if (!brief || document instanceof CheckedPolicyFile.Undecided) {
            line(paint.bold(document.label()) + ": " + heading(document));
            line("");
        }
        document.findings().forEach(finding -> add(document, finding));
        if (document instanceof CheckedPolicyFile.Judged judged && !brief) {
            access(judged.report());
            gaps(judged.report());
        }
    }

    private String heading(CheckedPolicyFile document) {
        return switch (document) {
            case CheckedPolicyFile.Unread(var _, var problem) -> problem;
            case CheckedPolicyFile.Rejected _ -> paint.red("AWS would refuse it");
            case CheckedPolicyFile.WithoutKeys(var _, var kind) -> kind + " without KMS keys";
            case CheckedPolicyFile.Undecided(var _, var _, var place, var reason) ->
                "reach " + reach(PolicyReach.UNKNOWN) + ": " + ConsoleText.of(reason) + " (line " + place.line() + ")";
            case CheckedPolicyFile.Judged judged ->
                "reach " + reach(judged.report().reach()) + ", for a key of " + owner(judged);
        };
    }

    private static String owner(CheckedPolicyFile.Judged judged) {
        KeyOwner owner = judged.report().owner();
        if (!owner.isKnown()) {
            return judged.resource().isEmpty()
                    ? "an account that the policy does not name (use --account)"
                    : "the account of the deployment (use --account to name it)";
        }
        return "account " + owner.accountId()
                + (judged.accountAssumed() ? ", named by the policy (use --account for another)" : "");
    }

    private String reach(PolicyReach reach) {
        return switch (reach) {
            case PUBLIC, UNKNOWN -> paint.red(reach.text());
            case CROSS_ACCOUNT, ORGANIZATION, SERVICE -> paint.yellow(reach.text());
            case ACCOUNT, NONE -> paint.green(reach.text());
        };
    }

    private void add(CheckedPolicyFile document, PolicyFinding finding) {
        Position position = document.position(finding);
        String place = document.resource() + finding.statement().orElse("");
        line("%s:%d:%d: %s %s%s"
                .formatted(
                        ConsoleText.of(document.name()),
                        position.line(),
                        position.column(),
                        severity(finding.severity()),
                        paint.bold(finding.check().id()),
                        place.isEmpty() ? "" : paint.dim(" at " + place)));
        paragraph("", finding.sentence());
        finding.witness().ifPresent(request -> {
            paragraph("witness  ", WitnessWords.of(request));
            line(INDENT + " ".repeat(9) + paint.dim(WitnessJson.of(request)));
        });
        if (!finding.remedy().isEmpty()) {
            paragraph("remedy   ", finding.remedy());
        }
        line("");
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> paint.red(severity.name());
            case MEDIUM -> paint.yellow(severity.name());
            case LOW, INFO -> severity.name();
        };
    }

    /** Who can do what, one row per principal and source of access. */
    private void access(PolicyReport report) {
        Map<List<String>, List<String>> capabilities = new LinkedHashMap<>();
        for (Access access : report.accesses()) {
            List<String> how = List.of(
                    access.reach().text(),
                    access.grantee().text(),
                    access.via().text(),
                    String.join(" ", access.statements()),
                    ConditionWords.inCell(access));
            capabilities
                    .computeIfAbsent(how, _ -> new ArrayList<>())
                    .add(access.capability().text());
        }
        if (capabilities.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(List.of("reach", "principal", "can", "through", "statement", "where"), 6);
        capabilities.forEach((how, can) -> table.add(List.of(
                how.get(0),
                how.get(1),
                can.size() == Capability.values().length ? "everything" : String.join(", ", can),
                how.get(2),
                how.get(3),
                how.get(4))));
        table.text().lines().forEach(row -> line(INDENT + row));
        line("");
    }

    private void gaps(PolicyReport report) {
        List<String> undecided = report.undecided();
        if (undecided.isEmpty()) {
            return;
        }
        undecided.forEach(reason -> paragraph("undecided: ", reason));
        if (!report.notJudged().isEmpty()) {
            paragraph(
                    "",
                    NumberText.count(report.notJudged().size(), "check has", "checks have") + " no verdict for"
                            + " this reason.");
        }
        line("");
    }

    /** The rules that cannot be checked from a policy alone, once for all files. */
    private void notJudged(List<CheckedPolicyFile> documents) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        for (CheckedPolicyFile document : documents) {
            if (document instanceof CheckedPolicyFile.Judged judged
                    && judged.report().undecided().isEmpty()) {
                judged.report()
                        .notJudged()
                        .forEach(rule -> reasons.computeIfAbsent(rule.check().title(), _ -> new LinkedHashSet<>())
                                .add(rule.reason()));
            }
        }
        if (reasons.isEmpty()) {
            return;
        }
        line("These rules can't be checked from a policy alone:");
        reasons.forEach((rule, why) -> paragraph("- ", rule + " (" + reason(why) + ")"));
        line("");
    }

    private static String reason(Set<String> all) {
        String first = all.iterator().next();
        return all.size() == 1
                ? first
                : first + "; and " + NumberText.count(all.size() - 1, "other reason", "other reasons");
    }

    private String totals(List<CheckedPolicyFile> documents) {
        Map<Severity, Long> counts = documents.stream()
                .flatMap(document -> document.findings().stream())
                .collect(Collectors.groupingBy(
                        PolicyFinding::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
        long unread = documents.stream()
                .filter(CheckedPolicyFile.Unread.class::isInstance)
                .count();
        long withoutKeys = documents.stream()
                .filter(CheckedPolicyFile.WithoutKeys.class::isInstance)
                .count();
        String policies = NumberText.count(documents.size() - unread - withoutKeys, "policy", "policies");
        long undecided =
                documents.stream().filter(CheckedPolicyFile::isUndecided).count();
        String open = (undecided == 0 ? "" : ", and " + paint.red(undecided + " with unknown reach"))
                + (unread == 0 ? "" : "; " + paint.red(NumberText.count(unread, "file", "files") + " not read"));
        if (counts.isEmpty()) {
            return policies + ": " + (undecided == 0 ? paint.green("nothing found") : "nothing found") + open;
        }
        return policies + ": "
                + counts.entrySet().stream()
                        .map(entry ->
                                entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + open;
    }

    /** Wraps text to the width of the terminal, with a hanging indent. */
    private void paragraph(String label, String words) {
        String start = INDENT + label;
        StringBuilder line = new StringBuilder(start);
        for (String word : ConsoleText.of(words).split(" ", -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(line.length() > start.length() ? " " : "").append(word);
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
