package io.keyledger.policy.world;

import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyWorld;
import java.util.List;

/**
 * A key with all identities that have relevant policies.
 *
 * @param world the key's own side; what of it was not read stands there
 * @param identities users and roles of the key's account, and of the other audited accounts that its policy or its
 *     grants name
 * @param unreadIdentities which identities are not among them and why, in words: they may have access
 * @param unreadLimits what could only take access away and was not read, in words: with it, somebody who seems to have
 *     access may have none
 */
public record AuditedKey(
        KeyWorld world,
        List<IdentityPermissions> identities,
        List<String> unreadIdentities,
        List<String> unreadLimits) {
    public AuditedKey {
        identities = List.copyOf(identities);
        unreadIdentities = List.copyOf(unreadIdentities);
        unreadLimits = List.copyOf(unreadLimits);
    }
}
