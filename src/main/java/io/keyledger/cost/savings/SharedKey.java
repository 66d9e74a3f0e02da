package io.keyledger.cost.savings;

import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import java.util.List;
import java.util.function.BiConsumer;

/** Customer managed keys that many callers share: the price of one more key buys isolation. */
final class SharedKey implements KeyRule {
    private static final int MANY_CALLERS = 10;

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        if (!key.isAttributed() || key.key() == null || key.key().custody() != Custody.CUSTOMER_MANAGED) {
            return List.of();
        }
        List<String> callers = key.cost().lines().stream()
                .filter(line -> line.kind() == CostLine.Kind.REQUESTS)
                .map(CostLine::caller)
                .filter(caller -> caller.startsWith("arn:"))
                .distinct()
                .sorted()
                .toList();
        return callers.size() < MANY_CALLERS
                ? List.of()
                : List.of(key.saving(
                        Saving.Kind.ISOLATION,
                        "",
                        Amount.exactly(key.prices().keyMonth().negate()),
                        false,
                        Confidence.DERIVED,
                        callers.size() + " roles and users share the key, among them " + callers.get(0) + " and "
                                + callers.get(1) + "; one that can decrypt reaches the data of all",
                        "aws kms create-key --region " + key.region()
                                + ", with a policy for one application, and move its resources to it"));
    }
}
