package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** StatementFinds statements of a key policy by JSON pointer, and pointers by statement. */
final class StatementPlaces {
    private StatementPlaces() {}

    static String of(Statement statement) {
        return statement.position().pointer();
    }

    /** The pointer with the Sid of its statement. */
    static String named(KeyAnalysis key, String place) {
        return key.policy()
                .flatMap(policy -> statement(policy, place))
                .map(Statement::sid)
                .filter(sid -> !sid.isEmpty())
                .map(sid -> place + " (Sid \"" + sid + "\")")
                .orElse(place);
    }

    /** The statement that contains a place. */
    static Optional<Statement> statement(Policy policy, String place) {
        return policy.statements().stream()
                .filter(statement -> place.equals(of(statement)) || place.startsWith(of(statement) + "/"))
                .findFirst();
    }

    static List<Statement> statements(Policy policy, Collection<String> places) {
        return places.stream()
                .flatMap(place -> statement(policy, place).stream())
                .distinct()
                .toList();
    }
}
