package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import java.util.List;
import java.util.Map;

/** A KMS key that a template declares, and its policy. */
public sealed interface KeyInTemplate {
    /** The logical id of CloudFormation, or the address of Terraform. */
    String resource();

    /** The position of the policy in the file. */
    Position position();

    /**
     * A key with a policy.
     *
     * @param document the policy as JSON; an unknown statement is replaced by one without effect
     * @param positions the positions of the policy's parts in the file, by JSON pointer
     * @param owner the account and Region of the key; empty parts are not known
     * @param standIn stands for the account in the document if the account is not known; else empty
     */
    record WithPolicy(
            String resource,
            Position position,
            String document,
            Map<String, Position> positions,
            List<UnknownStatement> unknownStatements,
            Deployment owner,
            String standIn)
            implements KeyInTemplate {
        public WithPolicy {
            positions = Map.copyOf(positions);
            unknownStatements = List.copyOf(unknownStatements);
        }

        /** The position of a part of the policy, or of the nearest part around it. */
        public Position position(String pointer) {
            for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
                Position found = positions.get(at);
                if (found != null) {
                    return found;
                }
            }
            return position;
        }
    }

    /**
     * A key whose policy only the deployment knows.
     *
     * @param reason completes "the policy depends on …"
     */
    record Undecided(String resource, Position position, String reason) implements KeyInTemplate {}

    /**
     * A statement that only the deployment knows.
     *
     * @param mayDeny whether it could be a Deny
     * @param reason completes "the statement depends on …"
     */
    record UnknownStatement(int index, boolean mayDeny, String reason) {
        public String pointer() {
            return "/Statement/" + index;
        }
    }
}
