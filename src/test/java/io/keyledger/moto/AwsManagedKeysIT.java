package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class AwsManagedKeysIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void predefinedAliasesHaveNoKeyUntilSomebodyNeedsOne() {
        assertThat(aliases())
                .extracting(AliasListEntry::aliasName)
                .contains("alias/aws/s3", "alias/aws/ebs", "alias/aws/acm")
                .doesNotContain("alias/aws/sqs");
        assertThat(aliases()).extracting(AliasListEntry::targetKeyId).containsOnlyNulls();
        assertThat(kms.listKeys().keys()).isEmpty();
    }

    @Test
    void describingApredefinedAliasCreatesItsKey() {
        KeyMetadata key = kms.describeKey(r -> r.keyId("alias/aws/s3")).keyMetadata();

        assertThat(key.keyManager()).isEqualTo(KeyManagerType.AWS);
        assertThat(kms.listKeys().keys())
                .singleElement()
                .satisfies(listed -> assertThat(listed.keyId()).isEqualTo(key.keyId()));
        assertThat(aliases())
                .filteredOn(alias -> alias.targetKeyId() != null)
                .singleElement()
                .satisfies(alias -> assertThat(alias.aliasName()).isEqualTo("alias/aws/s3"))
                .satisfies(alias -> assertThat(alias.creationDate()).isNotNull());
    }

    @Test
    void otherServicesGetTheirKeyWhenTheyNeedIt() {
        assertThatThrownBy(() -> kms.describeKey(r -> r.keyId("alias/aws/sqs"))).isInstanceOf(NotFoundException.class);

        String arn = moto.controls().createAwsManagedKey(MotoServer.ACCOUNT, Region.US_EAST_1, "sqs");

        assertThat(kms.describeKey(r -> r.keyId("alias/aws/sqs")).keyMetadata().arn())
                .isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "ebs", "rds", "secretsmanager", "lambda", "dynamodb", "sns", "es"})
    void aPolicyLetsEverybodyWhoMayUseTheService(String service) {
        String policy = policyOf(service);

        assertThat(policy)
                .contains("\"kms:CallerAccount\": \"123456789012\"")
                .contains("\"kms:ViaService\"")
                .contains("Allow direct access to key metadata to the account");
    }

    @Test
    void policiesDifferAsTheyDoInAws() {
        assertThat(policyOf("s3")).contains("auto-s3-2").doesNotContain("CreateGrant", "RevokeGrant");
        assertThat(policyOf("ebs")).contains("ec2.us-east-1.amazonaws.com", "kms:CreateGrant", "kms:RevokeGrant");
        assertThat(policyOf("dynamodb"))
                .contains("dynamodb.*.amazonaws.com", "\"Service\": \"dynamodb.amazonaws.com\"");
        assertThat(policyOf("acm"))
                .contains("auto-acm-3", "\"Effect\": \"Deny\"", "ForAllValues:StringEquals")
                .doesNotContain("Allow access through");
    }

    @Test
    void nothingCanBeChangedAndNothingCanBeUsedDirectly() {
        String keyId =
                kms.describeKey(r -> r.keyId("alias/aws/ebs")).keyMetadata().keyId();

        assertThat(List.<ThrowingCallable>of(
                        () -> kms.putKeyPolicy(r -> r.keyId(keyId).policy("{\"Statement\":[]}")),
                        () -> kms.scheduleKeyDeletion(r -> r.keyId(keyId)),
                        () -> kms.disableKey(r -> r.keyId(keyId)),
                        () -> kms.disableKeyRotation(r -> r.keyId(keyId)),
                        () -> kms.rotateKeyOnDemand(r -> r.keyId(keyId)),
                        () -> kms.updateKeyDescription(r -> r.keyId(keyId).description("mine")),
                        () -> kms.createGrant(r -> r.keyId(keyId)
                                .granteePrincipal("arn:aws:iam::123456789012:role/reader")
                                .operations(GrantOperation.DECRYPT)),
                        () -> kms.encrypt(r -> r.keyId(keyId).plaintext(SdkBytes.fromUtf8String("x")))))
                .allSatisfy(call -> assertThatThrownBy(call)
                        .asInstanceOf(InstanceOfAssertFactories.type(KmsException.class))
                        .extracting(problem -> problem.awsErrorDetails().errorCode())
                        .isEqualTo("AccessDeniedException"));
    }

    @Test
    void aliasesOfAwsBelongToAws() {
        String keyId = kms.createKey().keyMetadata().keyId();

        assertThatThrownBy(
                        () -> kms.createAlias(r -> r.aliasName("alias/aws/mine").targetKeyId(keyId)))
                .hasMessageContaining("NotAuthorizedException");
        assertThatThrownBy(() -> kms.deleteAlias(r -> r.aliasName("alias/aws/s3")))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void itRotatesEveryYear() {
        String keyId =
                kms.describeKey(r -> r.keyId("alias/aws/s3")).keyMetadata().keyId();

        GetKeyRotationStatusResponse status = kms.getKeyRotationStatus(r -> r.keyId(keyId));
        assertThat(status.keyRotationEnabled()).isTrue();
        assertThat(status.rotationPeriodInDays()).isEqualTo(365);

        moto.controls().forwardClock(Duration.ofDays(800));
        assertThat(kms.listKeyRotations(r -> r.keyId(keyId)).rotations()).hasSize(2);
    }

    @Test
    void evenTheMetadataOfTheKeyOfCertificateManagerIsPartlyHidden() {
        String keyId =
                kms.describeKey(r -> r.keyId("alias/aws/acm")).keyMetadata().keyId();

        assertThat(kms.listGrants(r -> r.keyId(keyId)).grants()).isEmpty();
        assertThatThrownBy(() -> kms.getKeyRotationStatus(r -> r.keyId(keyId)))
                .hasMessageContaining("kms:GetKeyRotationStatus");
    }

    private String policyOf(String service) {
        String keyId = moto.controls().createAwsManagedKey(MotoServer.ACCOUNT, Region.US_EAST_1, service);
        return kms.getKeyPolicy(r -> r.keyId(keyId)).policy();
    }

    private List<AliasListEntry> aliases() {
        return kms.listAliasesPaginator().aliases().stream().toList();
    }
}
