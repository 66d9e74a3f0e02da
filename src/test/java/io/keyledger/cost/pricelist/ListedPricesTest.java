package io.keyledger.cost.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.pricelist.ListedPrices.Refreshed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedPricesTest {
    private static final Map<String, String> USD = Map.of(
            "KMS-Keys", "1.0000000000",
            "KMS-Requests", "0.0000030000",
            "KMS-Requests-Asymmetric-RSA_2048", "0.0000030000",
            "KMS-Requests-Asymmetric", "0.0000150000",
            "KMS-Requests-GenerateDatakeyPair-ECC", "0.0000100000",
            "KMS-Requests-GenerateDatakeyPair-RSA", "0.0012000000");
    private static final PriceSheet BUNDLED = PriceSheetReader.bundled();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final List<String> products = new ArrayList<>();

    private void region(String region) {
        USD.forEach((usageType, usd) -> product(region + "-" + usageType, "\"USD\": \"" + usd + "\"", "Inf"));
    }

    private void product(String usageType, String price, String end) {
        products.add("""
            {"product": {"attributes": {"usagetype": "%s", "servicecode": "awskms"}, "sku": "S"},
             "terms": {"OnDemand": {"S.T": {"priceDimensions": {"S.T.R": {"beginRange": "0", "endRange": "%s",
             "pricePerUnit": {%s}}}}}}, "publicationDate": "2026-11-05T12:00:00Z"}
            """.formatted(usageType, end, price));
    }

    private Refreshed refreshed() {
        return ListedPrices.of(products, BUNDLED, TODAY);
    }

    @Test
    void mostRegionsMakeThePartitionAndTheOthersStandApart() {
        region("eu-west-1");
        region("us-east-1");
        region("ap-southeast-2");
        products.removeIf(product -> product.contains("ap-southeast-2-KMS-Keys\""));
        product("ap-southeast-2-KMS-Keys", "\"USD\": \"1.10\"", "Inf");

        PriceSheet sheet = refreshed().sheet();

        assertThat(sheet.partitions().get("aws").keyMonth()).isEqualByComparingTo("1");
        assertThat(sheet.regions()).containsOnlyKeys("ap-southeast-2");
        assertThat(sheet.regionsChecked().get("aws"))
                .containsExactlyInAnyOrder("eu-west-1", "us-east-1", "ap-southeast-2");
    }

    @Test
    void usageTypesAreMatchedAsAWholeWithTheirSmallK() {
        region("us-east-1");

        assertThat(refreshed().sheet().of("us-east-1")).hasValueSatisfying(prices -> {
            assertThat(prices.requests().symmetric()).isEqualByComparingTo("0.000003");
            assertThat(prices.requests().asymmetric()).isEqualByComparingTo("0.000015");
            assertThat(prices.requests().dataKeyPairEcc()).isEqualByComparingTo("0.00001");
            assertThat(prices.requests().dataKeyPairRsa()).isEqualByComparingTo("0.0012");
        });
    }

    @Test
    void aFreeTierMayBeAProductOfItsOwn() {
        region("us-east-1");
        product("Global-KMS-Requests", "\"USD\": \"0.0000000000\"", "Inf");
        product("KMS-Requests", "\"USD\": \"0.0000000000\"", "25000");

        assertThat(refreshed().sheet().partitions().get("aws").freeRequestsMonth())
                .isEqualTo(25_000);
    }

    @Test
    void whatTheListDoesNotHaveComesFromTheSheetBeforeAndIsSaid() {
        region("us-east-1");
        products.removeIf(product -> product.contains("RSA_2048"));

        Refreshed refreshed = refreshed();

        assertThat(refreshed.sheet().partitions().get("aws").requests().rsa2048())
                .isEqualByComparingTo("0.000003");
        assertThat(refreshed.sheet().regionsChecked().get("aws")).isEmpty();
        assertThat(refreshed.notes())
                .contains(
                        "Not in the Price List for partition aws, from the sheet before:"
                                + " KMS-Requests-Asymmetric-RSA_2048",
                        "Not in the Price List for partition aws, from the sheet before: 20000 free requests a month");
    }

    @Test
    void pricesInAnotherCurrencyAreNeverTakenForDollars() {
        region("us-east-1");
        USD.keySet().forEach(usageType -> product("cn-north-1-" + usageType, "\"CNY\": \"6.5\"", "Inf"));

        Refreshed refreshed = refreshed();

        assertThat(refreshed.sheet().of("cn-north-1")).isEmpty();
        assertThat(refreshed.notes()).contains("Not used, because it is in CNY and not in USD: cn-north-1 KMS-Keys");
    }

    @Test
    void aListWithoutThePriceOfAKeyGivesNoSheet() {
        product("us-east-1-KMS-Requests", "\"USD\": \"0.000003\"", "Inf");

        assertThatExceptionOfType(PriceListException.class)
                .isThrownBy(this::refreshed)
                .withMessage("it has no price of a key (usage type KMS-Keys)");
    }

    @Test
    void aDocumentThatIsNoProductGivesNoSheet() {
        products.add("{\"product\": {}}");

        assertThatExceptionOfType(PriceListException.class)
                .isThrownBy(this::refreshed)
                .withMessage("a product has no usagetype");
    }

    @Test
    void theWrittenSheetReadsAsTheSame(@TempDir Path directory) throws IOException {
        region("eu-west-1");
        region("us-east-1");
        Refreshed refreshed = refreshed();
        Path file = Files.writeString(directory.resolve("prices.yaml"), PriceSheetWriter.yaml(refreshed));

        PriceSheet read = PriceSheetReader.read(file);

        assertThat(PricePoint.of(read))
                .extracting(PricePoint::id)
                .containsExactlyElementsOf(PricePoint.of(refreshed.sheet()).stream()
                        .map(PricePoint::id)
                        .toList());
        assertThat(PricePoint.of(read))
                .extracting(PricePoint::text)
                .containsExactlyElementsOf(PricePoint.of(refreshed.sheet()).stream()
                        .map(PricePoint::text)
                        .toList());
        assertThat(read.source()).isEqualTo(refreshed.sheet().source());
        assertThat(read.audit().keySet()).isEqualTo(BUNDLED.audit().keySet());
    }
}
