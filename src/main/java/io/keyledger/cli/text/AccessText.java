package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;
import io.keyledger.evaluate.access.AccessAnswer;
import io.keyledger.policy.Capability;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.ConditionWords;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who can do what with which key, as tables for a terminal, the widest reach first. */
public final class AccessText {
    private static final int TEXT_COLUMNS = 6;
    private static final int GRANT_ID_LETTERS = 12;
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::reach)
            .reversed()
            .thenComparing(Row::principal)
            .thenComparing(Row::through)
            .thenComparing(Row::statement);

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private AccessText(Paint paint) {
        this.paint = paint;
    }

    /** One way in which somebody has access; rows combine all capabilities that it gives. */
    private record Row(PolicyReach reach, String principal, String through, String statement, String where) {}

    public static String of(List<AccessAnswer> answers, List<String> gaps, Paint paint) {
        return new AccessText(paint).text(answers, gaps);
    }

    private String text(List<AccessAnswer> answers, List<String> gaps) {
        answers.stream().filter(answer -> !answer.accesses().isEmpty()).forEach(this::add);
        if (text.isEmpty()) {
            text.append(answers.isEmpty() ? "There are no keys.\n" : "Nobody has access that matches the options.\n");
        }
        Set<String> unknowns = unknowns(answers, gaps);
        if (!unknowns.isEmpty()) {
            text.append('\n').append(paint.yellow("Unknown")).append('\n');
            unknowns.forEach(
                    unknown -> text.append("  ").append(ConsoleText.of(unknown)).append('\n'));
        }
        return text.toString();
    }

    private void add(AccessAnswer answer) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(paint.bold(answer.name()))
                .append("  ")
                .append(ConsoleText.of(answer.keyArn()))
                .append('\n');
        TextTable table =
                new TextTable(List.of("reach", "principal", "can", "through", "statement", "where"), TEXT_COLUMNS);
        rows(answer).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(entry -> table.add(List.of(
                        entry.getKey().reach().text(),
                        entry.getKey().principal(),
                        words(entry.getValue()),
                        entry.getKey().through(),
                        entry.getKey().statement(),
                        entry.getKey().where())));
        table.text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private static Map<Row, Set<Capability>> rows(AccessAnswer answer) {
        Map<Row, Set<Capability>> rows = new LinkedHashMap<>();
        for (Access access : answer.accesses()) {
            Row row = new Row(
                    access.reach(),
                    principal(access.grantee(), answer.accountId()),
                    access.via().text(),
                    access.statements().stream().map(AccessText::brief).collect(Collectors.joining(" ")),
                    ConditionWords.inCell(access));
            rows.computeIfAbsent(row, _ -> EnumSet.noneOf(Capability.class)).add(access.capability());
        }
        return rows;
    }

    private static String words(Set<Capability> capabilities) {
        return capabilities.stream().map(Capability::text).collect(Collectors.joining(", "));
    }

    /** Omits the account for principals of the key's own account. */
    private static String principal(Grantee grantee, String accountId) {
        return grantee instanceof Grantee.Principal principal
                        && principal.account().equals(accountId)
                ? Arn.parse(principal.arn())
                        .map(Arn::resource)
                        .map(resource -> resource.equals("root") ? "root user" : resource)
                        .orElse(principal.arn())
                : grantee.text();
    }

    /** Grant ids are long; their first characters identify them. */
    private static String brief(String statement) {
        int longest = "grant ".length() + GRANT_ID_LETTERS;
        return statement.startsWith("grant ") && statement.length() > longest
                ? statement.substring(0, longest) + "…"
                : statement;
    }

    /** Each reason once, with the keys that it concerns. */
    private static Set<String> unknowns(List<AccessAnswer> answers, List<String> gaps) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (AccessAnswer answer : answers) {
            answer.unknowns()
                    .forEach(reason ->
                            keys.computeIfAbsent(reason, _ -> new ArrayList<>()).add(answer.name()));
        }
        Set<String> unknowns = new LinkedHashSet<>();
        keys.forEach((reason, names) -> unknowns.add((names.size() == 1
                        ? names.getFirst()
                        : names.getFirst() + " and " + NumberText.count(names.size() - 1, "other key", "other keys"))
                + ": " + reason));
        unknowns.addAll(gaps);
        return unknowns;
    }
}
