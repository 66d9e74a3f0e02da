package io.keyledger.report.cost;

import io.keyledger.cost.bill.Bill;
import io.keyledger.cost.bill.BillLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Reads the lines about KMS of a Cost and Usage Report or a data export, as CSV (plain or gzip) or Parquet: CUR 2.0,
 * legacy CUR, and FOCUS 1.0 or later with AWS columns (AWS Data Exports user guide, table dictionaries). Reads it as a
 * stream.
 */
public final class BillFile {
    private static final String SERVICE = "awskms";
    private static final String US_DOLLAR = "USD";
    private static final int GZIP_MAGIC = 0x1f;
    private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private BillFile() {}

    /** What the columns of a format are called. */
    private record Format(String text, Map<Field, String> columns) {
        String column(Field field) {
            return columns.getOrDefault(field, "");
        }
    }

    private static final List<Format> FORMATS = List.of(
            new Format(
                    "CUR 2.0",
                    Map.ofEntries(
                            Map.entry(Field.SERVICE, "line_item_product_code"),
                            Map.entry(Field.ACCOUNT, "line_item_usage_account_id"),
                            Map.entry(Field.REGION, "product_region_code"),
                            Map.entry(Field.USAGE_TYPE, "line_item_usage_type"),
                            Map.entry(Field.CHARGE, "line_item_line_item_type"),
                            Map.entry(Field.COST, "line_item_unblended_cost"),
                            Map.entry(Field.QUANTITY, "line_item_usage_amount"),
                            Map.entry(Field.CURRENCY, "line_item_currency_code"),
                            Map.entry(Field.START, "line_item_usage_start_date"),
                            Map.entry(Field.END, "line_item_usage_end_date"),
                            Map.entry(Field.PERIOD_START, "bill_billing_period_start_date"),
                            Map.entry(Field.PERIOD_END, "bill_billing_period_end_date"))),
            new Format(
                    "legacy CUR",
                    Map.ofEntries(
                            Map.entry(Field.SERVICE, "lineItem/ProductCode"),
                            Map.entry(Field.ACCOUNT, "lineItem/UsageAccountId"),
                            Map.entry(Field.REGION, "product/regionCode"),
                            Map.entry(Field.USAGE_TYPE, "lineItem/UsageType"),
                            Map.entry(Field.CHARGE, "lineItem/LineItemType"),
                            Map.entry(Field.COST, "lineItem/UnblendedCost"),
                            Map.entry(Field.QUANTITY, "lineItem/UsageAmount"),
                            Map.entry(Field.CURRENCY, "lineItem/CurrencyCode"),
                            Map.entry(Field.START, "lineItem/UsageStartDate"),
                            Map.entry(Field.END, "lineItem/UsageEndDate"),
                            Map.entry(Field.PERIOD_START, "bill/BillingPeriodStartDate"),
                            Map.entry(Field.PERIOD_END, "bill/BillingPeriodEndDate"))),
            new Format(
                    "FOCUS",
                    Map.ofEntries(
                            Map.entry(Field.SERVICE, "x_ServiceCode"),
                            Map.entry(Field.ACCOUNT, "SubAccountId"),
                            Map.entry(Field.REGION, "RegionId"),
                            Map.entry(Field.USAGE_TYPE, "x_UsageType"),
                            Map.entry(Field.CHARGE, "ChargeCategory"),
                            Map.entry(Field.COST, "BilledCost"),
                            Map.entry(Field.QUANTITY, "ConsumedQuantity"),
                            Map.entry(Field.CURRENCY, "BillingCurrency"),
                            Map.entry(Field.START, "ChargePeriodStart"),
                            Map.entry(Field.END, "ChargePeriodEnd"),
                            Map.entry(Field.PERIOD_START, "BillingPeriodStart"),
                            Map.entry(Field.PERIOD_END, "BillingPeriodEnd"))));

    private enum Field {
        SERVICE,
        ACCOUNT,
        REGION,
        USAGE_TYPE,
        CHARGE,
        COST,
        QUANTITY,
        CURRENCY,
        START,
        END,
        PERIOD_START,
        PERIOD_END;

        /** Legacy reports have only the product columns that occur. */
        private boolean isRequired() {
            return this != REGION && this != QUANTITY;
        }
    }

    /** Charges for usage; everything else is a tax, a credit, a discount, a fee or a refund. */
    private static final Set<String> USAGE = Set.of("usage", "discountedusage", "savingsplancoveredusage");

