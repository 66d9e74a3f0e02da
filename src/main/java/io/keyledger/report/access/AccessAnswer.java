package io.keyledger.report.access;

import io.keyledger.policy.search.Access;
import java.util.List;

/**
 * Who can do what with one key, as far as it was asked.
 *
 * @param name what people call the key
 * @param accesses sorted as in {@code access.csv}
 * @param unknowns why more, or less, access may exist, in words
 */
public record AccessAnswer(
        String accountId, String region, String keyArn, String name, List<Access> accesses, List<String> unknowns) {
    public AccessAnswer {
        accesses = List.copyOf(accesses);
        unknowns = List.copyOf(unknowns);
    }
}
