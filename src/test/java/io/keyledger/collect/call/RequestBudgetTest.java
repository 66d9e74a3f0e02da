package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kms.KmsClient;

class RequestBudgetTest {
    private static final String ACCOUNT = "111122223333";
    private static final ApiAction LIST_GRANTS =
            ApiAction.of(KmsClient.class, "kms", "ListGrants", Quota.documented(100, "test"));
    private static final ApiAction DESCRIBE_KEY =
            ApiAction.of(KmsClient.class, "kms", "DescribeKey", Quota.documented(2000, "test"));

    private final RequestBudget budget = new RequestBudget(0.5, new HandMadeTicks());

    @Test
    void givesEachActionItsShareOfTheQuota() {
        assertThat(budget.bucket(ACCOUNT, "eu-west-1", LIST_GRANTS).rate()).isCloseTo(50, within(0.001));
        assertThat(budget.bucket(ACCOUNT, "eu-west-1", DESCRIBE_KEY).rate()).isCloseTo(1000, within(0.001));
    }

    @Test
    void slowsOnlyTheThrottledActionOfThatAccountAndRegion() {
        budget.bucket(ACCOUNT, "eu-west-1", LIST_GRANTS).throttled();

        assertThat(budget.bucket(ACCOUNT, "eu-west-1", LIST_GRANTS).rate()).isCloseTo(35, within(0.001));
        assertThat(budget.bucket(ACCOUNT, "eu-west-1", DESCRIBE_KEY).rate()).isCloseTo(1000, within(0.001));
        assertThat(budget.bucket(ACCOUNT, "us-east-1", LIST_GRANTS).rate()).isCloseTo(50, within(0.001));
        assertThat(budget.bucket("444455556666", "eu-west-1", LIST_GRANTS).rate())
                .isCloseTo(50, within(0.001));
    }

    @Test
    void countsTheSameOperationOfTwoClientsTogether() {
        ApiAction ofOtherClient =
                ApiAction.of(CloudWatchClient.class, "kms", "ListGrants", Quota.documented(100, "test"));

        assertThat(budget.bucket(ACCOUNT, "eu-west-1", ofOtherClient))
                .isSameAs(budget.bucket(ACCOUNT, "eu-west-1", LIST_GRANTS));
    }
}
