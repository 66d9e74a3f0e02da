package io.keyledger.check;

import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import java.util.function.Function;

/**
 * The verdict of a check on a resource.
 *
 * @param reason why, in one sentence
 * @param evidence the statement, date, resource or number behind it; a FAIL always has one
 * @param witness for access findings, the request that AWS would allow, as JSON; empty otherwise
 */
public record Verdict(Status status, String reason, String evidence, String witness) {
    public Verdict {
        if (reason.isBlank() || (status == Status.FAIL && evidence.isBlank())) {
            throw new IllegalArgumentException("a verdict needs a reason, and a FAIL needs evidence");
        }
    }

    public static Verdict pass(String reason) {
        return new Verdict(Status.PASS, reason, "", "");
    }

    public static Verdict fail(String reason, String evidence) {
        return new Verdict(Status.FAIL, reason, evidence, "");
    }

    public static Verdict fail(String reason, String evidence, String witness) {
        return new Verdict(Status.FAIL, reason, evidence, witness);
    }

    public static Verdict unknown(String reason) {
        return new Verdict(Status.UNKNOWN, reason, "", "");
    }

    public static Verdict notApplicable(String reason) {
        return new Verdict(Status.NOT_APPLICABLE, reason, "", "");
    }

    /** Prefixes the reason with the purpose, unless the purpose is the resource's own data. */
    Verdict about(Purpose purpose) {
        return purpose.equals(Purpose.DATA) ? this : new Verdict(status, purpose + ": " + reason, evidence, witness);
    }

    /**
     * Applies a rule to a fact if it is known. A fact that is not offered gives NOT_APPLICABLE and a fact that was not
     * read gives UNKNOWN; neither reaches the rule.
     */
    public static <T> Verdict of(Observed<T> fact, Function<? super T, Verdict> rule) {
        return switch (fact) {
            case Observed.Known<T>(T value) -> rule.apply(value);
            case Observed.NotOffered<T> absent -> notApplicable(absent.reason());
            case Observed.NotAsked<T> _, Observed.Denied<T> _, Observed.Throttled<T> _, Observed.Failed<T> _ ->
                unknown(fact.reason());
        };
    }
}
