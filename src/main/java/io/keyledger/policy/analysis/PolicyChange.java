package io.keyledger.policy.analysis;

import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Other policies made of one. Statements that stay keep their position, so that findings still point at them. */
public final class PolicyChange {
    /** Nearly all keys are asked about with the same few statements. */
    private static final Map<String, List<Statement>> PARSED = new ConcurrentHashMap<>();

    private static final int MOST_PARSED = 1_000;

    private PolicyChange() {}

    /** The policy with only those of its statements that match. */
    public static Policy keeping(Policy policy, Predicate<Statement> kept) {
        return with(policy, policy.statements().stream().filter(kept).toList());
    }

    /** The policy with these principals removed from every Allow; an Allow without other principals is dropped. */
    public static Policy withoutPrincipals(Policy policy, Predicate<PrincipalPattern> removed) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW
                    && statement.principal() instanceof PrincipalSpec.Named(var patterns)
                    && patterns.stream().anyMatch(removed)) {
                List<PrincipalPattern> kept =
                        patterns.stream().filter(removed.negate()).toList();
                if (!kept.isEmpty()) {
                    statements.add(statement.withPrincipal(new PrincipalSpec.Named(kept)));
                }
            } else {
                statements.add(statement);
            }
        }
        return with(policy, statements);
    }

    /** The policy with another statement in the place of one. */
    public static Policy replacing(Policy policy, Statement old, Statement other) {
        return with(
                policy,
                policy.statements().stream()
                        .map(statement -> statement.equals(old) ? other : statement)
                        .toList());
    }

    /**
     * The policy with more statements.
     *
     * @param added as JSON; they are part of the program, so AWS would accept them
     */
    public static Policy adding(Policy policy, List<String> added) {
        List<Statement> all = new ArrayList<>(policy.statements());
        added.forEach(json -> all.addAll(parsed(json)));
        return with(policy, all);
    }

    private static List<Statement> parsed(String json) {
        List<Statement> known = PARSED.get(json);
        if (known != null) {
            return known;
        }
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":" + json + "}";
        List<Statement> parsed = switch (PolicyParser.parse(PolicyKind.KEY, document)) {
            case ParseResult.Parsed(Policy policy) -> policy.statements();
            case ParseResult.Rejected rejected -> throw new IllegalArgumentException(rejected.toString());
        };
        if (PARSED.size() < MOST_PARSED) {
            PARSED.put(json, parsed);
        }
        return parsed;
    }

    private static Policy with(Policy policy, List<Statement> statements) {
        return new Policy(policy.kind(), policy.version(), policy.id(), statements, policy.lints());
    }
}
