package io.keyledger.policy.decision;

import io.keyledger.policy.language.ActionPattern;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Policies by their text, parsed and compiled once for all that share it. What it keeps for later is bounded. Safe for
 * use by many threads.
 */
public final class CompiledPolicies {
    private static final long MOST_CHARACTERS = 8_000_000;

    private final String prefix;
    private final Map<Key, Outcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();

    private CompiledPolicies(String prefix) {
        this.prefix = prefix;
    }

    /** Keeps policies whole. */
    public static CompiledPolicies whole() {
        return new CompiledPolicies("");
    }

    /**
     * Keeps of policies that are not of a resource only the statements that can be about the actions of a service: an
     * account's policies are mostly about other things, and all of them are in memory at once.
     *
     * @param service its prefix in actions, such as {@code kms}
     */
    public static CompiledPolicies about(String service) {
        return new CompiledPolicies(service.toLowerCase(Locale.ROOT) + ":");
    }

    /** What came of a text. */
    public sealed interface Outcome {
        record Compiled(CompiledPolicy policy) implements Outcome {}

        /** AWS would refuse the text; the sentence says why and where. */
        record Rejected(String sentence) implements Outcome {}
    }

    private record Key(PolicyKind kind, String document) {}

    public Outcome get(PolicyKind kind, String document) {
        Key key = new Key(kind, document);
        Outcome known = outcomes.get(key);
        if (known != null) {
            return known;
        }
        Outcome outcome = compile(kind, document);
        if (characters.addAndGet(document.length()) > MOST_CHARACTERS) {
            outcomes.clear();
            characters.set(document.length());
        }
        outcomes.put(key, outcome);
        return outcome;
    }

    private Outcome compile(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> new Outcome.Compiled(CompiledPolicy.of(relevant(policy)));
            case ParseResult.Rejected rejected -> new Outcome.Rejected(rejected.toString());
        };
    }

    private Policy relevant(Policy policy) {
        return switch (policy.kind()) {
            case KEY, BUCKET -> policy;
            case IDENTITY, BOUNDARY, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL, VPC_ENDPOINT ->
                prefix.isEmpty() ? policy : reduced(policy);
        };
    }

    private Policy reduced(Policy policy) {
        return new Policy(
                policy.kind(),
                policy.version(),
                policy.id(),
                policy.statements().stream().filter(this::isRelevant).toList(),
                policy.lints());
    }

    private boolean isRelevant(Statement statement) {
        return switch (statement.action()) {
            case ActionSpec.Listed(var patterns) -> patterns.stream().anyMatch(this::mayMatch);
            case ActionSpec.Not _ -> true;
            case ActionSpec.Missing _ -> false;
        };
    }

    private boolean mayMatch(ActionPattern pattern) {
        String text = pattern.text().toLowerCase(Locale.ROOT);
        int wildcard = 0;
        while (wildcard < text.length() && text.charAt(wildcard) != '*' && text.charAt(wildcard) != '?') {
            wildcard++;
        }
        String fixed = text.substring(0, wildcard);
        return fixed.startsWith(prefix) || (wildcard < text.length() && prefix.startsWith(fixed));
    }
}
