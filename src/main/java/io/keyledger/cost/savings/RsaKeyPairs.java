package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** RSA data key pairs, which cost 400 times as much as to encrypt a pair that was generated outside KMS. */
final class RsaKeyPairs implements KeyRule {
    private static final Set<String> OPERATIONS = Set.of("GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext");

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        BigDecimal rsa = key.prices().requests().dataKeyPairRsa();
        BigDecimal encrypt = key.prices().requests().symmetric();
        Requests pairs = key.requests(
                OPERATIONS,
                line -> line.unitPrice() != null
                        && (!line.unitPrice().exact()
                                || line.unitPrice().atLeast().compareTo(rsa) == 0));
        if (pairs.count() == 0) {
            return List.of();
        }
        boolean isKnown = pairs.usdMonth().exact();
        Amount perMonth = pairs.lines().stream()
                .map(line -> line.quantityPerMonth().times(Amount.exactly(rsa.subtract(encrypt))))
                .reduce(Amount.ZERO, Amount::plus);
        return Requests.isWorth(perMonth)
                ? List.of(key.saving(
                        Saving.Kind.RSA_KEY_PAIRS,
                        "",
                        perMonth,
                        !isKnown,
                        isKnown ? pairs.confidence() : Confidence.ESTIMATE,
                        pairs.text() + " for data key pairs"
                                + (isKnown ? " of RSA" : ", which CloudWatch doesn't distinguish: less if some are ECC")
                                + ", at " + perTenThousand(rsa) + " USD per 10,000",
                        "generate the pair in the application and encrypt its private key with kms:Encrypt ("
                                + perTenThousand(encrypt) + " USD per 10,000), or use an ECC pair ("
                                + perTenThousand(key.prices().requests().dataKeyPairEcc()) + " USD per 10,000)"))
                : List.of();
    }

    private static String perTenThousand(BigDecimal price) {
        BigDecimal many = price.multiply(BigDecimal.valueOf(10_000)).stripTrailingZeros();
        return (many.scale() < 2 ? many.setScale(2) : many).toPlainString();
    }
}
