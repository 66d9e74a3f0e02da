package io.keyledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnseenResourcesTest {
    private static final Set<String> BUCKETS = Set.of("AWS::S3::Bucket");
    private static final Set<String> KEYS = Set.of("AWS::KMS::Key");
    private static final Set<String> QUEUES = Set.of("AWS::SQS::Queue");

    private final UnseenResources unseen = new UnseenResources();

    @Test
    void anAnsweredListingHidesNothing() {
        unseen.add(row("s3", "ListBuckets", 1, CallRole.LISTING, "AWS::S3::Bucket"));

        assertThat(unseen.mayHide(BUCKETS)).isFalse();
    }

    @Test
    void anUnansweredListingHidesWhatItLists() {
        unseen.add(row("s3", "ListBuckets", 0, CallRole.LISTING, "AWS::S3::Bucket"));

        assertThat(unseen.mayHide(BUCKETS)).isTrue();
        assertThat(unseen.mayHide(KEYS)).isFalse();
    }

    @Test
    void anUnansweredListingOfKeysHidesKeysAlone() {
        unseen.add(row("kms", "ListKeys", 0, CallRole.LISTING, ""));

        assertThat(unseen.mayHide(KEYS)).isTrue();
        assertThat(unseen.mayHide(BUCKETS)).isFalse();
    }

    @Test
    void anUnreadDetailHidesNothing() {
        unseen.add(row("kms", "DescribeKey", 0, CallRole.DETAIL, ""));

        assertThat(unseen.mayHide(KEYS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sts, AssumeRole, true, true, true",
        "ec2, DescribeRegions, true, true, true",
        "s3, *, true, false, false",
        "kms, *, false, true, false",
        "catalogue, *, true, true, true",
        "iam, *, false, false, false",
    })
    void whatOpensAnAccountOrHoldsAPartHidesWhatItHolds(
            String service, String action, boolean buckets, boolean keys, boolean queues) {
        unseen.add(row(service, action, 0, CallRole.LISTING, ""));

        assertThat(unseen.mayHide(BUCKETS)).isEqualTo(buckets);
        assertThat(unseen.mayHide(KEYS)).isEqualTo(keys);
        assertThat(unseen.mayHide(QUEUES)).isEqualTo(queues);
    }

    @Test
    void keysAreHiddenOnlyWhereTheirListingWasNotAnswered() {
        unseen.add(row("kms", "ListKeys", 0, CallRole.LISTING, ""));

        assertThat(unseen.mayHideKeys("111122223333", "eu-west-1")).isTrue();
        assertThat(unseen.mayHideKeys("111122223333", "us-east-1")).isFalse();
        assertThat(unseen.mayHideKeys("444455556666", "eu-west-1")).isFalse();
    }

    @Test
    void anAccountThatWasNotEnteredHidesTheKeysOfItsRegions() {
        unseen.add(new ApiCoverage(
                "111122223333", "global", "sts", "AssumeRole", 1, 0, 1, 0, 0, "", CallRole.LISTING, ""));

        assertThat(unseen.mayHideKeys("111122223333", "us-east-1")).isTrue();
        assertThat(unseen.mayHideKeys("444455556666", "us-east-1")).isFalse();
    }

    @Test
    void whatIsLeftOutByChoiceIsNoGap() {
        unseen.add(ApiCoverage.leftOut("111122223333", "s3", "AWS::S3::Bucket"));

        assertThat(unseen.mayHide(BUCKETS)).isFalse();
        assertThat(unseen.leavesOutAll(BUCKETS)).isTrue();
        assertThat(unseen.leavesOutAny(KEYS)).isFalse();
    }

    private static ApiCoverage row(String service, String action, int answered, CallRole role, String lists) {
        return new ApiCoverage(
                "111122223333", "eu-west-1", service, action, 1, answered, 1L - answered, 0, 0, "", role, lists);
    }
}
