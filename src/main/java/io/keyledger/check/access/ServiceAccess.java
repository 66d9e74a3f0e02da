package io.keyledger.check.access;

import io.keyledger.check.AccessVerdict;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Statement;
import java.util.Set;
import java.util.function.Predicate;

/** Judges services that can use a key for somebody outside the trust zone. */
final class ServiceAccess {
    private ServiceAccess() {}

    /** @param concerned selects the statements that the check is about */
    static AccessVerdict judge(
            KeyAnalysis key, Set<Capability> capabilities, Predicate<Statement> concerned, String pass) {
        return Outsiders.judge(
                key,
                Outsiders.Circle.SERVICE,
                capabilities,
                pass,
                access -> key.policy().stream()
                        .flatMap(policy -> StatementPlaces.statements(policy, access.statements()).stream())
                        .anyMatch(concerned));
    }
}
