package io.keyledger.report.cost;

import io.keyledger.cost.savings.Saving;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.report.text.AmountText;
import java.util.List;

/** Savings as rows. */
public final class SavingsTable {
    public static final Table<Saving> TABLE = Table.of(
            "savings.csv",
            List.of(
                    Column.plain("saving", saving -> saving.kind().id()),
                    Column.plain("title", saving -> saving.kind().title()),
                    Column.plain("account_id", Saving::accountId),
                    Column.plain("region", Saving::region),
                    Column.plain("key_arn", Saving::keyArn),
                    Column.text("key_name", Saving::keyName),
                    Column.text("subject", Saving::subject),
                    Column.plain("usd_month", saving -> AmountText.usd(saving.usdMonth())),
                    Column.plain("at_most", saving -> Boolean.toString(saving.atMost())),
                    Column.plain("confidence", saving -> saving.confidence().text()),
                    Column.plain("effort", saving -> saving.kind().effort().text()),
                    Column.text("reason", Saving::reason),
                    Column.text("action", Saving::action),
                    Column.text("alternatives", Saving::alternatives)),
            List.of("account_id", "region", "saving", "key_arn", "subject"));

    private SavingsTable() {}
}
