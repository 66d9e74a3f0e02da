package io.keyledger.evaluate.access;

import io.keyledger.policy.search.Access;
import java.util.List;

/**
 * The answer to an access question for one key.
 *
 * @param name the key's alias, description or id
 * @param accesses sorted as in {@code access.csv}
 * @param unknowns why more or less access may exist
 */
public record AccessAnswer(
        String accountId, String region, String keyArn, String name, List<Access> accesses, List<String> unknowns) {
    public AccessAnswer {
        accesses = List.copyOf(accesses);
        unknowns = List.copyOf(unknowns);
    }
}
