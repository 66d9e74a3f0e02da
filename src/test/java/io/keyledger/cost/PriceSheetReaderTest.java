package io.keyledger.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSheetReaderTest {
    private static final String COMMERCIAL = """
        as_of: 2026-09-11
        source: an invoice
        partitions:
          aws:
            key_month: 1
            rotation_month: 1
            rotations_billed: 2
            requests:
              {symmetric: 0.000003, rsa_2048: 0.000003, asymmetric: 0.000015, data_key_pair_ecc: 0.00001, data_key_pair_rsa: 0.0012}
            free_requests_month: 20000
        """;

    @TempDir
    Path folder;

    @Test
    void theBundledSheetKnowsCommercialRegionsAndNoOthers() {
        PriceSheet sheet = PriceSheetReader.bundled();

        assertThat(sheet.of("eu-central-1"))
                .hasValueSatisfying(prices -> assertThat(prices.checked()).isTrue());
        assertThat(sheet.of("ap-south-2"))
                .hasValueSatisfying(prices -> assertThat(prices.checked()).isFalse());
        assertThat(sheet.of("cn-north-1")).isEmpty();
        assertThat(sheet.of("us-gov-west-1")).isEmpty();
        for (String isolated : List.of(
                "us-iso-west-1",
                "us-isob-east-1",
                "eu-isoe-west-1",
                "us-isof-south-1",
                "xx-later-1",
                "us-isog-east-1")) {
            assertThat(sheet.of(isolated)).as(isolated).isEmpty();
            assertThat(sheet.ofPartitionOf(isolated)).as(isolated).isEmpty();
        }
        assertThat(sheet.of("eusc-de-east-1")).isEmpty();
        assertThat(sheet.citation()).isEqualTo("https://aws.amazon.com/kms/pricing/ as of 2026-09-11");
    }

    @Test
    void aRegionInheritsWhatItDoesNotSet() throws IOException {
        PriceSheet sheet = read(COMMERCIAL + "regions:\n  eu-south-1:\n    requests: {symmetric: 0.000004}\n");

        assertThat(sheet.of("eu-south-1")).hasValueSatisfying(prices -> {
            assertThat(prices.requests().symmetric()).isEqualByComparingTo("0.000004");
            assertThat(prices.requests().asymmetric()).isEqualByComparingTo("0.000015");
            assertThat(prices.keyMonth()).isEqualByComparingTo("1");
            assertThat(prices.checked()).isTrue();
        });
    }

    @Test
    void aRegionOfAPartitionWithoutPricesHasToSetThemAll() {
        assertThatThrownBy(() -> read(COMMERCIAL + "regions:\n  cn-north-1:\n    key_month: 1\n"))
                .isInstanceOf(PriceSheetException.class)
                .hasMessageContaining("regions.cn-north-1.rotation_month");
    }

    @Test
    void mistakesNameTheirPlace() {
        assertThatThrownBy(() -> read(COMMERCIAL.replace("key_month: 1", "key_month: one")))
                .hasMessageContaining("partitions.aws.key_month")
                .hasMessageContaining("give a number in USD");
        assertThatThrownBy(() -> read(COMMERCIAL.replace("key_month", "key_moth")))
                .hasMessageContaining("unknown entry partitions.aws.key_moth");
        assertThatThrownBy(() -> read(COMMERCIAL.replace("2026-09-11", "lately")))
                .hasMessageContaining("as_of");
        assertThatThrownBy(() -> read("partitions: ["))
                .hasMessageContaining("line 1")
                .hasMessageEndingWith("; check the indentation, and that every name has a colon");
        assertThatThrownBy(() -> PriceSheetReader.read(folder.resolve("missing.yaml")))
                .hasMessageContaining("missing.yaml");
    }

    private PriceSheet read(String text) throws IOException {
        return PriceSheetReader.read(Files.writeString(folder.resolve("prices.yaml"), text));
    }
}
