package io.keyledger.check.bill;

import com.google.auto.service.AutoService;
import io.keyledger.check.BillCheck;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.bill.Reconciliation.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Finds amounts on the bill that the present keys and their requests don't explain. */
@AutoService(Check.class)
public final class BillResidual implements BillCheck {
    private static final int CENTS = 2;
    private static final int PER_CENT = 100;
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-BILL-RESIDUAL",
                    "What AWS billed for KMS agrees with the keys and requests that were audited",
                    Severity.LOW,
                    "keyledger cost --bill <bill> --by bill; aws ce get-cost-and-usage --time-period"
                            + " Start=<start>,End=<end> --granularity DAILY --metrics UnblendedCost UsageQuantity"
                            + " --filter '{\"And\":[{\"Dimensions\":{\"Key\":\"LINKED_ACCOUNT\","
                            + "\"Values\":[\"{account_id}\"]}},{\"Dimensions\":{\"Key\":\"REGION\","
                            + "\"Values\":[\"{region}\"]}},{\"Dimensions\":{\"Key\":\"SERVICE\","
                            + "\"Values\":[\"AWS Key Management Service\"]}}]}'"
                            + " --group-by Type=DIMENSION,Key=OPERATION",
                    "AWS KMS pricing; AWS Data Exports user guide, table dictionaries")
            .explained(
                    "Money goes to keys or requests that the audit didn't see: keys that were made and deleted,"
                            + " requests on keys of other accounts, or management requests in a loop. Or an estimate is"
                            + " wrong, and the decisions made from it are too.",
                    "For each account, Region and usage type of the bill's latest billing period, the check fails if"
                            + " the billed amount differs from what the present keys and requests cost in the same time by"
                            + " more than costs.residual-share and by 1 USD or more. It is unknown where a part of the"
                            + " estimate is unknown, where the Region was not audited, and where the bill has no usage of"
                            + " the account. It is not applicable to accounts that were not audited. Without a bill"
                            + " (--bill) it is not evaluated.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(Row row, Reconciliation bill) {
        String amounts = amounts(row, bill);
        return switch (row.outcome()) {
            case AGREES -> Verdict.pass(amounts);
            case NOT_AUDITED -> Verdict.notApplicable(amounts + "; " + String.join("; ", row.doubts()));
            case UNDECIDED -> Verdict.unknown(amounts + "; " + String.join("; ", row.doubts()));
            case DIFFERS ->
                Verdict.fail(
                        amounts + "; likely: " + String.join("; ", row.reasons()),
                        "bill: " + plain(row.billed()) + " USD for " + row.usageType() + " from " + bill.start()
                                + " to " + bill.billedUntil() + "; estimate: "
                                + plain(row.estimate().atLeast()) + " USD; residual: " + plain(row.residual())
                                + " USD, a share of " + plain(row.share()) + ", over the costs.residual-share of "
                                + plain(bill.residualShare()));
        };
    }

    private static String amounts(Row row, Reconciliation bill) {
        boolean isBilledMore = row.residual().signum() >= 0;
        return "AWS billed " + usd(row.billed()) + " from " + bill.start() + " to " + bill.billedUntil()
                + ", and the present state costs " + (row.estimate().exact() ? "" : "at least ")
                + usd(row.estimate().atLeast()) + " in that time: "
                + (row.residual().signum() == 0
                        ? "no difference"
                        : usd(row.residual().abs()) + (isBilledMore ? " more" : " less") + " billed ("
                                + row.share()
                                        .multiply(BigDecimal.valueOf(PER_CENT))
                                        .setScale(0, RoundingMode.HALF_UP)
                                + "%)");
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString() + " USD";
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
