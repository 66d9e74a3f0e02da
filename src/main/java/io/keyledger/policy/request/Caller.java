package io.keyledger.policy.request;

import io.keyledger.policy.language.Arn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who makes a request. */
public sealed interface Caller {
    /** A caller that belongs to an account. */
    sealed interface InAccount extends Caller {
        String partition();

        String accountId();

        /** The value of {@code aws:PrincipalArn}: for a session that of its role. */
        String principalArn();
    }

    /** The root user of an account. */
    record AccountRoot(String partition, String accountId) implements InAccount {
        @Override
        public String principalArn() {
            return "arn:" + partition + ":iam::" + accountId + ":root";
        }
    }

    /**
     * An IAM user.
     *
     * @param path {@code /} or {@code /division/team/}
     * @param userId the unique id ({@code AIDA…}), null when not known
     */
    record User(
            String partition,
            String accountId,
            String path,
            String name,
            @Nullable String userId) implements InAccount {
        @Override
        public String principalArn() {
            return "arn:" + partition + ":iam::" + accountId + ":user" + path + name;
        }

        /** CloudFront's origin access identities look like users of an account that does not exist. */
        public boolean isOriginAccessIdentity() {
            return accountId.equals(Formats.CLOUDFRONT);
        }
    }

    /**
     * A session of a role, through AssumeRole with any kind of credentials.
     *
     * @param rolePath null when only the session's ARN is known, which leaves the path out
     * @param sessionName null when it stands for any session of the role
     * @param roleId the role's unique id ({@code AROA…}), null when not known
     */
    record RoleSession(
            String partition,
            String accountId,
            @Nullable String rolePath,
            String roleName,
            @Nullable String sessionName,
            @Nullable String roleId)
            implements InAccount {
        private static final String SERVICE_LINKED_PATH = "/aws-service-role/";
        private static final String SERVICE_LINKED_NAME = "AWSServiceRoleFor";

        @Override
        public String principalArn() {
            return "arn:" + partition + ":iam::" + accountId + ":role" + (rolePath == null ? "/" : rolePath) + roleName;
        }

        /** Null for any session. */
        public @Nullable String sessionArn() {
            return sessionName == null
                    ? null
                    : "arn:" + partition + ":sts::" + accountId + ":assumed-role/" + roleName + "/" + sessionName;
        }

        /** Service control and resource control policies pass by the roles that services create for themselves. */
        public boolean isServiceLinked() {
            return rolePath == null
                    ? roleName.startsWith(SERVICE_LINKED_NAME)
                    : rolePath.startsWith(SERVICE_LINKED_PATH);
        }
    }

    /** A session from GetFederationToken. */
    record FederatedUser(String partition, String accountId, String name) implements InAccount {
        @Override
        public String principalArn() {
            return "arn:" + partition + ":sts::" + accountId + ":federated-user/" + name;
        }
    }

    /** An AWS service that calls as itself, for example {@code cloudtrail.amazonaws.com}. */
    record ServicePrincipal(String name) implements Caller {}

    /** A request without a signature; some operations of S3 accept it, KMS never does. */
    record Anonymous() implements Caller {}

    /** The account that the caller belongs to; empty for services and anonymous requests. */
    default Optional<String> account() {
        return this instanceof InAccount caller ? Optional.of(caller.accountId()) : Optional.empty();
    }

    /**
     * Reads the ARN of a root user, user, role, role session or federated user, an account number (its root user), a
     * service's name, or {@code *} for anonymous. A role stands for any session of it. Empty for any other text.
     */
    static Optional<Caller> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(new Anonymous());
        }
        if (Formats.ACCOUNT_ID.matcher(text).matches()) {
            return Optional.of(new AccountRoot("aws", text));
        }
        if (Formats.SERVICE_NAME.matcher(text).matches()) {
            return Optional.of(new ServicePrincipal(text));
        }
        return Arn.parse(text).flatMap(Formats::caller);
    }

    /** The forms in which callers are written. */
    final class Formats {
        private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
        private static final String CLOUDFRONT = "cloudfront";
        private static final Pattern SERVICE_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

        private Formats() {}

        private static Optional<Caller> caller(Arn arn) {
            boolean account = ACCOUNT_ID.matcher(arn.accountId()).matches()
                    || (arn.accountId().equals(CLOUDFRONT) && arn.resource().startsWith("user/"));
            if (!account || !arn.region().isEmpty()) {
                return Optional.empty();
            }
            String resource = arn.resource();
            int slash = resource.indexOf('/');
            String type = slash < 0 ? resource : resource.substring(0, slash);
            String rest = slash < 0 ? "" : resource.substring(slash + 1);
            if (arn.service().equals("iam") && resource.equals("root")) {
                return Optional.of(new AccountRoot(arn.partition(), arn.accountId()));
            }
            String name = rest.substring(rest.lastIndexOf('/') + 1);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            String path = "/" + rest.substring(0, rest.length() - name.length());
            return switch (arn.service() + ":" + type) {
                case "iam:user" -> Optional.of(new User(arn.partition(), arn.accountId(), path, name, null));
                case "iam:role" ->
                    Optional.of(new RoleSession(arn.partition(), arn.accountId(), path, name, null, null));
                case "sts:federated-user" -> Optional.of(new FederatedUser(arn.partition(), arn.accountId(), rest));
                case "sts:assumed-role" -> session(arn, rest);
                default -> Optional.empty();
            };
        }

        private static Optional<Caller> session(Arn arn, String rest) {
            String[] names = rest.split("/", -1);
            if (names.length != 2 || names[0].isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new RoleSession(arn.partition(), arn.accountId(), null, names[0], names[1], null));
        }
    }
}
