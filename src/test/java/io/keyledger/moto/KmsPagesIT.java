package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.Tag;

class KmsPagesIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void keysComeInPages() {
        List<String> created = IntStream.range(0, 5).mapToObj(i -> newKey()).toList();

        ListKeysResponse first = kms.listKeys(r -> r.limit(2));
        assertThat(first.keys()).hasSize(2);
        assertThat(first.truncated()).isTrue();
        assertThat(first.nextMarker()).isNotBlank();

        assertThat(kms.listKeysPaginator(r -> r.limit(2)).keys())
                .extracting(KeyListEntry::keyId)
                .containsExactlyInAnyOrderElementsOf(created);
        ListKeysResponse all = kms.listKeys();
        assertThat(all.truncated()).isFalse();
        assertThat(all.nextMarker()).isNull();
    }

    @Test
    void aKeyThatIsMadeMeanwhileShiftsNothing() {
        List<String> created = IntStream.range(0, 4).mapToObj(i -> newKey()).toList();
        ListKeysResponse first = kms.listKeys(r -> r.limit(2));
        newKey();

        ListKeysResponse rest = kms.listKeys(r -> r.marker(first.nextMarker()));

        assertThat(Stream.concat(first.keys().stream(), rest.keys().stream()))
                .extracting(KeyListEntry::keyId)
                .doesNotHaveDuplicates()
                .containsAll(created);
    }

    @Test
    void aliasesComeInPages() {
        String keyId = newKey();
        for (int i = 0; i < 60; i++) {
            int number = i;
            kms.createAlias(r -> r.targetKeyId(keyId).aliasName("alias/application-" + number));
        }

        assertThat(kms.listAliases().truncated())
                .as("50 unless asked otherwise")
                .isTrue();
        assertThat(kms.listAliasesPaginator().aliases())
                .extracting(AliasListEntry::aliasName)
                .doesNotHaveDuplicates()
                .hasSize(74);
        assertThat(kms.listAliasesPaginator(r -> r.keyId(keyId)).aliases()).hasSize(60);
    }

    @Test
    void grantsComeInPagesAndCanBeAskedForByGrantee() {
        String keyId = newKey();
        for (int i = 0; i < 7; i++) {
            String role = "arn:aws:iam::111122223333:role/reader-" + i % 2;
            kms.createGrant(r -> r.keyId(keyId)
                    .granteePrincipal(role)
                    .operations(GrantOperation.DECRYPT)
                    .constraints(c -> c.encryptionContextSubset(Map.of("tenant", "a"))));
        }

        assertThat(kms.listGrants(r -> r.keyId(keyId).limit(3)).truncated()).isTrue();
        assertThat(kms.listGrantsPaginator(r -> r.keyId(keyId).limit(3)).grants())
                .hasSize(7)
                .allSatisfy(grant -> {
                    assertThat(grant.creationDate()).isNotNull();
                    assertThat(grant.issuingAccount()).isEqualTo("arn:aws:iam::123456789012:root");
                    assertThat(grant.grantId()).hasSize(64);
                    assertThat(grant.constraints().encryptionContextSubset()).containsEntry("tenant", "a");
                })
                .extracting(GrantListEntry::grantId)
                .doesNotHaveDuplicates();
        assertThat(kms.listGrants(r -> r.keyId(keyId).granteePrincipal("arn:aws:iam::111122223333:role/reader-1"))
                        .grants())
                .hasSize(3);
    }

    @Test
    void tagsComeInPages() {
        String keyId = newKey();
        kms.tagResource(r -> r.keyId(keyId)
                .tags(IntStream.range(0, 9)
                        .mapToObj(i -> Tag.builder()
                                .tagKey("key-" + i)
                                .tagValue("value")
                                .build())
                        .toList()));

        assertThat(kms.listResourceTags(r -> r.keyId(keyId).limit(4)).truncated())
                .isTrue();
        assertThat(kms.listResourceTagsPaginator(r -> r.keyId(keyId).limit(4)).tags())
                .extracting(Tag::tagKey)
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    @Test
    void rotationsComeInPages() {
        String keyId = newKey();
        for (int i = 0; i < 5; i++) {
            kms.rotateKeyOnDemand(r -> r.keyId(keyId));
        }

        assertThat(kms.listKeyRotations(r -> r.keyId(keyId).limit(2)).truncated())
                .isTrue();
        assertThat(kms.listKeyRotationsPaginator(r -> r.keyId(keyId).limit(2)).rotations())
                .hasSize(5);
    }

    @Test
    void limitsAndMarkersAreChecked() {
        assertThatThrownBy(() -> kms.listKeys(r -> r.limit(1001))).isInstanceOf(KmsException.class);
        assertThatThrownBy(() -> kms.listAliases(r -> r.limit(101))).isInstanceOf(KmsException.class);
        assertThatThrownBy(() -> kms.listKeys(r -> r.marker("made up"))).isInstanceOf(InvalidMarkerException.class);
    }

    private String newKey() {
        return kms.createKey().keyMetadata().keyId();
    }
}
