package io.keyledger.policy.search;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.keyledger.policy.Capability;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.language.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An API action that gives a capability.
 *
 * @param name such as {@code kms:Decrypt}
 * @param number in the shipped vocabulary
 */
record KeyAction(String name, String lowerCaseName, int number) {
    /** It can only give up a grant's permissions, and key policies do not affect it. */
    private static final String RETIRE_GRANT = "kms:RetireGrant";

    private static final Map<Capability, List<KeyAction>> OF_CAPABILITIES =
            Stream.of(Capability.values()).collect(toUnmodifiableMap(capability -> capability, KeyAction::actionsOf));
    private static final List<KeyAction> ALL = Stream.of(Capability.values())
            .map(KeyAction::of)
            .flatMap(List::stream)
            .toList();

    private static List<KeyAction> actionsOf(Capability capability) {
        return capability.actions().stream()
                .filter(action -> !action.equals(RETIRE_GRANT))
                .map(KeyAction::named)
                .toList();
    }

    private static KeyAction named(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return new KeyAction(name, lowerCase, Vocabulary.shipped().numberOf(lowerCase));
    }

    /** The actions that a search looks for to find a capability. */
    static List<KeyAction> of(Capability capability) {
        return OF_CAPABILITIES.getOrDefault(capability, List.of());
    }

    /** The actions of all capabilities. */
    static List<KeyAction> all() {
        return ALL;
    }

    /** As grants name it. */
    String operation() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Whether a grant has it among its operations, whatever its constraints. */
    boolean isGrantedBy(KeyGrant grant) {
        return grant.hasOperation(operation());
    }
}
