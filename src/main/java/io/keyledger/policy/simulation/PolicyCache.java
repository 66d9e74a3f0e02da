package io.keyledger.policy.simulation;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Lists of policies by their text: cases come in families that share them. Emptied when it has grown large. */
final class PolicyCache {
    private static final long MOST_CHARACTERS = 16_000_000;
    private static final int PLACES = 1 << 16;

    private final Map<Key, Outcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicIntegerArray seen = new AtomicIntegerArray(PLACES);

    private record Key(PolicyKind kind, RawJson documents) {}

    private sealed interface Outcome {
        record Compiled(List<CompiledPolicy> policies) implements Outcome {}

        record Invalid(String sentence) implements Outcome {}
    }

    /**
     * The policies of a list; a single policy is a list of one.
     *
     * @throws InvalidCaseException when one of them is not a policy of this kind
     */
    List<CompiledPolicy> get(PolicyKind kind, RawJson documents, String name) {
        Key key = new Key(kind, documents);
        Outcome outcome = outcomes.get(key);
        if (outcome == null) {
            outcome = compile(kind, documents);
            if (isSeenAgain(key)) {
                keep(key, outcome);
            }
        }
        return switch (outcome) {
            case Outcome.Compiled(var policies) -> policies;
            case Outcome.Invalid(var sentence) -> throw new InvalidCaseException(name + ": " + sentence);
        };
    }

    /**
     * What comes only once is not worth keeping; of what was seen there is a trace that other policies may wipe out.
     */
    private boolean isSeenAgain(Key key) {
        int trace = key.hashCode() | 1;
        return seen.getAndSet((trace ^ (trace >>> 16)) & (PLACES - 1), trace) == trace;
    }

    private void keep(Key key, Outcome outcome) {
        if (characters.addAndGet(key.documents().text().length()) > MOST_CHARACTERS) {
            outcomes.clear();
            characters.set(0);
        }
        outcomes.put(key, outcome);
    }

    private static Outcome compile(PolicyKind kind, RawJson documents) {
        List<CompiledPolicy> policies = new ArrayList<>();
        for (RawJson document : documents.items()) {
            if (document.isMissing()) {
                continue;
            }
            switch (PolicyParser.parseDraft(kind, policyText(document))) {
                case ParseResult.Parsed(var policy) -> policies.add(CompiledPolicy.of(policy));
                case ParseResult.Rejected rejected -> {
                    return new Outcome.Invalid(rejected.toString());
                }
            }
        }
        return new Outcome.Compiled(List.copyOf(policies));
    }

    /** A policy may also be a string, or an object with a name, {@code {"name": …, "policy": …}}. */
    private static String policyText(RawJson document) {
        if (document.type() != RawJson.Type.OBJECT) {
            return document.text();
        }
        if (!document.mayName("policy")) {
            return document.text();
        }
        Map<String, RawJson> members = document.members("policy");
        RawJson inner = members.getOrDefault("policy", RawJson.MISSING);
        return members.containsKey("Statement") || inner.isMissing() ? document.text() : inner.text();
    }
}
