package io.keyledger.check.resources;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.world.BucketWorlds;
import org.junit.jupiter.api.Test;

class SseCAcceptedTest {
    private static final CheckContext IN_NO_ORGANIZATION = new CheckContext(
            CheckSettings.defaults(),
            Contexts.AS_OF,
            index(key()),
            MultiRegionIndex.builder().build(),
            BucketWorlds.builder()
                    .add(new OrganizationMembership(
                            KeyBuilder.ACCOUNT,
                            Fact.GLOBAL,
                            Observed.notOffered("none"),
                            Observed.notOffered("none"),
                            Observed.notOffered("none")))
                    .build(),
            Contexts.NOBODY,
            BucketKeySavings.none());

    @Test
    void passesWhereSseCIsBlocked() {
        assertThat(judge(blocking(Observed.known("SSE-C"))).status()).isEqualTo(Status.PASS);
        assertThat(judge(blocking(Observed.known("SOMETHING-NEW;SSE-C"))).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void failsWhereItIsAllowedByWordOrBySilence() {
        assertThat(judge(blocking(Observed.known("NONE"))).evidence())
                .startsWith("GetBucketEncryption: BlockedEncryptionTypes=NONE; ");
        assertThat(judge(blocking(Observed.known(""))).evidence())
                .startsWith("GetBucketEncryption: BlockedEncryptionTypes=none stated; ");
    }

    @Test
    void isUnknownWhereItWasNotReadOrNotCollected() {
        assertThat(judge(blocking(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))))
                .isEqualTo(Verdict.unknown("denied s3:GetEncryptionConfiguration"));
        assertThat(judge(bucket("b")).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void judgesBucketsOnly() {
        assertThat(new SseCAccepted().covers("AWS::EC2::Volume")).isFalse();
    }

    private static ResourceBuilder blocking(Observed<String> types) {
        return bucket("b")
                .attribute(ResourceAttributes.BLOCKED_ENCRYPTION_TYPES, types)
                .attribute(ResourceAttributes.POLICY, Observed.known(""));
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new SseCAccepted().evaluate(resource.classified(index(key())), IN_NO_ORGANIZATION);
    }
}
