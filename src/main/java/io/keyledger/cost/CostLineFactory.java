package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyName;
import io.keyledger.cost.CostLine.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Lines of one key: what they have in common is said once. */
final class CostLineFactory {
    static final String NO_PRICE = "no price is known for this Region: add it to the price file";

    private final PriceSheet sheet;
    private final ClassifiedKey key;
    private final int periodDays;
    private final @Nullable RegionPrices prices;

    CostLineFactory(PriceSheet sheet, ClassifiedKey key, int periodDays) {
        this.sheet = sheet;
        this.key = key;
        this.periodDays = periodDays;
        this.prices = sheet.of(key.key().region()).orElse(null);
    }

    @Nullable
    RegionPrices prices() {
        return prices;
    }

    /** A storage or rotation line. */
    CostLine of(Kind kind, BigDecimal quantity, String unit, Confidence confidence, String note) {
        BigDecimal price = prices == null ? null : kind == Kind.ROTATION ? prices.rotationMonth() : prices.keyMonth();
        return line(kind, "", quantity, unit, price, "DescribeKey, ListKeyRotations", confidence, note);
    }

    CostLine requests(
            String operation, BigDecimal quantity, @Nullable BigDecimal price, Confidence confidence, String note) {
        return line(
                Kind.REQUESTS,
                operation,
                quantity,
                "request",
                price,
                "CloudWatch AWS/KMS SuccessfulRequest",
                confidence,
                note);
    }

    /** No requests on the key, as far as can be told. */
    CostLine noRequests(Confidence confidence, String note) {
        return line(
                Kind.REQUESTS,
                "",
                BigDecimal.ZERO,
                "request",
                null,
                "CloudWatch AWS/KMS SuccessfulRequest",
                confidence,
                note);
    }

    CostLine unknown(Kind kind, String unit, String note) {
        return line(kind, "", null, unit, null, "", Confidence.UNKNOWN, note);
    }

    private CostLine line(
            Kind kind,
            String operation,
            @Nullable BigDecimal quantity,
            String unit,
            @Nullable BigDecimal price,
            String quantitySource,
            Confidence confidence,
            String note) {
        boolean free = quantity != null && quantity.signum() == 0 && operation.isEmpty();
        BigDecimal amount =
                free ? BigDecimal.ZERO : quantity == null || price == null ? null : Money.amount(quantity, price);
        boolean assumed = amount != null && !free && prices != null && !prices.checked();
        return new CostLine(
                key.key().accountId(),
                key.key().region(),
                key.key().arn(),
                key.custody(),
                kind,
                operation,
                key.key().accountId(),
                quantity,
                unit,
                price,
                amount,
                periodDays,
                amount == null ? null : Money.perMonth(amount, periodDays),
                quantitySource.isEmpty() ? sheet.citation() : quantitySource + "; " + sheet.citation(),
                amount == null ? Confidence.UNKNOWN : assumed ? confidence.orLess(Confidence.ESTIMATE) : confidence,
                assumed ? append(note, "the price was not checked for this Region") : note,
                KeyName.of(key.key()));
    }

    private static String append(String note, String more) {
        return note.isEmpty() ? more : note + "; " + more;
    }
}
