package io.keyledger.check.access;

import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Principals that bucket policies clearly let read objects: without a condition and without any Deny for them. */
final class BucketReaders {
    private static final String GET_OBJECT = "s3:getobject";

    private BucketReaders() {}

    static Set<PrincipalPattern> of(String bucketArn, Policy policy) {
        boolean denies = policy.statements().stream()
                .anyMatch(statement -> statement.effect() == Effect.DENY
                        && statement.conditions().isEmpty()
                        && isAboutObjects(bucketArn, statement));
        Set<PrincipalPattern> readers = new LinkedHashSet<>();
        if (denies) {
            return readers;
        }
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW
                    && statement.conditions().isEmpty()
                    && isAboutObjects(bucketArn, statement)
                    && statement.principal() instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)) {
                patterns.stream().filter(BucketReaders::isPlain).forEach(readers::add);
            }
        }
        return readers;
    }

    private static boolean isAboutObjects(String bucketArn, Statement statement) {
        String object = bucketArn + "/object";
        return statement.action().covers(GET_OBJECT)
                && statement.resource() instanceof ResourceSpec.Listed(List<Template> patterns)
                && patterns.stream()
                        .filter(pattern -> !pattern.hasVariables())
                        .anyMatch(pattern -> Glob.ofResource(pattern.parts()).matches(object));
    }

    /** CloudFront and other services read in their own way, and a deleted principal reads nothing. */
    private static boolean isPlain(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.User _,
                    PrincipalPattern.Role _,
                    PrincipalPattern.RoleSession _ -> !pattern.text().contains(":iam::cloudfront:");
            case PrincipalPattern.FederatedUser _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> false;
        };
    }

    /** Whether a claim of access includes the reader or, if the reader is an account, anybody in it. */
    static boolean canDecrypt(PrincipalPattern reader, List<Access> decrypting) {
        return decrypting.stream().map(Access::grantee).anyMatch(grantee -> includes(grantee, reader));
    }

    private static boolean includes(Grantee grantee, PrincipalPattern reader) {
        String account = PrincipalAccounts.account(reader).orElse("");
        return switch (grantee) {
            case Grantee.AnyAccount _ -> true;
            case Grantee.Organization _ -> !(reader instanceof PrincipalPattern.Everyone);
            case Grantee.Account(String id) -> id.equals(account);
            case Grantee.Principal principal ->
                reader instanceof PrincipalPattern.Account
                        ? principal.account().equals(account)
                        : principal.arn().equals(reader.text()) || isSession(principal, reader);
            case Grantee.Service _ -> false;
        };
    }

    /** A session counts as its role, and a role as any of its sessions. */
    private static boolean isSession(Grantee.Principal principal, PrincipalPattern reader) {
        return switch (reader) {
            case PrincipalPattern.RoleSession(String _, String account, String role) ->
                principal.account().equals(account) && principal.arn().endsWith("/" + role);
            case PrincipalPattern.Role(String _, String account, String role) ->
                principal.account().equals(account) && principal.arn().contains("assumed-role/" + role + "/");
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.User _,
                    PrincipalPattern.FederatedUser _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> false;
        };
    }

    static String words(PrincipalPattern reader) {
        return reader instanceof PrincipalPattern.Everyone ? "everybody" : reader.text();
    }
}
