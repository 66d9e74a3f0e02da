package io.keyledger.policy.analysis;

import io.keyledger.inventory.Observed;
import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.EnumSet;
import java.util.Set;

/** What a key can be used for at all: KMS refuses to sign with a key that encrypts, whatever its policy says. */
final class KeyUses {
    private static final String DERIVE = "kms:derivesharedsecret";

    private final String usage;

    /** @param kind the kind of key; if it is not known, every use counts as possible */
    KeyUses(Observed<CollectedKey.Kind> kind) {
        this.usage = kind.known().map(CollectedKey.Kind::usage).orElse("");
    }

    /** The claims of access without those that come to nothing with this key. */
    KeyAccess possible(KeyAccess access) {
        Set<Capability> impossible = impossible();
        return new KeyAccess(
                access.accesses().stream()
                        .filter(claim -> !impossible.contains(claim.capability()) && !isDerivation(claim))
                        .toList(),
                access.unknowns(),
                access.approximations(),
                access.unreadIdentities());
    }

    private Set<Capability> impossible() {
        return switch (usage) {
            case "ENCRYPT_DECRYPT" -> EnumSet.of(Capability.SIGN, Capability.MAC);
            case "SIGN_VERIFY" -> EnumSet.of(Capability.DECRYPT, Capability.ENCRYPT, Capability.MAC);
            case "GENERATE_VERIFY_MAC" -> EnumSet.of(Capability.DECRYPT, Capability.ENCRYPT, Capability.SIGN);
            case "KEY_AGREEMENT" -> EnumSet.of(Capability.ENCRYPT, Capability.SIGN, Capability.MAC);
            default -> EnumSet.noneOf(Capability.class);
        };
    }

    /** The search shows this action only where no other one decrypts. */
    private boolean isDerivation(Access claim) {
        return usage.equals("ENCRYPT_DECRYPT")
                && claim.witness().lowerCaseAction().equals(DERIVE);
    }
}
