package io.keyledger.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UncoveredUseTest {
    private static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");
    private static final Dependents NOTHING = new Dependents(0, List.of(), "");
    private static final KmsKey PLAIN = KeyBuilder.key().build();

    @Test
    void requestsShowAUseThatNoResourceExplains() {
        KeyUsage used = new KeyUsage(PLAIN.accountId(), PLAIN.region(), PLAIN.arn(), Map.of("Decrypt", 12L), 0);

        Dependents judged = UncoveredUse.in(NOTHING, PLAIN, used, AS_OF);

        assertThat(judged.complete()).isFalse();
        assertThat(judged.uncovered()).contains("12 requests");
        assertThat(judged.gap()).isEqualTo(judged.uncovered());
    }

    @Test
    void aRecentLastUseDoesAndAnOldOneDoesNot() {
        assertThat(judged(lastUsed("2026-11-20T00:00:00Z")).uncovered()).contains("last used at 2026-11-20");
        assertThat(judged(lastUsed("2026-01-20T00:00:00Z"))).isEqualTo(NOTHING);
    }

    @Test
    void aServicesGrantNamesItsResource() {
        KmsKey key = granted("rds.eu-central-1.amazonaws.com", Map.of("aws:rds:db-id", "db-ABC"));

        assertThat(judged(key).uncovered()).contains("aws:rds:db-id=db-ABC");
    }

    @Test
    void aGrantToAnApplicationsRoleIsNoServicesUse() {
        KmsKey key = granted("arn:aws:iam::111122223333:role/app", Map.of("tenant", "one"));

        assertThat(judged(key)).isEqualTo(NOTHING);
    }

    @Test
    void aKeyWithAKnownDependentNeedsNoEvidence() {
        Dependents one = new Dependents(1, List.of("arn:aws:s3:::orders"), "");

        assertThat(UncoveredUse.in(one, lastUsed("2026-11-20T00:00:00Z"), null, AS_OF))
                .isEqualTo(one);
    }

    private static Dependents judged(KmsKey key) {
        return UncoveredUse.in(NOTHING, key, null, AS_OF);
    }

    private static KmsKey lastUsed(String at) {
        return PLAIN.withLastUsage(Observed.known(new LastUsage("Decrypt", Instant.parse(at), null)));
    }

    private static KmsKey granted(@Nullable String grantee, Map<String, String> context) {
        Grant grant = new Grant("g1", null, grantee, null, null, null, List.of("Decrypt"), context, Map.of(), null);
        return new KmsKey(
                PLAIN.accountId(),
                PLAIN.region(),
                PLAIN.keyId(),
                PLAIN.arn(),
                PLAIN.aliases(),
                PLAIN.metadata(),
                PLAIN.policy(),
                PLAIN.rotation(),
                PLAIN.rotations(),
                Observed.known(new KeyGrants(List.of(grant), true)),
                PLAIN.tags(),
                PLAIN.lastUsage());
    }
}
