package io.keyledger.evaluate.access;

import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.Capability;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An access question.
 *
 * @param keys ids, ARNs and aliases; empty for every key
 * @param principals ARNs or parts of them; empty for everybody
 * @param capabilities empty for all capabilities
 */
public record AccessQuestion(List<String> keys, List<String> principals, Set<Capability> capabilities) {
    public AccessQuestion {
        keys = List.copyOf(keys);
        principals = List.copyOf(principals);
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether a name selects a key. */
    public static boolean isNamed(KmsKey key, String name) {
        return name.equals(key.arn())
                || name.equals(key.keyId())
                || key.aliases().known().orElse(List.of()).stream().anyMatch(alias -> isAlias(key, alias, name));
    }

    private static boolean isAlias(KmsKey key, String alias, String name) {
        return name.equals(alias)
                || Arn.parse(name)
                        .filter(arn -> arn.resource().equals(alias)
                                && arn.region().equals(key.region())
                                && arn.accountId().equals(key.accountId()))
                        .isPresent();
    }

    boolean isAbout(KmsKey key) {
        return keys.isEmpty() || keys.stream().anyMatch(name -> isNamed(key, name));
    }

    boolean isAbout(Access access) {
        return (capabilities.isEmpty() || capabilities.contains(access.capability()))
                && (principals.isEmpty() || principals.stream().anyMatch(part -> mayBe(access.grantee(), part)));
    }

    /** Whether a claim is about the principal, or about a group that may include it. */
    private static boolean mayBe(Grantee grantee, String part) {
        boolean named = grantee.text().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        return named
                || switch (grantee) {
                    case Grantee.AnyAccount(), Grantee.Organization _ -> true;
                    case Grantee.Account account -> isOf(account, part);
                    case Grantee.Principal principal -> isSessionOf(part, principal.arn());
                    case Grantee.Service _ -> false;
                };
    }

    private static boolean isOf(Grantee.Account account, String part) {
        Optional<String> own = Arn.parse(part).map(Arn::accountId);
        return own.isEmpty() || own.get().equals(account.id());
    }

    /** Whether the question is about a session of the role with this ARN. */
    static boolean isSessionOf(String part, String principalArn) {
        Optional<Arn> session = Arn.parse(part).filter(arn -> arn.resource().startsWith("assumed-role/"));
        Optional<Arn> role =
                Arn.parse(principalArn).filter(arn -> arn.resource().startsWith("role/"));
        return session.isPresent()
                && role.isPresent()
                && session.get().accountId().equals(role.get().accountId())
                && session.get()
                        .resource()
                        .split("/", -1)[1]
                        .equals(role.get()
                                .resource()
                                .substring(role.get().resource().lastIndexOf('/') + 1));
    }
}
