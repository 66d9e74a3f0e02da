package io.keyledger.evaluate.explain;

import io.keyledger.classify.KeyStates;
import io.keyledger.evaluate.explain.Explanation.Advice;
import java.util.List;

/** What to do about a key, from its state and from what depends on it. */
public final class KeyAdvice {
    private KeyAdvice() {}

    /** What to do about a key whose state was not read. */
    public static List<Advice> ofUnread() {
        return List.of(new Advice(false, "Allow kms:DescribeKey on the key, so that its state is known."));
    }

    /**
     * What to do about a key.
     *
     * @param needed whether anything depends on the key, or may
     */
    public static List<Advice> of(KeySituation key, boolean needed) {
        String command = key.options();
        if (!key.customerManaged()) {
            return List.of(new Advice(
                    false,
                    "Nothing: AWS manages the key, and nobody in the account can disable or delete it. To decide who"
                            + " can use a key, encrypt with a customer managed key."));
        }
        return switch (key.state()) {
            case KeyStates.PENDING_DELETION, KeyStates.PENDING_REPLICA_DELETION ->
                needed
                        ? List.of(
                                new Advice(
                                        true,
                                        "Cancel the deletion before its date: aws kms cancel-key-deletion" + command),
                                new Advice(
                                        true,
                                        "Enable the key, because a canceled deletion leaves it disabled: aws kms"
                                                + " enable-key" + command))
                        : List.of(new Advice(
                                false,
                                "Let the deletion proceed if nothing outside of what was read needs the key: look in"
                                        + " CloudTrail for failed calls with its ARN."));
            case KeyStates.DISABLED ->
                needed
                        ? List.of(new Advice(true, "Enable the key: aws kms enable-key" + command))
                        : List.of(unused(command));
            case KeyStates.PENDING_IMPORT ->
                List.of(new Advice(
                        needed,
                        "Import the key material: aws kms get-parameters-for-import" + command
                                + " …, then aws kms import-key-material"));
            case KeyStates.UNAVAILABLE -> List.of(new Advice(needed, "Connect the custom key store: " + key.connect()));
            default ->
                needed
                        ? List.of(new Advice(
                                false,
                                "Keep the key. Before you retire it, encrypt what depends on it with another key and"
                                        + " make new snapshots and backups; old ones stay under this key."))
                        : List.of(unused(command));
        };
    }

    private static Advice unused(String command) {
        return new Advice(
                false,
                "Nothing that was read depends on the key. To retire it, disable it first (aws kms disable-key"
                        + command + ") and look in CloudTrail for calls that fail; only then schedule its deletion.");
    }
}
