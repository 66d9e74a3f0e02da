package io.keyledger.policy.remedy;

import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A change of one statement that takes away what was claimed of outsiders.
 *
 * @param statement as it is
 * @param replacement as it should be; empty where it should go altogether
 * @param changed the policy after the change
 * @param gone what nobody outside the trust zone can do any more, in words; by the statement only, where
 *     {@code remaining} says how an outsider still can
 * @param remaining claims of the same kind by other statements, in words
 * @param lost what the change takes from those inside, in words; empty where they keep everything
 * @param assumed what the change rests on that no search can prove, in words; to be checked before it is made
 * @param unproven why the proof is not complete, in words; empty where it is
 */
public record Remedy(
        Statement statement,
        Optional<Statement> replacement,
        Policy changed,
        String gone,
        List<String> remaining,
        List<String> lost,
        List<String> assumed,
        List<String> unproven) {
    public Remedy {
        remaining = List.copyOf(remaining);
        lost = List.copyOf(lost);
        assumed = List.copyOf(assumed);
        unproven = List.copyOf(unproven);
    }

    /** Whether it is proven, given what is assumed, that outsiders lose the access and nobody inside loses anything. */
    public boolean isProven() {
        return remaining.isEmpty() && lost.isEmpty() && unproven.isEmpty();
    }

    /** The change and what was proven of it, for a person. */
    public String text() {
        String place = statement.position().pointer();
        String change = replacement
                .map(other -> "change " + place + " to " + PolicyPrinter.print(other))
                .orElse("remove " + place);
        return change + "; " + proof() + toCheck();
    }

    private String toCheck() {
        return assumed.isEmpty()
                ? ""
                : "; check first that " + String.join(" and that ", assumed)
                        + ": what comes without it would be denied";
    }

    private String proof() {
        StringBuilder words = new StringBuilder();
        if (!unproven.isEmpty()) {
            words.append("not proven, because the search is not certain: ").append(unproven.getFirst());
            return words.append(unproven.size() == 1 ? "" : "; and " + (unproven.size() - 1) + " more")
                    .toString();
        }
        words.append("proven by searching again: ").append(gone);
        if (!remaining.isEmpty()) {
            words.append(" by it, while ").append(String.join(", ", remaining));
        }
        words.append(
                lost.isEmpty()
                        ? "; whoever is inside the trust zone keeps what they had"
                        : "; but it takes from inside: " + String.join(", ", lost));
        return words.toString();
    }
}
