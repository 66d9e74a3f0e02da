package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.check.Contexts.settings;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoOwnerTagTest {
    @Test
    void oneOfTheTagsIsEnough() {
        assertThat(judge(key().tags(Map.of("Owner", "payments", "stage", "prod")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void failsAndSaysWhichTagsThereAre() {
        Verdict verdict = judge(key().tags(Map.of("stage", "prod", "OWNER", "x")));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key has none of the tags owner, Owner");
        assertThat(verdict.evidence()).isEqualTo("its tags: OWNER;stage");
        assertThat(judge(key().tags(Map.of())).evidence()).isEqualTo("it has no tags");
    }

    @Test
    void aBlankOwnerTagDoesNotCount() {
        assertThat(judge(key().tags(Map.of("owner", " "))).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isUnknownWhereTagsWereNotRead() {
        assertThat(judge(key().tags(new Observed.Denied<>("kms:ListResourceTags", ""))))
                .isEqualTo(Verdict.unknown("denied kms:ListResourceTags"));
    }

    @Test
    void doesNotApplyToAwsManagedKeysOrWhereNoTagIsRequired() {
        assertThat(judge(key().awsManaged().tags(Map.of())).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(new NoOwnerTag()
                        .evaluate(
                                key().tags(Map.of()).classified(),
                                context(settings(List.of(), Map.of(), List.of(), List.of(), List.of())))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(KeyBuilder key) {
        return new NoOwnerTag().evaluate(key.classified(), context());
    }
}
