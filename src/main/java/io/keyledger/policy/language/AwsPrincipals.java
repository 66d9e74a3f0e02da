package io.keyledger.policy.language;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values that stand under AWS in a Principal element. */
public final class AwsPrincipals {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z0-9]{3}[A-Z0-9]{12,124}");

    private AwsPrincipals() {}

    /** Parses a value of the AWS principal type, or a grantee; empty if it is not a principal. */
    public static Optional<PrincipalPattern> read(String text) {
        if (text.equals("*")) {
            return Optional.of(new PrincipalPattern.Everyone(false));
        }
        boolean arn = text.startsWith("arn:");
        if (!arn && ACCOUNT_ID.matcher(text).matches()) {
            return Optional.of(new PrincipalPattern.Account(text, "", text));
        }
        if (!arn && UNIQUE_ID.matcher(text).matches()) {
            return Optional.of(new PrincipalPattern.UniqueId(text));
        }
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.contains("${")) {
            return Optional.empty();
        }
        return Arn.parse(text).filter(AwsPrincipals::isOfAccount).flatMap(parsed -> switch (parsed.service()) {
            case "iam" -> ofIam(text, parsed);
            case "sts" -> ofSts(text, parsed);
            default -> Optional.empty();
        });
    }

    /** Principals have no Region, and an account; the origin access identities of CloudFront are users of its own. */
    private static boolean isOfAccount(Arn arn) {
        return arn.region().isEmpty()
                && (ACCOUNT_ID.matcher(arn.accountId()).matches()
                        || (arn.accountId().equals("cloudfront")
                                && arn.resource().startsWith("user/")));
    }

    private static Optional<PrincipalPattern> ofIam(String text, Arn arn) {
        String resource = arn.resource();
        if (resource.equals("root")) {
            return Optional.of(new PrincipalPattern.Account(text, arn.partition(), arn.accountId()));
        }
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (resource.startsWith("user/")) {
            return Optional.of(new PrincipalPattern.User(text, arn.accountId()));
        }
        if (resource.startsWith("role/")) {
            return Optional.of(new PrincipalPattern.Role(text, arn.accountId(), name));
        }
        return Optional.empty();
    }

    private static Optional<PrincipalPattern> ofSts(String text, Arn arn) {
        String[] segments = arn.resource().split("/", -1);
        if (segments.length == 2 && segments[0].equals("federated-user")) {
            return Optional.of(new PrincipalPattern.FederatedUser(text, arn.accountId()));
        }
        if (segments.length == 3 && segments[0].equals("assumed-role")) {
            return Optional.of(new PrincipalPattern.RoleSession(text, arn.accountId(), segments[1]));
        }
        return Optional.empty();
    }
}
