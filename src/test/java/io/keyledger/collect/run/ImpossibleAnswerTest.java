package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.CollectException;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers whose form is right and whose content AWS could not have meant. */
class ImpossibleAnswerTest {
    private static final String NOT_FOUND = "{\"__type\":\"NotFoundException\",\"message\":\"no such key\"}";
    private static final String NO_SUCH_BUCKET =
            "<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>";
    private static final String THROTTLED =
            "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";

    private static final String REFUSED =
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>";

    private final StubAws aws = StubAws.small();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aListedKeyThatIsNotFoundYetIsAskedForAgain() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        behave(calls("kms:DescribeKey").and(_ -> answers.incrementAndGet() <= 3), 400, NOT_FOUND);

        collect("kms");

        assertThat(keys())
                .hasSize(24)
                .allSatisfy(key -> assertThat(key.metadata().known()).isPresent());
        assertThat(unread()).isEmpty();
    }

    @Test
    void aListedKeyThatIsNeverFoundHasARow() throws IOException {
        behave(calls("kms:DescribeKey"), 400, NOT_FOUND);

        collect("kms");

        assertThat(keys()).hasSize(24).allSatisfy(key -> {
            assertThat(key.metadata()).isInstanceOf(Observed.Failed.class);
            assertThat(key.policy().known()).isPresent();
        });
        assertThat(unread()).contains("DescribeKey 24 NotFoundException: no such key");
    }

    @ParameterizedTest
    @CsvSource({"kms:DescribeKey", "kms:GetKeyRotationStatus"})
    void anAnswerAboutAnotherKeyIsNone(String action) throws IOException {
        rewrite(action, text -> text.replaceAll("[0-9a-f]{8}-(\\w{4})-", "00000000-$1-"));

        collect("kms");

        assertThat(unread()).singleElement().asString().endsWith("is about another key");
        assertThat(keys()).hasSize(24);
    }

    @Test
    void oneIdUnderTwoArnsIsOneKeyAndAFailedItem() throws IOException {
        rewrite(
                "kms:ListKeys",
                text -> text.replaceFirst(
                        "\\{\"KeyId\":\"([^\"]*)\",\"KeyArn\":\"([^\"]*)us-east-1([^\"]*)\"}",
                        "$0,{\"KeyId\":\"$1\",\"KeyArn\":\"$2ap-south-1$3\"}"));

        collect("kms");

        assertThat(keys()).hasSize(24);
        assertThat(unread())
                .singleElement()
                .asString()
                .startsWith("ListKeys 1 an item of the list can't be read: the ARN");
    }

    @ParameterizedTest
    @CsvSource({
        "ebs, ec2:DescribeVolumes, volumeId, DescribeVolumes 1 an item of the list can't be read: it has no volume id",
        "s3, s3:ListBuckets, Name, ListBuckets 1 an item of the list can't be read: it has no bucket name",
        "ebs, ec2:DescribeVolumes, encrypted, DescribeVolumes 1 AWS did not say whether it is encrypted"
    })
    void anItemWithoutWhatEveryOneHasFailsAlone(String collector, String action, String member, String said)
            throws IOException {
        collect(collector);
        int all = listed().size();
        rewrite(action, text -> text.replaceFirst("<" + member + ">[^<]*</" + member + ">", ""));

        directory = directory.resolve("again");
        collect(collector);

        assertThat(listed()).hasSize(member.equals("encrypted") ? all : all - 1);
        assertThat(unread()).containsExactly(said);
    }

    @Test
    void aBucketThatOneAnswerDeniesAndAnotherShowsHasARow() throws IOException {
        behave(calls("s3:GetBucketEncryption"), 404, NO_SUCH_BUCKET);

        collect("s3");

        assertThat(buckets()).hasSize(12);
        assertThat(unread()).singleElement().asString().contains("NoSuchBucket, although the bucket is there");
    }

    @Test
    void aBucketThatEveryAnswerDeniesIsGone() throws IOException {
        behave(call -> call.action().startsWith("s3:GetBucket"), 404, NO_SUCH_BUCKET);

        collect("s3");

        assertThat(buckets()).isEmpty();
        assertThat(unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, the Region eu-west-1 is listed twice",
        "../../../x, '../../../x' is not the name of a Region",
        "'', it has no Region's name",
        "EU-WEST-1, 'EU-WEST-1' is not the name of a Region"
    })
    void aRegionThatCannotBeIsRefusedAndTheOthersAreCollected(String name, String said) throws IOException {
        rewrite(
                "ec2:DescribeRegions",
                text -> text.replace(
                        "</regionInfo>", "<item><regionName>" + name + "</regionName></item></regionInfo>"));

        collect(new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("ebs")));

        assertThat(unread()).containsExactly("DescribeRegions 1 an item of the list can't be read: " + said);
        assertThat(resources().stream().map(EncryptedResource::region).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("eu-west-1", "us-east-1");
    }

    @Test
    void throttledStsIsAskedAgain() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        behave(calls("sts:GetCallerIdentity").and(_ -> answers.incrementAndGet() <= 5), 400, THROTTLED);

        collect("ebs");

        assertThat(resources()).isNotEmpty();
    }

    @Test
    void stsThatThrottlesForEverIsSaid() {
        behave(calls("sts:GetCallerIdentity"), 400, THROTTLED);

        assertThatThrownBy(() -> collect("ebs"))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CollectException.Kind.UNAVAILABLE))
                .hasMessage("AWS throttles sts:GetCallerIdentity in us-east-1: Rate exceeded. Try again later.");
    }

    @Test
    void aRoleThatThrottledStsKeepsClosedIsNoMatterOfItsName() {
        behave(calls("sts:AssumeRole"), 400, THROTTLED);

        assertThatThrownBy(() -> collect(new Scope(
                        List.of("444455556666"), "Audit", null, "keyledger", List.of("us-east-1"), Set.of("ebs"))))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CollectException.Kind.UNAVAILABLE))
                .hasMessageStartingWith("sts:AssumeRole was not answered for account 444455556666: Rate exceeded");
    }

    @Test
    void anActionThatNobodyAnswersIsGivenUp() throws IOException {
        aws.server().behave(StubBehaviour.calm().withUnreachable(calls("kms:ListGrants")));

        collect("kms");

        assertThat(unread())
                .singleElement()
                .asString()
                .startsWith("ListGrants 24 given up after 5 calls in a row without a usable answer: ");
        assertThat(keys())
                .hasSize(24)
                .allSatisfy(key -> assertThat(key.grants()).isInstanceOf(Observed.Failed.class));
    }

    @ParameterizedTest
    @CsvSource({
        "s3, s3:ListBucketInventoryConfigurations, 200, ''",
        "ebs, ec2:DescribeLockedSnapshots, 403, " + REFUSED,
        "ebs, ec2:DescribeSnapshotAttribute, 403, " + REFUSED
    })
    void whatAServerThatStandsInForAwsLacksIsNotOffered(String collector, String action, int status, String answer)
            throws IOException {
        behave(calls(action), status, answer);

        collect(collector);

        assertThat(StubAws.coverage(directory))
                .allSatisfy(row -> assertThat(row.answered()).isEqualTo(row.asked()))
                .anySatisfy(row -> assertThat(row.note())
                        .isEqualTo("not offered: the server that stands in for AWS has no "
                                + action.substring(action.indexOf(':') + 1)));
    }

    @Test
    void whatEveryServerHasIsDeniedAndNotLacked() throws IOException {
        behave(calls("ec2:DescribeVolumes"), 403, REFUSED);

        collect("ebs");

        assertThat(StubAws.coverage(directory)).anySatisfy(row -> {
            assertThat(row.action()).isEqualTo("DescribeVolumes");
            assertThat(row.denied()).isOne();
        });
    }

    private static Predicate<StubCall> calls(String action) {
        return call -> call.action().equals(action);
    }

    private void behave(Predicate<StubCall> calls, int status, String body) {
        aws.server().behave(StubBehaviour.calm().answering(calls, status, body));
    }

    private void rewrite(String action, UnaryOperator<String> change) {
        aws.server().behave(StubBehaviour.calm().rewriting(action, change));
    }

    private void collect(String collector) throws IOException {
        collect(new Scope(List.of(), null, null, "keyledger", List.of("us-east-1"), Set.of(collector)));
    }

    private void collect(Scope scope) throws IOException {
        aws.collect(aws.settings(scope), directory);
    }

    private List<KmsKey> keys() throws IOException {
        return StubAws.all(directory, KmsKey.class);
    }

    private List<EncryptedResource> resources() throws IOException {
        return StubAws.all(directory, EncryptedResource.class);
    }

    /** Each once, whatever its purposes. */
    private List<EncryptedResource> listed() throws IOException {
        return resources().stream()
                .filter(resource -> resource.purpose().equals(Purpose.DATA))
                .toList();
    }

    private List<EncryptedResource> buckets() throws IOException {
        return listed().stream()
                .filter(resource -> resource.type().equals(ResourceTypes.S3_BUCKET))
                .toList();
    }

    /** Action, failed calls and reason of each action that failed. */
    private List<String> unread() throws IOException {
        return StubAws.coverage(directory).stream()
                .filter(row -> row.failed() > 0)
                .map(ImpossibleAnswerTest::summary)
                .toList();
    }

    private static String summary(ApiCoverage row) {
        return row.action() + " " + row.failed() + " " + row.note();
    }
}
