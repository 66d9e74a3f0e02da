package io.keyledger.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestIdTest {
    private static final List<String> IDS = List.of("KMS-NO-ALIAS", "KMS-NO-OWNER-TAG", "S3-BUCKET-KEY-OFF");

    @Test
    void findsWhatIsMeantInAnyCase() {
        assertThat(NearestId.to("kms_no_alais", IDS)).contains("KMS-NO-ALIAS");
        assertThat(NearestId.to("NO-OWNER-TAG", IDS)).contains("KMS-NO-OWNER-TAG");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(NearestId.to("SOMETHING-QUITE-DIFFERENT", IDS)).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyNearIds() {
        assertThat(NearestId.to("AB-D", List.of("AB-F", "AB-E"))).contains("AB-E");
    }
}
