package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kms.KmsClient;

class ReadOnlyGuardTest {
    /** Nothing listens there, so a call that is let through fails in another way. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private static final ApiAction DESCRIBE_KEY =
            ApiAction.of(KmsClient.class, "kms", "DescribeKey", Quota.documented(2000, "test"));

    /** The IAM prefix is the same, as that of Amazon Bedrock and its agents is. */
    private static final ApiAction OF_OTHER_CLIENT =
            ApiAction.of(CloudWatchClient.class, "kms", "ListAliases", Quota.documented(100, "test"));

    private final AwsClients clients = new AwsClients(
            Pace.standard(),
            List.of(DESCRIBE_KEY, OF_OTHER_CLIENT),
            NOWHERE,
            AnswerBounds.standard(),
            Map.of(),
            Ticks.SYSTEM);
    private final KmsClient kms = clients.once(
            KmsClient.class,
            KmsClient::builder,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
            "eu-west-1");

    @AfterEach
    void close() {
        kms.close();
        clients.close();
    }

    @Test
    void refusesWhatChangesAKey() {
        assertThatThrownBy(() -> kms.scheduleKeyDeletion(request -> request.keyId("1")))
                .isInstanceOf(UndeclaredCallException.class)
                .hasMessageContaining("KmsClient may not call ScheduleKeyDeletion");
    }

    @Test
    void refusesReadingThatIsNotDeclared() {
        assertThatThrownBy(() -> kms.listKeys(_ -> {})).isInstanceOf(UndeclaredCallException.class);
    }

    @Test
    void refusesWhatIsDeclaredForAnotherClientOfTheSamePrefix() {
        assertThatThrownBy(() -> kms.listAliases(_ -> {})).isInstanceOf(UndeclaredCallException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/aws/s3", "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"})
    void refusesToDescribeAnAwsManagedKeyByItsName(String name) {
        assertThatThrownBy(() -> kms.describeKey(request -> request.keyId(name)))
                .isInstanceOf(UndeclaredCallException.class)
                .hasMessageContaining("could create the key");
    }

    @Test
    void letsDeclaredCallsThrough() {
        assertThatThrownBy(() -> kms.describeKey(request -> request.keyId("alias/orders")))
                .isInstanceOf(SdkClientException.class);
    }
}
