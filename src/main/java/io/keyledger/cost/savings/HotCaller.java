package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Applications that call KMS themselves so often that they should cache data keys. */
final class HotCaller implements KeyRule {
    private static final BigDecimal HOT_USD_MONTH = BigDecimal.ONE;
    private static final int SECONDS_A_DAY = 86_400;
    private static final Set<String> CACHEABLE =
            Set.of("Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext");

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        if (!key.isAttributed() || !isSymmetric(key)) {
            return List.of();
        }
        Map<String, List<CostLine>> byCaller = key.requests(CACHEABLE, HotCaller::isDirect).lines().stream()
                .collect(Collectors.groupingBy(CostLine::caller, TreeMap::new, Collectors.toList()));
        List<Saving> savings = new ArrayList<>();
        byCaller.forEach((caller, lines) -> {
            Requests requests = Requests.of(lines);
            Amount cost = requests.usdMonth();
            if (cost.atLeast().compareTo(HOT_USD_MONTH) >= 0) {
                savings.add(key.saving(
                        Saving.Kind.HOT_CALLER,
                        caller,
                        cost,
                        true,
                        Confidence.ESTIMATE.orLess(requests.confidence()),
                        "CloudTrail: " + requests.text() + " by this caller, " + rate(requests)
                                + " a second; a cache saves all but one request per data key",
                        "cache data keys in the application: the AWS Encryption SDK has a caching cryptographic"
                                + " materials manager and the AWS KMS Hierarchical keyring"));
            }
        });
        return savings;
    }

    private static boolean isSymmetric(CostedKey key) {
        return key.metadata()
                .filter(metadata -> metadata.keySpec().equals("SYMMETRIC_DEFAULT"))
                .isPresent();
    }

    private static boolean isDirect(CostLine line) {
        return line.service().isEmpty()
                && !line.caller().equals(CostLine.UNKNOWN_CALLER)
                && !line.caller().endsWith(".amazonaws.com");
    }

    private static String rate(Requests requests) {
        return String.format(Locale.ROOT, "%,.1f", (double) requests.count() / requests.days() / SECONDS_A_DAY);
    }
}
