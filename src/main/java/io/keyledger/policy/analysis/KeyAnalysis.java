package io.keyledger.policy.analysis;

import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.world.AuditedKey;
import java.util.Optional;

/**
 * A key with everybody who can use it.
 *
 * @param policy the key policy with its remarks; empty where it was not read or AWS would not accept it
 * @param owner the users and roles of the key's account, as far as they were read
 * @param search finds who has access to the same key were its policy another
 */
public record KeyAnalysis(
        AuditedKey key, Optional<Policy> policy, KeyAccess access, AccountIdentities owner, AccessSearch search) {}
