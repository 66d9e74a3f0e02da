package io.keyledger.check.access;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Statement;
import java.util.List;

/** Conditions on the attestation document of a Nitro enclave or an instance with NitroTPM. */
final class Attestation {
    static final String PREFIX = "kms:recipientattestation:";

    private Attestation() {}

    /** The statements that allow something only to attested code. */
    static List<Statement> statements(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.conditions().stream().anyMatch(Attestation::isRequired))
                .toList();
    }

    /** Whether a condition fails for a request without an attestation document. */
    static boolean isRequired(Condition condition) {
        return condition.key().startsWith(PREFIX)
                && !condition.ifExists()
                && !condition.operator().negated()
                && condition.qualifier() != SetQualifier.FOR_ALL_VALUES;
    }
}
