package io.keyledger.policy.search;

import io.keyledger.policy.Capability;

/** Capabilities in words. */
public final class CapabilityWords {
    private CapabilityWords() {}

    public static String of(Capability capability) {
        return switch (capability) {
            case DECRYPT, ENCRYPT, SIGN, DELEGATE, ADMINISTER, DESTROY -> capability.text();
            case MAC -> "generate a MAC";
            case METADATA -> "read metadata";
        };
    }
}
