package io.keyledger.report.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.cost.bill.Bill;
import io.keyledger.cost.bill.Bill.Billed;
import io.keyledger.cost.bill.Bill.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Parquet files were made by {@code make.py}, which is in their folder. */
class BillFileTest {
    private static final Path BILLS = Path.of("src", "test", "resources", "bills");

    private static final String CUR_2 = """
        bill_billing_period_start_date,bill_billing_period_end_date,line_item_usage_account_id,\
        line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,\
        line_item_usage_type,line_item_usage_amount,line_item_currency_code,line_item_unblended_cost,\
        product_region_code
        """;
    private static final String KEYS = """
        2026-10-01T00:00:00.000Z,2026-11-01T00:00:00.000Z,111122223333,Usage,2026-10-01T00:00:00.000Z,\
        2026-11-01T00:00:00.000Z,awskms,eu-west-1-KMS-Keys,2.0,USD,2.0,eu-west-1
        """;
    private static final Item KEYS_OF_IRELAND = new Item("111122223333", "eu-west-1", "KMS-Keys");

    @TempDir
    private Path directory;

    private Bill read(String content) throws IOException {
        return BillFile.read(List.of(Files.writeString(directory.resolve("bill.csv"), content)));
    }

    @Test
    void theLinesAboutKmsAreSummedByAccountRegionAndUsageType() throws IOException {
        Bill bill =
                read(CUR_2 + KEYS + KEYS + KEYS.replace("awskms", "AmazonS3") + KEYS.replace("111122223333", "4444"));

        assertThat(bill.usage())
                .containsOnly(
                        Map.entry(KEYS_OF_IRELAND, new Billed(new BigDecimal("4.0"), new BigDecimal("4.0"))),
                        Map.entry(
                                new Item("4444", "eu-west-1", "KMS-Keys"),
                                new Billed(new BigDecimal("2.0"), new BigDecimal("2.0"))));
        assertThat(bill.isInProgress()).isFalse();
        assertThat(bill.billedUntil()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void legacyReportsHaveTheSameLines() throws IOException {
        Bill bill = read("""
            identity/LineItemId,bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/UsageAccountId,\
            lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,\
            lineItem/UsageType,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost
            a,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,111122223333,Usage,2026-10-01T00:00:00Z,\
            2026-10-02T00:00:00Z,awskms,us-gov-west-1-KMS-Requests-Asymmetric,1000,USD,0.0150000000
            """);

        assertThat(bill.usage()).containsOnlyKeys(new Item("111122223333", "us-gov-west-1", "KMS-Requests-Asymmetric"));
    }

    @Test
    void focusExportsHaveTheSameLines() throws IOException {
        Bill bill = read("""
            BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargePeriodStart,\
            ChargePeriodEnd,ConsumedQuantity,RegionId,SubAccountId,x_ServiceCode,x_UsageType
            0.3,USD,2026-10-01 00:00:00,2026-11-01 00:00:00,Usage,2026-10-01 00:00:00,2026-10-02 00:00:00,100000,\
            eu-west-1,111122223333,awskms,eu-west-1-KMS-Requests
            -0.1,USD,2026-10-01 00:00:00,2026-11-01 00:00:00,Credit,2026-10-01 00:00:00,2026-10-02 00:00:00,,\
            ,111122223333,awskms,eu-west-1-KMS-Requests
            """);

        assertThat(bill.usage()).containsOnlyKeys(new Item("111122223333", "eu-west-1", "KMS-Requests"));
        assertThat(bill.others()).containsExactly(Map.entry("Credit", new BigDecimal("-0.1")));
        assertThat(bill.isInProgress()).isTrue();
    }

    @Test
    void gzipIsRecognisedByItsContent() throws IOException {
        Path file = directory.resolve("bill.data");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write((CUR_2 + KEYS).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(BillFile.read(List.of(file)).lines()).isEqualTo(1);
    }

    @Test
    void onlyTheLatestBillingPeriodIsCompared() throws IOException {
        Bill bill = read(CUR_2 + KEYS + KEYS.replace("2026-11-01", "2026-12-01").replace("2026-10-01", "2026-11-01"));

        assertThat(bill.start()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(bill.earlier()).containsExactly(Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(bill.usage().get(KEYS_OF_IRELAND))
                .isEqualTo(new Billed(new BigDecimal("2.0"), new BigDecimal("2.0")));
    }

    @Test
    void aFileThatIsNoBillIsRefusedWithThePlaceAndWhatWasExpected() throws IOException {
        assertRefused("a,b\n1,2\n", "it has none of the columns line_item_unblended_cost,");
        assertRefused("line_item_unblended_cost\n1\n", "is a CUR 2.0 export without the column ");
        assertRefused(CUR_2, "has no line about AWS KMS");
        assertRefused(CUR_2 + KEYS.replace("USD", "CNY"), "is in CNY (row 1)");
        assertRefused(
                CUR_2 + KEYS.replace(",2.0,eu", ",two,eu"),
                "row 1, column line_item_unblended_cost: expected a number, got 'two'");
        assertRefused(
                CUR_2 + KEYS.replaceFirst("2026-10-01T00:00:00.000Z", "October"),
                "row 1, column bill_billing_period_start_date: expected an instant, got 'October'");
    }

    @Test
    void cur2AsParquetHasTheSameLines() throws IOException {
        Bill bill = BillFile.read(List.of(BILLS.resolve("cur-2.snappy.parquet")));

        assertThat(bill.lines()).isEqualTo(3);
        assertThat(bill.usage())
                .containsExactly(Map.entry(KEYS_OF_IRELAND, new Billed(new BigDecimal("2.0"), new BigDecimal("2.0"))));
        assertThat(bill.others()).containsExactly(Map.entry("Tax", new BigDecimal("0.4")));
        assertThat(bill.start()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(bill.billedUntil()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void focusAsParquetHasTheSameLines() throws IOException {
        Bill bill = BillFile.read(List.of(BILLS.resolve("focus.gzip.parquet")));

        assertThat(bill.usage())
                .containsExactly(Map.entry(
                        new Item("111122223333", "eu-west-1", "KMS-Requests"),
                        new Billed(new BigDecimal("0.3"), new BigDecimal("100000.0"))));
        assertThat(bill.billedUntil()).isEqualTo(Instant.parse("2026-10-02T00:00:00Z"));
    }

    @Test
    void theFilesOfAnExportAreOneBillWhateverTheirFormat() throws IOException {
        Path csv = Files.writeString(directory.resolve("more.csv"), CUR_2 + KEYS);

        Bill bill = BillFile.read(List.of(csv, BILLS.resolve("cur-2.snappy.parquet")));

        assertThat(bill.usage())
                .containsExactly(Map.entry(KEYS_OF_IRELAND, new Billed(new BigDecimal("4.0"), new BigDecimal("4.0"))));
    }

    @Test
    void anotherCompressionIsRefusedByName() {
        assertThatThrownBy(() -> BillFile.read(List.of(BILLS.resolve("focus.zstd.parquet"))))
                .isInstanceOf(NotABillException.class)
                .hasMessageStartingWith("is compressed with ZSTD; AWS exports Parquet with Snappy");
    }

    @Test
    void tornParquetIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(BILLS.resolve("focus.gzip.parquet"));
        for (int length : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
            Path torn = Files.write(directory.resolve("torn.parquet"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> BillFile.read(List.of(torn)))
                    .as("%d bytes", length)
                    .isInstanceOf(NotABillException.class)
                    .hasMessage("is not a whole Parquet file; export or copy it again");
        }
    }

    @Test
    void aFileOfAnExportThatIsNoBillIsNamed() throws IOException {
        Path good = Files.writeString(directory.resolve("good.csv"), CUR_2 + KEYS);
        Path bad = Files.writeString(directory.resolve("bad.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> BillFile.read(List.of(good, bad)))
                .isInstanceOf(NotABillException.class)
                .hasMessageStartingWith("has the file bad.csv, which is not a CUR 2.0, legacy CUR or FOCUS export");
    }

    private void assertRefused(String content, String why) {
        assertThatThrownBy(() -> read(content))
                .as(content)
                .isInstanceOf(NotABillException.class)
                .hasMessageContaining(why);
    }
}
