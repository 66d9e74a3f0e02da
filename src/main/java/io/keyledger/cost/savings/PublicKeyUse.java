package io.keyledger.cost.savings;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Requests on asymmetric keys that need only the public key, which KMS gives away once for all. */
final class PublicKeyUse implements KeyRule {
    private static final Set<String> PUBLIC = Set.of("Verify", "Encrypt", "GetPublicKey");

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        boolean isAsymmetric = key.metadata()
                .filter(metadata -> !metadata.keySpec().equals("SYMMETRIC_DEFAULT")
                        && !metadata.keySpec().startsWith("HMAC_"))
                .isPresent();
        Requests requests = key.requests(PUBLIC, _ -> true);
        if (!isAsymmetric || !Requests.isWorth(requests.usdMonth())) {
            return List.of();
        }
        return List.of(key.saving(
                Saving.Kind.PUBLIC_KEY,
                "",
                requests.usdMonth(),
                false,
                requests.confidence(),
                requests.text() + " to " + String.join(", ", operations(requests))
                        + ", which need only the public key; outside KMS they work even when the key is disabled, and"
                        + " CloudTrail doesn't record them",
                "aws kms get-public-key --region " + key.region() + " --key-id " + key.arn()
                        + ", once, and use the public key in the application"));
    }

    private static List<String> operations(Requests requests) {
        return requests.lines().stream()
                .map(line -> line.operation())
                .distinct()
                .sorted()
                .toList();
    }
}
