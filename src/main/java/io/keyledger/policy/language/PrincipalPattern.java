package io.keyledger.policy.language;

/** One value of a Principal element, read the way AWS reads it. */
public sealed interface PrincipalPattern {
    /** The value as it stands in the document. */
    String text();

    /** The kind of principal it stands under: AWS, Service, Federated or CanonicalUser. */
    default String type() {
        return "AWS";
    }

    /** {@code "*"} when bare, otherwise {@code {"AWS": "*"}}; AWS calls the two equivalent. */
    record Everyone(boolean bare) implements PrincipalPattern {
        @Override
        public String text() {
            return "*";
        }
    }

    /**
     * An account, by {@code arn:aws:iam::A:root} or its bare number: it hands the decision to the account's own
     * policies.
     *
     * @param partition empty when the number stands alone
     */
    record Account(String text, String partition, String accountId) implements PrincipalPattern {}

    /** An IAM user, by ARN. */
    record User(String text, String accountId) implements PrincipalPattern {}

    /** An IAM role, by ARN: every session of it. */
    record Role(String text, String accountId, String roleName) implements PrincipalPattern {}

    /** One session of a role, by {@code arn:aws:sts::A:assumed-role/R/S}. */
    record RoleSession(String text, String accountId, String roleName) implements PrincipalPattern {}

    /** One GetFederationToken session, by ARN. */
    record FederatedUser(String text, String accountId) implements PrincipalPattern {}

    /** An AWS service; {@code *} stands for every service. */
    record Service(String text) implements PrincipalPattern {
        @Override
        public String type() {
            return "Service";
        }
    }

    /** An identity provider; has a meaning in the trust policy of a role only. */
    record IdentityProvider(String text) implements PrincipalPattern {
        @Override
        public String type() {
            return "Federated";
        }
    }

    /** The unique id ({@code AIDA…}, {@code AROA…}) that AWS leaves in place of a principal that was deleted. */
    record UniqueId(String text) implements PrincipalPattern {}

    /** An S3 canonical user. */
    record CanonicalUser(String text) implements PrincipalPattern {
        @Override
        public String type() {
            return "CanonicalUser";
        }
    }

    /** A value that matches no principal and that AWS would refuse today, for example a partial wildcard. */
    record Unmatchable(String type, String text) implements PrincipalPattern {}
}
