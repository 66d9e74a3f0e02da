package io.keyledger.policy.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grant on a key, as ListGrants returns it.
 *
 * @param keyArn empty when it is not said: the grant is on the key that is decided on
 * @param grantee an ARN or the name of a service
 * @param retiringPrincipal null if absent
 * @param issuingAccount an account number or ARN; null when not known
 * @param operations such as {@code Decrypt}
 * @param constraints all of them must hold
 */
public record KeyGrant(
        String grantId,
        String keyArn,
        String grantee,
        @Nullable String retiringPrincipal,
        @Nullable String issuingAccount,
        List<String> operations,
        List<Constraint> constraints) {
    public KeyGrant {
        operations = List.copyOf(operations);
        constraints = List.copyOf(constraints);
    }

    /** Whether an operation is among its operations, whatever its constraints. */
    public boolean hasOperation(String operation) {
        for (String granted : operations) {
            if (granted.equalsIgnoreCase(operation)) {
                return true;
            }
        }
        return false;
    }

    /** What a request must be like for the grant to apply. */
    public sealed interface Constraint {
        /** The encryption context is exactly this one. */
        record EncryptionContextEquals(Map<String, String> pairs) implements Constraint {
            public EncryptionContextEquals {
                pairs = Map.copyOf(pairs);
            }
        }

        /** The encryption context has at least these pairs. */
        record EncryptionContextSubset(Map<String, String> pairs) implements Constraint {
            public EncryptionContextSubset {
                pairs = Map.copyOf(pairs);
            }
        }

        /** The service calls for this resource. */
        record SourceArn(String arn) implements Constraint {}
    }
}
