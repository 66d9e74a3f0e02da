package io.keyledger.policy.search;

import java.util.Optional;

/** Whom a claim of access is about: one principal, or all of some kind. */
public sealed interface Grantee {
    /** As it stands in reports. */
    String text();

    String type();

    default Optional<String> accountId() {
        return Optional.empty();
    }

    /** Every AWS account there is. */
    record AnyAccount() implements Grantee {
        @Override
        public String text() {
            return "any account";
        }

        @Override
        public String type() {
            return "any";
        }
    }

    /** Every account of an organization. */
    record Organization(String id) implements Grantee {
        @Override
        public String text() {
            return "organization " + id;
        }

        @Override
        public String type() {
            return "organization";
        }
    }

    /** The principals of an account, as far as its own policies allow. */
    record Account(String id) implements Grantee {
        @Override
        public String text() {
            return "account " + id;
        }

        @Override
        public String type() {
            return "account";
        }

        @Override
        public Optional<String> accountId() {
            return Optional.of(id);
        }
    }

    /** One user, role, session or root user. */
    record Principal(String arn, String type, String account) implements Grantee {
        @Override
        public String text() {
            return arn;
        }

        @Override
        public Optional<String> accountId() {
            return Optional.of(account);
        }
    }

    /**
     * A service.
     *
     * @param source the source that it acts for, in words
     */
    record Service(String name, String source) implements Grantee {
        @Override
        public String text() {
            return name + " for " + source;
        }

        @Override
        public String type() {
            return "service";
        }
    }
}
