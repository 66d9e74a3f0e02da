package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiRegionIndexTest {
    private static final String MRK = "mrk-1234abcd12ab34cd56ef1234567890ab";

    @Test
    void keepsPrimariesOnly() {
        KeyBuilder primary = key().id(MRK).multiRegion(configuration("PRIMARY"));
        KeyBuilder replica = key().id(MRK).region("us-east-1").multiRegion(configuration("REPLICA"));
        MultiRegionIndex index = MultiRegionIndex.builder()
                .add(primary.build())
                .add(replica.build())
                .add(key().build())
                .build();

        assertThat(index.primary(primary.arn()))
                .hasValueSatisfying(found -> assertThat(found.keyState()).isEqualTo(Observed.known("Enabled")));
        assertThat(index.primary(replica.arn())).isEmpty();
        assertThat(index.primary(key().arn())).isEmpty();
    }

    @Test
    void keepsAMultiRegionKeyWhoseMetadataCouldNotBeRead() {
        KeyBuilder unread = key().id(MRK).metadataDenied();

        assertThat(MultiRegionIndex.builder().add(unread.build()).build().primary(unread.arn()))
                .hasValueSatisfying(
                        found -> assertThat(found.keyState().isUnread()).isTrue());
    }

    @Test
    void theLayoutOfAPolicyMakesNoDifferenceButTextInQuotesDoes() {
        assertThat(digest("{ \"Sid\" : \"a b\\\" c\",\n\"Id\":1 }"))
                .isEqualTo(digest("{\"Sid\":\"a b\\\" c\",\"Id\":1}"));
        assertThat(digest("{\"Sid\":\"a b\"}")).isNotEqualTo(digest("{\"Sid\":\"ab\"}"));
    }

    private static Observed<String> digest(String policy) {
        return MultiRegionIndex.policyDigest(
                key().policy(Observed.known(policy)).build());
    }

    private static MultiRegionConfiguration configuration(String type) {
        return new MultiRegionConfiguration(type, key().id(MRK).arn(), KeyBuilder.REGION, List.of());
    }
}
