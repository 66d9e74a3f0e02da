package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;

/** Each test has a Region of its own, because Java keeps for some seconds which names it did not find. */
class ServiceEndpointsTest {
    private static final String ACCOUNT = "111122223333";
    private static final ApiAction LIST_KEYS = ApiAction.of(
                    KmsClient.class, "kms", "ListKeys", Quota.documented(100, "test"))
            .listing();
    private static final Pace PACE = new Pace(1, 4, 3, Duration.ofMillis(1), Duration.ofMillis(1));

    @AfterEach
    void reset() {
        StagedNames.reset();
    }

    @Test
    void aServiceWhoseHostDoesNotExistIsNotOfferedAfterOneTry() {
        StagedNames.stage(host -> !host.startsWith("kms."));
        Coverage coverage = new Coverage(ACCOUNT, "eu-west-1");

        Observed<ListKeysResponse> answer = listKeys("eu-west-1", coverage);

        String explanation =
                "the service has no endpoint in eu-west-1: the host kms.eu-west-1.amazonaws.com does not exist";
        assertThat(answer).isEqualTo(Observed.notOffered(explanation));
        assertThat(coverage.rows()).singleElement().satisfies(row -> {
            assertThat(row.note()).isEqualTo("not offered: " + explanation);
            assertThat(row.asked()).isEqualTo(1);
            assertThat(row.failed()).isZero();
        });
        assertThat(StagedNames.asked())
                .filteredOn(host -> host.startsWith("kms."))
                .hasSize(2);
    }

    @Test
    void aDnsThatKnowsNothingOfAwsIsAFailure() {
        StagedNames.stage(_ -> false);

        assertThat(failureOf("eu-west-2").note()).contains("kms.eu-west-2.amazonaws.com");
        assertThat(StagedNames.asked()).anyMatch(host -> host.contains(".s3."));
    }

    @Test
    void aNameThatIsOnlyMissingFromACacheIsAFailure() {
        StagedNames.stage(host -> host.endsWith("."));

        assertThat(failureOf("eu-west-3").asked()).isEqualTo(1);
    }

    @Test
    void aPartitionHasNamesOfItsOwn() {
        StagedNames.stage(host -> host.contains(".s3.cn-north-1.amazonaws.com.cn"));

        assertThat(listKeys("cn-north-1", new Coverage(ACCOUNT, "cn-north-1")).reason())
                .isEqualTo("not offered: the service has no endpoint in cn-north-1: the host"
                        + " kms.cn-north-1.amazonaws.com.cn does not exist");
    }

    private static ApiCoverage failureOf(String region) {
        Coverage coverage = new Coverage(ACCOUNT, region);
        assertThat(listKeys(region, coverage)).isInstanceOf(Observed.Failed.class);
        return coverage.rows().getFirst();
    }

    private static Observed<ListKeysResponse> listKeys(String region, Coverage coverage) {
        try (AwsClients clients = new AwsClients(
                        PACE, List.of(LIST_KEYS), null, AnswerBounds.standard(), Map.of(), new HandMadeTicks());
                KmsClient kms = clients.once(
                        KmsClient.class,
                        KmsClient::builder,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                        region)) {
            return clients.calls(ACCOUNT, region, coverage).ask(LIST_KEYS, kms::listKeys);
        }
    }
}
