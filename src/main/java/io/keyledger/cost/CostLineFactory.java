package io.keyledger.cost;

import io.keyledger.cost.CostLine.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the cost lines of one key with their common columns. */
final class CostLineFactory {
    private static final String KEY_FACTS = "DescribeKey, ListKeyRotations";

    private final PriceSheet sheet;
    private final PricedKey key;
    private final int periodDays;
    private final @Nullable RegionPrices prices;

    CostLineFactory(PriceSheet sheet, PricedKey key, int periodDays) {
        this.sheet = sheet;
        this.key = key;
        this.periodDays = periodDays;
        this.prices = sheet.of(key.region()).orElse(null);
    }

    @Nullable
    RegionPrices prices() {
        return prices;
    }

    /**
     * A storage or rotation line.
     *
     * @param months billed within the period
     * @param now how many are billed per month in the present state
     */
    CostLine kept(Kind kind, Amount months, int now, Confidence confidence, String note) {
        Amount unitPrice = Amount.exactly(price(kind));
        Amount perMonth = Amount.exactly(BigDecimal.valueOf(now)).times(unitPrice);
        return line(
                key.accountId(),
                kind,
                "",
                "",
                months,
                unitPrice,
                perMonth,
                KEY_FACTS,
                "",
                "",
                UsageTypes.KEYS,
                confidence,
                note);
    }

    /** The monthly price of a key or a rotation. */
    BigDecimal price(Kind kind) {
        RegionPrices known = Objects.requireNonNull(prices, RegionPrices.MISSING);
        return kind == Kind.ROTATION ? known.rotationMonth() : known.keyMonth();
    }

    /**
     * A line for the requests of one operation.
     *
     * @param used who used the key, how often, and the source
     * @param certainty how certain the number of requests is at best
     * @param note anything else to report about them
     */
    CostLine requests(Usage used, RequestPricing pricing, Confidence certainty, String note) {
        Amount quantity = Amount.exactly(BigDecimal.valueOf(used.count()));
        Amount amount = quantity.times(pricing.unitPrice());
        return line(
                used.payer().isEmpty() ? key.accountId() : used.payer(),
                Kind.REQUESTS,
                used.operation(),
                used.caller(),
                quantity,
                pricing.unitPrice(),
                key.idle() ? Amount.ZERO : Money.perMonth(amount, periodDays),
                used.source(),
                used.resource(),
                used.service(),
                pricing.usageType(),
                pricing.confidence().orLess(certainty),
                join(
                        pricing.note(),
                        used.service().isEmpty() ? "" : "through " + used.service(),
                        billed(used),
                        key.note(),
                        note));
    }

    private String billed(Usage used) {
        return used.payer().isEmpty() || used.payer().equals(key.accountId())
                ? ""
                : "billed to " + used.payer() + ", which made the requests";
    }

    /** A line for a key without requests, as far as the source shows. */
    CostLine noRequests(String source, Confidence confidence, String note) {
        return line(
                key.accountId(),
                Kind.REQUESTS,
                "",
                "",
                Amount.ZERO,
                null,
                Amount.ZERO,
                source,
                "",
                "",
                "",
                confidence,
                note);
    }

    /** A line with an unknown quantity. */
    CostLine unknown(Kind kind, String note) {
        return unknown(kind, Amount.UNKNOWN, note);
    }

    /** A line with an unknown quantity in the period but a known monthly amount. */
    CostLine unknown(Kind kind, Amount perMonth, String note) {
        String caller = kind == Kind.REQUESTS ? CostLine.UNKNOWN_CALLER : "";
        return line(
                key.accountId(),
                kind,
                "",
                caller,
                Amount.UNKNOWN,
                Amount.UNKNOWN,
                perMonth,
                "",
                "",
                "",
                kind == Kind.REQUESTS ? "" : UsageTypes.KEYS,
                Confidence.UNKNOWN,
                note);
    }

    private CostLine line(
            String accountId,
            Kind kind,
            String operation,
            String caller,
            Amount quantity,
            @Nullable Amount unitPrice,
            Amount perMonth,
            String quantitySource,
            String resource,
            String service,
            String usageType,
            Confidence confidence,
            String note) {
        Amount amount = unitPrice == null ? Amount.ZERO : quantity.times(unitPrice);
        Confidence sure = !perMonth.exact()
                ? Confidence.UNKNOWN
                : amount.exact() ? confidence : confidence.orLess(Confidence.ESTIMATE);
        boolean priced = amount.atLeast().signum() > 0 || perMonth.atLeast().signum() > 0;
        boolean assumed = priced && prices != null && !prices.checked();
        return new CostLine(
                accountId,
                key.region(),
                key.arn(),
                key.custody(),
                kind,
                operation,
                caller,
                quantity,
                unit(kind),
                unitPrice,
                amount,
                periodDays,
                perMonth,
                quantitySource.isEmpty() ? sheet.citation() : quantitySource + "; " + sheet.citation(),
                assumed ? sure.orLess(Confidence.ESTIMATE) : sure,
                assumed ? join(note, "the price was not checked for this Region") : note,
                key.name(),
                resource,
                service,
                usageType);
    }

    static String unit(Kind kind) {
        return switch (kind) {
            case STORAGE -> "key-month";
            case ROTATION -> "rotation-month";
            case REQUESTS, AUDIT -> "request";
        };
    }

    /** Joins the notes that are not empty. */
    static String join(String... notes) {
        return String.join(
                "; ", List.of(notes).stream().filter(note -> !note.isEmpty()).toList());
    }
}
