package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrossRegionDependentsTest {
    private static final String ELSEWHERE = "us-west-2";

    private final String arn = key().arn();
    private final DependentsLedger ledger = new DependentsLedger(index(key()));

    @BeforeEach
    void bucketsWereListed() {
        ledger.add(answered("s3", "ListBuckets"));
    }

    @Test
    void aReplicaKeyCountsInItsOwnRegion() {
        addTo(
                KeyBuilder.REGION,
                inAnotherRegion(bucket("b").purpose("replication:rule").kms(arn).build()));

        assertThat(ledger.of(arn).examples()).containsExactly("arn:aws:s3:::b");
        assertThat(ledger.of(arn).complete()).isTrue();
    }

    @Test
    void aReplicaKeyThatIsNamedByItsAliasCountsToo() {
        String alias = arn.substring(0, arn.indexOf(":key/")) + ":alias/app";

        addTo(
                KeyBuilder.REGION,
                inAnotherRegion(
                        bucket("b").purpose("replication:rule").kms(alias).build()));

        assertThat(ledger.of(arn).count()).isEqualTo(1);
    }

    @Test
    void whatStaysWithinARegionIsCountedThere() {
        addTo(
                KeyBuilder.REGION,
                bucket("b").purpose("replication:rule").kms(arn).build());

        assertThat(ledger.of(arn).count()).isZero();
    }

    @Test
    void aReplicaKeyOfAnotherRegionDoesNotCountHere() {
        addTo(
                ELSEWHERE,
                inAnotherRegion(bucket("b").purpose("replication:rule").kms(arn).build()));

        assertThat(ledger.of(arn).count()).isZero();
    }

    @Test
    void anAliasThatLeadsNowhereNamesNoKeyAndLeavesNoCountOpen() {
        String alias = arn.substring(0, arn.indexOf(":key/")) + ":alias/lost";

        addTo(
                KeyBuilder.REGION,
                inAnotherRegion(
                        bucket("b").purpose("replication:rule").kms(alias).build()));

        assertThat(ledger.of(arn)).isEqualTo(new Dependents(0, List.of(), ""));
    }

    @Test
    void unreadReplicationLeavesEveryCountInEveryRegionOpen() {
        Observed<String> denied = new Observed.Denied<>("s3:GetReplicationConfiguration", "");

        addTo(
                KeyBuilder.REGION,
                inAnotherRegion(bucket("b")
                        .attribute(ResourceAttributes.REPLICATION, denied)
                        .build()));

        assertThat(ledger.of(arn).gap())
                .isEqualTo("the replication of arn:aws:s3:::b: denied s3:GetReplicationConfiguration");
    }

    private void addTo(String region, EncryptedResource resource) {
        CrossRegionDependents.builder().add(resource).build().addTo(ledger, region);
    }

    private static EncryptedResource inAnotherRegion(EncryptedResource resource) {
        return new EncryptedResource(
                resource.accountId(),
                ELSEWHERE,
                resource.service(),
                resource.type(),
                resource.id(),
                resource.arn(),
                resource.purpose(),
                resource.encryption(),
                resource.sizeGib(),
                resource.createdAt(),
                resource.tags(),
                resource.attributes());
    }
}
