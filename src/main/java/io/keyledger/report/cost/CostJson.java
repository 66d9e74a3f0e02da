package io.keyledger.report.cost;

import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.breakdown.CostBreakdown.Row;
import io.keyledger.cost.savings.BucketChoices;
import io.keyledger.evaluate.ChangedRequests;
import io.keyledger.evaluate.CostReport;
import io.keyledger.report.csv.Table;
import io.keyledger.report.text.AmountText;
import io.keyledger.report.text.IndentedJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A cost report as JSON. */
public final class CostJson {
    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(IndentedJson.printer());

    private CostJson() {}

    /**
     * Prints a report.
     *
     * @param rows the rows to show, which may be the first of the report's
     */
    public static String of(CostReport report, List<Row> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of", report.asOf().toString());
        json.put("accounts", report.accounts());
        json.put("regions", report.regions());
        json.put("by", report.grouping().text());
        json.put("period", report.term().name().toLowerCase(Locale.ROOT));
        json.put("groups", rows.stream().map(CostJson::row).toList());
        json.put("total_usd", AmountText.usd(report.total()));
        json.put("audit_usd", AmountText.usd(report.audit()));
        json.put("keys", report.keys());
        json.put("keys_of_unknown_cost", report.keysUnknown());
        json.put("counted_days", report.countedDays());
        json.put("savings", SavingsJson.of(report.savings()));
        json.put("buckets", report.choices().stream().map(CostJson::choices).toList());
        report.bill().ifPresent(bill -> json.put("bill", bill(bill)));
        json.put(
                "request_changes",
                report.changes().stream().map(CostJson::change).toList());
        json.put("not_read", report.gaps());
        return WRITER.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> json = cells(CostTable.TABLE, row);
        json.put("keys", row.keys());
        return json;
    }

    private static Map<String, Object> bill(Reconciliation bill) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("period_start", bill.start().toString());
        json.put("period_end", bill.end().toString());
        json.put("billed_until", bill.billedUntil().toString());
        json.put("projected", bill.inProgress());
        json.put(
                "rows",
                bill.rows().stream().map(row -> cells(BillTable.TABLE, row)).toList());
        Map<String, String> others = new TreeMap<>();
        bill.others().forEach((charge, usd) -> others.put(charge, usd.toPlainString()));
        json.put("not_compared_usd", others);
        json.put(
                "periods_left_out",
                bill.earlier().stream().map(Instant::toString).sorted().toList());
        return json;
    }

    private static <R> Map<String, Object> cells(Table<R> table, R row) {
        String[] cells = table.cells(row);
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            json.put(table.header().get(i), cells[i]);
        }
        return json;
    }

    private static Map<String, Object> change(ChangedRequests change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("change", change.up() ? "requests-up" : "requests-down");
        json.put("account_id", change.accountId());
        json.put("region", change.region());
        json.put("key_arn", change.keyArn());
        json.put("key_name", change.keyName());
        json.put("requests_before", change.before().requests());
        json.put("days_before", change.before().days());
        json.put("requests", change.after().requests());
        json.put("days", change.after().days());
        json.put("since", change.since().toString());
        return json;
    }

    private static Map<String, Object> choices(BucketChoices choices) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bucket", choices.bucket());
        json.put("key_name", choices.keyName());
        json.put("usd_month", choices.text());
        return json;
    }
}
