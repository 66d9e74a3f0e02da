package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.IRELAND;
import static io.keyledger.stub.Stage.SECOND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.WORLD;
import static io.keyledger.stub.Stage.keyOf;
import static io.keyledger.stub.Stage.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.StubKey;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CustomKeyStoresListEntry;
import software.amazon.awssdk.services.kms.model.GetKeyLastUsageResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.MultiRegionKeyType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import tools.jackson.databind.json.JsonMapper;

class KmsServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void listsEveryKeyOnceInPages() {
        StubServer server = stage.server(StubBehaviour.calm());
        KmsClient kms = stage.clients(server, FIRST).kms(VIRGINIA);

        List<KeyListEntry> keys = kms.listKeysPaginator(request -> request.limit(333)).keys().stream()
                .toList();

        assertThat(keys).hasSize(1000).extracting(KeyListEntry::keyId).doesNotHaveDuplicates();
        assertThat(server.counters().calls("kms:ListKeys")).isEqualTo(4);
        assertThat(kms.listKeys().keys()).hasSize(100);
        ListKeysResponse whole = kms.listKeys(request -> request.limit(1000));
        assertThat(whole.truncated()).isFalse();
        assertThat(whole.nextMarker()).isNull();
    }

    @Test
    void keepsTheLimitsOfEachListOfKms() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);
        String key = keyOf(KeyKind.SYMMETRIC).id();

        assertRefused(400, "ValidationException", () -> kms.listKeys(request -> request.limit(1001)));
        assertRefused(400, "ValidationException", () -> kms.listAliases(request -> request.limit(101)));
        assertRefused(
                400,
                "ValidationException",
                () -> kms.listGrants(request -> request.keyId(key).limit(101)));
        assertRefused(
                400,
                "ValidationException",
                () -> kms.listResourceTags(request -> request.keyId(key).limit(51)));
        assertThatExceptionOfType(InvalidMarkerException.class)
                .isThrownBy(() -> kms.listKeys(request -> request.marker("nonsense")));
    }

    @Test
    void listsAliasesWithAndWithoutKeys() {
        StubWorld small =
                StubWorld.builder().population(StubPopulation.of(30, 0, 0, 0)).build();
        KmsClient kms =
                stage.clients(stage.server(small, StubBehaviour.calm()), FIRST).kms(VIRGINIA);

        List<AliasListEntry> aliases = kms.listAliasesPaginator(request -> request.limit(7)).aliases().stream()
                .toList();

        assertThat(aliases).extracting(AliasListEntry::aliasName).doesNotHaveDuplicates();
        assertThat(aliases)
                .filteredOn(alias -> alias.targetKeyId() == null)
                .isNotEmpty()
                .allSatisfy(alias -> assertThat(alias.aliasName()).startsWith("alias/aws/"));
        AliasListEntry custom = aliases.stream()
                .filter(alias -> !alias.aliasName().startsWith("alias/aws/"))
                .findFirst()
                .orElseThrow();
        assertThat(kms.describeKey(request -> request.keyId(custom.aliasName()))
                        .keyMetadata()
                        .keyId())
                .isEqualTo(custom.targetKeyId());
        assertThat(kms.listAliases(request -> request.keyId(custom.targetKeyId()))
                        .aliases())
                .contains(custom);
    }

    @Test
    void describesEveryKindOfKeyAsAwsDoes() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);

        for (KeyKind kind : KeyKind.values()) {
            StubKey key = keyOf(kind);
            KeyMetadata metadata =
                    kms.describeKey(request -> request.keyId(key.arn())).keyMetadata();
            assertThat(metadata.keyId()).isEqualTo(key.id());
            assertThat(metadata.originAsString()).isEqualTo(kind.origin());
            assertThat(metadata.keySpecAsString()).isEqualTo(kind.spec());
            assertThat(metadata.keyManagerAsString()).isEqualTo(kind == KeyKind.AWS_MANAGED ? "AWS" : "CUSTOMER");
            assertThat(metadata.creationDate()).isEqualTo(key.creationDate());
        }

        assertThat(description(kms, KeyKind.DISABLED).enabled()).isFalse();
        assertThat(description(kms, KeyKind.PENDING_DELETION).deletionDate()).isAfter(WORLD.now());
        assertThat(description(kms, KeyKind.IMPORTED_EXPIRED).keyStateAsString())
                .isEqualTo("PendingImport");
        assertThat(description(kms, KeyKind.IMPORTED_EXPIRING).validTo())
                .isBetween(WORLD.now(), WORLD.now().plus(30, ChronoUnit.DAYS));
        assertThat(description(kms, KeyKind.EXTERNAL_KEY_STORE)
                        .xksKeyConfiguration()
                        .id())
                .isNotEmpty();
        assertThat(description(kms, KeyKind.CLOUDHSM).cloudHsmClusterId()).startsWith("cluster-");
        assertThat(description(kms, KeyKind.HMAC).macAlgorithmsAsStrings()).containsExactly("HMAC_SHA_256");
        assertThat(description(kms, KeyKind.MULTI_REGION).keyId()).startsWith("mrk-");
    }

    @Test
    void tellsBothEndsOfAMultiRegionKeyTheSameTopology() {
        StubClients clients = stage.clients(stage.server(StubBehaviour.calm()), FIRST);
        String id = keyOf(KeyKind.MULTI_REGION).id();

        KeyMetadata here =
                clients.kms(VIRGINIA).describeKey(request -> request.keyId(id)).keyMetadata();
        KeyMetadata there =
                clients.kms(IRELAND).describeKey(request -> request.keyId(id)).keyMetadata();

        assertThat(here.multiRegionConfiguration().primaryKey())
                .isEqualTo(there.multiRegionConfiguration().primaryKey());
        assertThat(here.multiRegionConfiguration().replicaKeys()).hasSize(1);
        assertThat(Set.of(
                        here.multiRegionConfiguration().multiRegionKeyType(),
                        there.multiRegionConfiguration().multiRegionKeyType()))
                .containsExactlyInAnyOrder(MultiRegionKeyType.PRIMARY, MultiRegionKeyType.REPLICA);
    }

    @Test
    void givesThePolicyOfEveryKeyAsJson() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);
        JsonMapper mapper = new JsonMapper();

        for (int number = 0; number < 200; number++) {
            StubKey key = WORLD.account(FIRST)
                    .orElseThrow()
                    .region(VIRGINIA)
                    .orElseThrow()
                    .key(number);
            String policy = kms.getKeyPolicy(request -> request.keyId(key.id())).policy();
            assertThat(mapper.readTree(policy).path("Statement").size()).isPositive();
        }
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> kms.getKeyPolicy(
                        request -> request.keyId(keyOf(KeyKind.SYMMETRIC).id()).policyName("other")));
    }

    @Test
    void offersRotationOnlyWhereAwsDoes() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);

        GetKeyRotationStatusResponse managed = kms.getKeyRotationStatus(
                request -> request.keyId(keyOf(KeyKind.AWS_MANAGED).id()));
        assertThat(managed.keyRotationEnabled()).isTrue();
        assertThat(managed.nextRotationDate()).isAfter(WORLD.now());
        for (KeyKind kind : List.of(KeyKind.HMAC, KeyKind.RSA_SIGNING, KeyKind.CLOUDHSM, KeyKind.EXTERNAL_KEY_STORE)) {
            String id = keyOf(kind).id();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> kms.getKeyRotationStatus(request -> request.keyId(id)));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> kms.listKeyRotations(request -> request.keyId(id)));
        }
    }

    @Test
    void listsRotationsAndOnRequestAllKeyMaterial() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);
        StubKey rotated = keys().filter(key ->
                        key.kind() == KeyKind.SYMMETRIC && key.materials().size() > 3)
                .findFirst()
                .orElseThrow();
        StubKey imported = keys().filter(
                        key -> key.kind() == KeyKind.IMPORTED && key.validTo().isPresent())
                .findFirst()
                .orElseThrow();

        List<RotationsListEntry> rotations =
                kms
                        .listKeyRotationsPaginator(
                                request -> request.keyId(rotated.id()).limit(2))
                        .rotations()
                        .stream()
                        .toList();
        List<RotationsListEntry> materials = kms.listKeyRotations(
                        request -> request.keyId(rotated.id()).includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL))
                .rotations();
        List<RotationsListEntry> importedMaterials = kms.listKeyRotations(
                        request -> request.keyId(imported.id()).includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL))
                .rotations();

        assertThat(rotations)
                .hasSize(rotated.materials().size() - 1)
                .allSatisfy(row -> assertThat(row.rotationDate()).isNotNull());
        assertThat(materials).hasSize(rotated.materials().size());
        assertThat(materials.getLast().keyMaterialStateAsString()).isEqualTo("CURRENT");
        assertThat(importedMaterials.getFirst().importStateAsString()).isEqualTo("IMPORTED");
        assertThat(importedMaterials.getFirst().validTo())
                .isEqualTo(imported.validTo().orElseThrow());
    }

    @Test
    void listsAllGrantsOfAKeyWithMany() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);
        StubKey key =
                keys().filter(each -> each.grants().size() > 100).findFirst().orElseThrow();

        List<GrantListEntry> grants =
                kms.listGrantsPaginator(request -> request.keyId(key.id()).limit(100)).grants().stream()
                        .toList();

        assertThat(grants)
                .hasSize(key.grants().size())
                .extracting(GrantListEntry::grantId)
                .doesNotHaveDuplicates();
        assertThat(grants).allSatisfy(grant -> {
            assertThat(grant.keyId()).isEqualTo(key.arn());
            assertThat(grant.operations()).isNotEmpty();
            assertThat(grant.creationDate()).isNotNull();
        });
        String grantee = grants.getFirst().granteePrincipal();
        assertThat(kms.listGrants(request -> request.keyId(key.id()).granteePrincipal(grantee))
                        .grants())
                .allSatisfy(grant -> assertThat(grant.granteePrincipal()).isEqualTo(grantee));
    }

    @Test
    void listsTagsKeyStoresAndLastUse() {
        KmsClient kms = stage.clients(stage.server(StubBehaviour.calm()), FIRST).kms(VIRGINIA);
        StubKey tagged = keys().filter(key -> key.tags().size() > 2).findFirst().orElseThrow();
        StubKey used =
                keys().filter(key -> key.lastUse().isPresent()).findFirst().orElseThrow();
        StubKey unused =
                keys().filter(key -> key.lastUse().isEmpty()).findFirst().orElseThrow();

        assertThat(kms
                        .listResourceTagsPaginator(
                                request -> request.keyId(tagged.id()).limit(1))
                        .tags()
                        .stream()
                        .toList())
                .extracting(tag -> Map.entry(tag.tagKey(), tag.tagValue()))
                .containsExactlyElementsOf(tagged.tags().entrySet());
        assertThat(kms.describeCustomKeyStores().customKeyStores())
                .extracting(CustomKeyStoresListEntry::connectionStateAsString)
                .contains("CONNECTED", "FAILED", "DISCONNECTED");
        GetKeyLastUsageResponse usage = kms.getKeyLastUsage(request -> request.keyId(used.id()));
        assertThat(usage.keyLastUsage().timestamp()).isEqualTo(used.lastUse().orElseThrow());
        assertThat(usage.trackingStartDate()).isNotNull();
        assertThat(kms.getKeyLastUsage(request -> request.keyId(unused.id()))
                        .keyLastUsage()
                        .timestamp())
                .isNull();
    }

    @Test
    void describesAForeignKeyOnlyWhereItsPolicySharesIt() {
        KmsClient kms =
                stage.clients(stage.server(StubBehaviour.calm()), SECOND).kms(VIRGINIA);
        StubKey shared =
                keys().filter(key -> key.sharedWith(SECOND)).findFirst().orElseThrow();
        StubKey closed =
                keys().filter(key -> !key.sharedWith(SECOND)).findFirst().orElseThrow();

        assertThat(kms.describeKey(request -> request.keyId(shared.arn()))
                        .keyMetadata()
                        .awsAccountId())
                .isEqualTo(FIRST);
        assertRefused(400, "AccessDeniedException", () -> kms.describeKey(request -> request.keyId(closed.arn())));
        assertRefused(400, "AccessDeniedException", () -> kms.getKeyPolicy(request -> request.keyId(shared.arn())));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> kms.describeKey(request -> request.keyId(shared.id())));
    }

    private static KeyMetadata description(KmsClient kms, KeyKind kind) {
        return kms.describeKey(request -> request.keyId(keyOf(kind).id())).keyMetadata();
    }
}
