package io.keyledger.cost.bill;

import io.keyledger.cost.Amount;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.UsageTypes;
import java.util.HashMap;
import java.util.Map;

/** The estimates summed like a bill: by account, Region and usage type. Thread-safe. */
public final class BilledEstimate {
    /** Requests whose usage type is not determined. */
    static final String UNDETERMINED = "undetermined";

    private final Map<Bill.Item, Amount> monthly = new HashMap<>();
    private final Map<String, Amount> freeTiers = new HashMap<>();

    /** Adds a line of a key or an account; the audit's own calls are not part of the estimate. */
    public synchronized void add(CostLine line) {
        Amount month = line.amountPerMonth();
        if (line.kind() == CostLine.Kind.AUDIT || month == null) {
            return;
        }
        if (line.keyArn().isEmpty()) {
            freeTiers.merge(line.accountId(), month, Amount::plus);
            return;
        }
        if (month.exact() && month.atLeast().signum() == 0) {
            return;
        }
        String usageType = line.usageType().isEmpty() ? UNDETERMINED : line.usageType();
        monthly.merge(new Bill.Item(line.accountId(), line.region(), usageType), month, Amount::plus);
    }

    /** The monthly amounts of the present state. */
    synchronized Map<Bill.Item, Amount> monthly() {
        return Map.copyOf(monthly);
    }

    /** The free tier of an account, as a negative amount a month. */
    synchronized Amount freeTier(String accountId) {
        return freeTiers.getOrDefault(accountId, Amount.ZERO);
    }

    static boolean isKeyPairs(Bill.Item item) {
        return item.usageType().startsWith(UsageTypes.KEY_PAIRS);
    }

    static boolean isKeys(Bill.Item item) {
        return item.usageType().equals(UsageTypes.KEYS);
    }
}