    /**
     * Reads the files of one export.
     *
     * @throws NotABillException if one is not such a report or is in another currency than USD, or if none has lines
     *     about KMS
     * @throws IOException if one cannot be read
     */
    public static Bill read(List<Path> files) throws IOException {
        Bill bill = new Bill();
        for (Path file : files) {
            try {
                read(file, bill);
            } catch (NotABillException invalid) {
                throw files.size() == 1
                        ? invalid
                        : new NotABillException(
                                "has the file " + file.getFileName() + ", which " + invalid.getMessage());
            }
        }
        if (bill.lines() == 0) {
            throw new NotABillException("has no line about AWS KMS (service awskms)");
        }
        return bill;
    }

    private static void read(Path file, Bill bill) throws IOException {
        if (isParquet(file)) {
            readParquet(file, bill);
            return;
        }
        try (BillRows rows = new CsvBillRows(content(file))) {
            read(rows, bill);
        } catch (UncheckedIOException torn) {
            throw torn.getCause();
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw new NotABillException("is not a table of comma-separated values: " + malformed.getMessage());
        }
    }

    private static void readParquet(Path file, Bill bill) throws NotABillException {
        try (BillRows rows = new ParquetBillRows(file)) {
            read(rows, bill);
        } catch (NotABillException invalid) {
            throw invalid;
        } catch (IOException | RuntimeException _) {
            throw new NotABillException("is not a whole Parquet file; export or copy it again");
        }
    }

    private static boolean isParquet(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(PARQUET_MAGIC.length), PARQUET_MAGIC);
        }
    }

    private static InputStream content(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file));
        content.mark(1);
        int first = content.read();
        content.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(content) : content;
    }

    private static void read(BillRows rows, Bill bill) throws IOException {
        Format format = format(rows.columns());
        rows.choose(format.columns().values(), format.column(Field.SERVICE), SERVICE);
        while (rows.next()) {
            if (text(rows, format, Field.SERVICE).equals(SERVICE)) {
                bill.add(line(rows, format));
            }
        }
    }

    private static Format format(List<String> header) throws NotABillException {
        for (Format format : FORMATS) {
            if (!header.contains(format.column(Field.COST))) {
                continue;
            }
            String missing = format.columns.entrySet().stream()
                    .filter(column -> column.getKey().isRequired() && !header.contains(column.getValue()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new NotABillException("is a " + format.text + " export without the column " + missing);
            }
            return format;
        }
        throw new NotABillException("is not a CUR 2.0, legacy CUR or FOCUS export: it has none of the columns "
                + "line_item_unblended_cost, lineItem/UnblendedCost and BilledCost");
    }

    private static BillLine line(BillRows row, Format format) throws NotABillException {
        String currency = text(row, format, Field.CURRENCY);
        if (!currency.isEmpty() && !currency.equals(US_DOLLAR)) {
            throw new NotABillException("is in " + currency + " (" + row.place() + "); prices are known in USD");
        }
        String usageType = text(row, format, Field.USAGE_TYPE);
        String charge = text(row, format, Field.CHARGE);
        Instant periodStart = instant(row, format, Field.PERIOD_START);
        Instant periodEnd = instant(row, format, Field.PERIOD_END);
        boolean isUsage = USAGE.contains(charge.toLowerCase(Locale.ROOT));
        return new BillLine(
                periodStart,
                periodEnd,
                text(row, format, Field.ACCOUNT),
                BillLine.region(usageType, text(row, format, Field.REGION)),
                BillLine.usageType(usageType),
                charge,
                isUsage,
                isUsage ? instant(row, format, Field.START) : periodStart,
                isUsage ? instant(row, format, Field.END) : periodEnd,
                number(row, format, Field.COST),
                number(row, format, Field.QUANTITY));
    }

    private static String text(BillRows row, Format format, Field field) throws NotABillException {
        return row.cell(format.column(field));
    }

    private static BigDecimal number(BillRows row, Format format, Field field) throws NotABillException {
        String text = text(row, format, field);
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw invalid(row, format, field, "a number", text);
        }
    }

    private static Instant instant(BillRows row, Format format, Field field) throws NotABillException {
        String text = text(row, format, field);
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            throw invalid(row, format, field, "an instant", text);
        }
    }

    private static NotABillException invalid(BillRows row, Format format, Field field, String expected, String text) {
        return new NotABillException(
                row.place() + ", column " + format.column(field) + ": expected " + expected + ", got '" + text + "'");
    }
}
