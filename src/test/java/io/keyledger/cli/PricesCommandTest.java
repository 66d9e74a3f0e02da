package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.stub.StubBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PricesCommandTest {
    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void open() {
        terminal = TestEnvironment.in(directory);
    }

    @Test
    void thePricesInUseHaveTheirDateAndSource() {
        assertThat(terminal.run("prices")).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .startsWith("Prices as of 2026-09-11, from https://aws.amazon.com/kms/pricing/")
                .containsPattern("(?m)^aws +requests.data_key_pair_rsa +0.0012$")
                .contains("The Price List was read for these Regions of aws: eu-central-1, eu-west-1, us-east-1,");
    }

    @Test
    void aConfiguredSheetIsTheOneInUse() throws IOException {
        Files.writeString(
                directory.resolve("mine.yaml"),
                Files.readString(Path.of("config/prices.yaml")).replace("key_month: 1.00", "key_month: 2.00"));
        Files.writeString(directory.resolve("keyledger.yaml"), "costs: {prices: mine.yaml}\n");

        terminal.run("prices", "--config", "keyledger.yaml", "--format", "json");

        JsonNode prices = JsonMapper.shared().readTree(terminal.out());
        assertThat(prices.get(0).path("price").asString()).isEqualTo("key_month");
        assertThat(terminal.out()).contains("\"value\" : \"2\"");
    }

    @Test
    void thePriceListBecomesADatedSheetThatTheConfigurationCanName() {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            assertThat(terminal.run(aws.at("prices", "--refresh", "new.yaml"))).isEqualTo(ExitCode.CLEAN.number());

            assertThat(aws.server().counters().calls("pricing:GetProducts")).isEqualTo(3);
        }

        PriceSheet sheet = PriceSheetReader.read(directory.resolve("new.yaml"));
        assertThat(sheet.asOf()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(sheet.source()).startsWith("AWS Price List API, service awskms, published 2026-11-05T12:00:00Z");
        assertThat(sheet.of("us-east-2")).hasValueSatisfying(prices -> {
            assertThat(prices.checked()).isTrue();
            assertThat(prices.keyMonth()).isEqualByComparingTo("1");
            assertThat(prices.requests().dataKeyPairRsa()).isEqualByComparingTo("0.0012");
            assertThat(prices.freeRequestsMonth()).isEqualTo(20_000);
        });
        assertThat(sheet.of("af-south-1"))
                .hasValueSatisfying(prices -> assertThat(prices.keyMonth()).isEqualByComparingTo("1.25"));
        assertThat(sheet.of("us-gov-west-1")).isPresent();
        assertThat(sheet.of("cn-north-1")).isEmpty();
        assertThat(sheet.ofCall("s3", "GetBucketTagging", "us-east-1"))
                .hasValueSatisfying(call -> assertThat(call.usd()).isEqualByComparingTo("0.0000004"));
    }

    @Test
    void theDifferencesFromTheSheetInUseAreShown() {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            terminal.run(aws.at("prices", "--refresh", "new.yaml"));
        }

        assertThat(terminal.out())
                .contains("  af-south-1 key_month: none -> 1.25")
                .contains("  aws-us-gov requests.symmetric: none -> 0.000003")
                .doesNotContain("aws key_month:")
                .contains("18 prices differ from those as of 2026-09-11.")
                .contains("Note: Not in the Price List, from the sheet before");
        assertThat(terminal.err()).contains("set costs.prices to use it");
    }

    @Test
    void anExistingFileIsNeverReplacedAndAwsIsNotAsked() throws IOException {
        Files.writeString(directory.resolve("new.yaml"), "mine");
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            assertThat(terminal.run(aws.at("prices", "--refresh", "new.yaml"))).isEqualTo(ExitCode.USAGE.number());

            assertThat(aws.server().counters().calls("pricing:GetProducts")).isZero();
        }

        assertThat(directory.resolve("new.yaml")).hasContent("mine");
        assertThat(terminal.err()).contains("exists; choose a new file");
    }

    @Test
    void aListThatCannotBeReadToItsEndGivesNoSheet() {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            aws.server().behave(StubBehaviour.calm().denying("pricing:GetProducts"));

            assertThat(terminal.run(aws.at("prices", "--refresh", "new.yaml"))).isNotEqualTo(ExitCode.CLEAN.number());
        }

        assertThat(directory.resolve("new.yaml")).doesNotExist();
        assertThat(terminal.err()).contains("AWS's Price List can't be read: denied pricing:GetProducts");
    }

    @Test
    void noAuditReadsThePriceList() {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            terminal.run(aws.at("audit", "--region", "eu-west-1", "--collector", "kms", "--quiet"));

            assertThat(aws.server().counters().calls("pricing:GetProducts")).isZero();
        }
        assertThat(List.of(terminal.err())).noneMatch(text -> text.contains("pricing:GetProducts"));
    }
}
