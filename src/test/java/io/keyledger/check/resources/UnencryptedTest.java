package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.snapshot;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The four checks for data that is stored in the clear, which differ in their scope only. */
class UnencryptedTest {
    private static final String QUEUE = "AWS::SQS::Queue";

    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of(new VolumeUnencrypted(), volume("vol-1"), List.of(ResourceTypes.EBS_VOLUME)),
                Arguments.of(new SnapshotUnencrypted(), snapshot("snap-1"), List.of(ResourceTypes.EBS_SNAPSHOT)),
                Arguments.of(new BucketUnencrypted(), bucket("b"), List.of(ResourceTypes.S3_BUCKET)),
                Arguments.of(
                        new ResourceUnencrypted(),
                        resource("sqs", QUEUE, "q"),
                        List.of(ResourceTypes.ECR_REPOSITORY, QUEUE)));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void failsWhatIsStoredInTheClear(ResourceCheck check, ResourceBuilder resource, List<String> covered) {
        Verdict verdict = judge(check, resource.stored(Method.NONE, "none"));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("encryption: none");
        assertThat(judge(check, resource.stored(Method.NONE, "")).evidence()).isEqualTo("encryption: none");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void passesWhatIsEncryptedWithAnyKey(ResourceCheck check, ResourceBuilder resource, List<String> covered) {
        assertThat(judge(check, resource.stored(Method.SERVICE_MANAGED, "AES256"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(check, resource.kms("alias/app")).status()).isEqualTo(Status.PASS);
        assertThat(judge(check, resource.kms("alias/lost")).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void neverJudgesWhatWasNotRead(ResourceCheck check, ResourceBuilder resource, List<String> covered) {
        assertThat(judge(check, resource.encryption(new Observed.Throttled<>("x:Y", ""))))
                .isEqualTo(Verdict.unknown("throttled x:Y"));
        assertThat(judge(check, resource.encryption(Observed.notOffered("elsewhere")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void eachTypeHasOneSuchCheck(ResourceCheck check, ResourceBuilder resource, List<String> covered) {
        assertThat(Stream.of(
                                ResourceTypes.EBS_VOLUME,
                                ResourceTypes.EBS_SNAPSHOT,
                                ResourceTypes.S3_BUCKET,
                                ResourceTypes.EBS_DEFAULT_ENCRYPTION,
                                ResourceTypes.ECR_REPOSITORY,
                                QUEUE)
                        .filter(check::covers))
                .containsExactlyElementsOf(covered);
    }

    private static Verdict judge(ResourceCheck check, ResourceBuilder resource) {
        return check.evaluate(resource.classified(index(key())), context());
    }
}
