package io.keyledger.report.cost;

import io.keyledger.cost.savings.Saving;
import io.keyledger.cost.savings.Savings;
import io.keyledger.report.text.AmountText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Savings as JSON. */
public final class SavingsJson {
    private SavingsJson() {}

    /** The object {@code savings}. */
    public static Map<String, Object> of(Savings savings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("savings", savings.count());
        json.put("at_most_usd_month", AmountText.usd(savings.usdMonth()));
        json.put("by_kind", savings.byKind().stream().map(SavingsJson::ofKind).toList());
        json.put("best", savings.ranked().stream().map(SavingsJson::saving).toList());
        json.put("fixed", savings.fixed().stream().map(SavingsJson::fixed).toList());
        json.put(
                "undecided",
                savings.undecided().stream().map(SavingsJson::undecided).toList());
        return json;
    }

    private static Map<String, Object> ofKind(Savings.OfKind kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("saving", kind.kind().id());
        json.put("count", kind.count());
        json.put("usd_month", AmountText.usd(kind.usdMonth()));
        return json;
    }

    private static Map<String, Object> saving(Saving saving) {
        String[] cells = SavingsTable.TABLE.cells(saving);
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            json.put(SavingsTable.TABLE.header().get(i), cells[i]);
        }
        json.put("at_most", saving.atMost());
        return json;
    }

    private static Map<String, Object> fixed(Savings.Fixed fixed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("service", fixed.service());
        json.put("usd_month", AmountText.usd(fixed.usdMonth()));
        json.put("reason", fixed.reason());
        return json;
    }

    private static Map<String, Object> undecided(Savings.Undecided undecided) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("saving", undecided.kind().id());
        json.put("keys", undecided.keys());
        json.put("first_reason", undecided.reason());
        return json;
    }
}
