package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.RotationStatus;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Keys that are rotated although they only decrypt. A rotation changes what new data is encrypted with (AWS KMS
 * developer guide, rotating KMS keys), so it protects nothing there; the first two add to the price of the key.
 */
final class IdleRotation implements KeyRule {
    private static final int ENOUGH_DAYS = 14;

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        if (key.key() == null || key.cost().requests() == null) {
            return List.of();
        }
        KmsKey facts = key.key().key();
        RotationStatus rotation = facts.rotation().known().orElse(null);
        boolean isEnabled = key.metadata()
                .filter(metadata -> metadata.keyManager().equals("CUSTOMER")
                        && metadata.keyState().equals("Enabled"))
                .isPresent();
        Integer days = key.cost().periodDays();
        if (rotation == null || !rotation.enabled() || !isEnabled || days == null || days < ENOUGH_DAYS) {
            return List.of();
        }
        long billed = facts.rotations().known().orElse(List.of()).stream()
                .filter(one -> one.rotationType() != null)
                .count();
        if (facts.rotations().isUnread() || billed >= key.prices().rotationsBilled() || !onlyDecrypts(key)) {
            return List.of();
        }
        String next = rotation.nextRotationDate() == null ? "" : " at " + rotation.nextRotationDate();
        return List.of(key.saving(
                Saving.Kind.IDLE_ROTATION,
                "",
                Amount.exactly(key.prices().rotationMonth()),
                false,
                Confidence.ESTIMATE,
                "in " + days + " days the key only decrypted, so a rotation protects nothing, and the next one" + next
                        + " adds to its price from then on; if a rule demands rotation, waive"
                        + " KMS-ROTATION-DISABLED for it",
                "aws kms disable-key-rotation --region " + key.region() + " --key-id " + facts.keyId()));
    }

    private static boolean onlyDecrypts(CostedKey key) {
        boolean encryptedInto =
                key.evidence().counted() != null && key.evidence().counted().reEncryptsInto() > 0;
        return !encryptedInto
                && key.cost().lines().stream()
                        .filter(line -> line.kind() == CostLine.Kind.REQUESTS)
                        .filter(line -> line.quantity().atLeast().signum() > 0)
                        .map(CostLine::operation)
                        .collect(Collectors.toSet())
                        .equals(Set.of("Decrypt"));
    }
}
