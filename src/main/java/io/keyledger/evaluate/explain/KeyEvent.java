package io.keyledger.evaluate.explain;

import io.keyledger.classify.KeyStates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can happen to a key and take its data away.
 *
 * @param name what happens, for example {@code deleted}
 * @param now whether it has happened
 * @param at when it happens; absent if nothing is scheduled
 * @param daysLeft whole days until then; absent without a date, negative if it has passed
 * @param error the error of KMS that services and CloudTrail then show
 * @param effect what is lost, in a sentence
 * @param recovery how to get it back or to keep it from happening
 */
public record KeyEvent(
        String name,
        boolean now,
        @Nullable Instant at,
        @Nullable Long daysLeft,
        String error,
        String effect,
        String recovery) {
    private static final String INVALID_STATE = "KMSInvalidStateException";

    /** What can happen to a key in its situation; nothing that only AWS can do. */
    public static List<KeyEvent> of(KeySituation key, Instant asOf) {
        if (!key.customerManaged()) {
            return List.of();
        }
        List<KeyEvent> events = new ArrayList<>();
        events.add(deletion(key, asOf));
        events.add(new KeyEvent(
                "disabled",
                key.state().equals(KeyStates.DISABLED),
                null,
                null,
                "DisabledException",
                "Every use of the key fails until it is enabled again. Nothing is lost.",
                "aws kms enable-key" + key.options()));
        if (key.imported()) {
            events.add(expiry(key, asOf));
        }
        if (!key.customKeyStore().isEmpty()) {
            events.add(new KeyEvent(
                    "custom key store disconnected",
                    key.state().equals(KeyStates.UNAVAILABLE),
                    null,
                    null,
                    INVALID_STATE,
                    "Every use of the key fails until its custom key store is connected again. Nothing is lost while"
                            + " the key material remains in the store.",
                    key.connect()));
        }
        return List.copyOf(events);
    }

    /** What happens and when, for people. */
    public String title() {
        if (now) {
            return name + ", which it is now";
        }
        return at == null || daysLeft == null
                ? name
                : name + ", on " + LocalDate.ofInstant(at, ZoneOffset.UTC) + " (" + left(daysLeft) + ")";
    }

    private static String left(long days) {
        return days < 0 ? "passed" : days == 1 ? "1 day left" : days + " days left";
    }

    /** How it is noticed, in a phrase. */
    public String noticed() {
        return "noticed: " + error + " in the service's messages and in CloudTrail";
    }

    /** What to run, in a phrase. */
    public String remedy() {
        return (now ? "now: " : "undo: ") + recovery;
    }

    private static KeyEvent deletion(KeySituation key, Instant asOf) {
        Instant at = key.deletionDate();
        boolean pending = KeyStates.isPendingDeletion(key.state());
        return new KeyEvent(
                "deleted",
                false,
                at,
                at == null ? null : Duration.between(asOf, at).toDays(),
                pending ? INVALID_STATE + ", and NotFoundException after the deletion" : "NotFoundException",
                (pending ? "The key's deletion is scheduled, and every use of it fails already. " : "") + forGood(key),
                pending
                        ? "aws kms cancel-key-deletion" + key.options() + ", then aws kms enable-key" + key.options()
                        : "aws kms cancel-key-deletion" + key.options()
                                + " during the waiting period of 7 to 30 days; not after it");
    }

    private static String forGood(KeySituation key) {
        if (!key.related().isEmpty()) {
            return "The other keys of its multi-Region set can still decrypt the data: "
                    + String.join(", ", key.related()) + ". Resources of this Region need a replica here again.";
        }
        String lost = switch (key.usage()) {
            case "SIGN_VERIFY" ->
                "Nothing can be signed with it again. Signatures can be verified only with a public key that"
                        + " was downloaded before.";
            case "GENERATE_VERIFY_MAC" -> "MACs that it made can never be verified again.";
            case "KEY_AGREEMENT" -> "Shared secrets can never be derived with it again.";
            default -> "Data under the key can never be read again; neither AWS nor a new key can bring it back.";
        };
        return key.mayHaveReplicas() ? "If no replica of the key remains in another Region: " + lost : lost;
    }

    private static KeyEvent expiry(KeySituation key, Instant asOf) {
        Instant at = key.materialExpiresAt();
        boolean now = key.state().equals(KeyStates.PENDING_IMPORT);
        return new KeyEvent(
                at == null ? "material deleted" : "material expires",
                now,
                now ? null : at,
                now || at == null ? null : Duration.between(asOf, at).toDays(),
                INVALID_STATE,
                "Every use of the key fails until the same material is imported again. If no copy of the material"
                        + " exists, the data can never be read again.",
                "aws kms get-parameters-for-import" + key.options()
                        + " …, then aws kms import-key-material with the same material");
    }
}
