package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.EncryptionType;

/** AWS IoT Core. */
@AutoService(DeclaredService.class)
public final class Iot extends CatalogueService<IotClient> {
    /** Declares the service. */
    public Iot() {
        super(IotClient.class, "iot", "iot", unpublished(), "");
    }

    @Override
    protected IotClient client(CollectorContext context) {
        return context.client(IotClient.class, IotClient::builder);
    }

    @Override
    protected List<TypeDeclaration<IotClient, ?, ?>> declare() {
        return List.of(type("AWS::IoT::EncryptionConfiguration", "IoT Core encryption configuration")
                .whole("DescribeEncryptionConfiguration", c -> List.of(c.describeEncryptionConfiguration(_ -> {})))
                .named(_ -> "encryption-configuration", "")
                .complete()
                .encryption(
                        one -> one.encryptionType() == EncryptionType.AWS_OWNED_KMS_KEY
                                ? StatedEncryption.AWS_OWNED
                                : StatedEncryption.key(one.kmsKeyArn()),
                        Absence.awsOwned("AWS IoT Core Developer Guide, data encryption at rest: AWS owned keys by"
                                + " default"))
                .lost(
                        KeyLoss.AT_ONCE,
                        "AWS IoT Core Developer Guide, data encryption: with a disabled key, all"
                                + " encryption and decryption operations fail immediately")
                .remedy("aws iot update-encryption-configuration --region {region} --encryption-type"
                        + " CUSTOMER_MANAGED_KMS_KEY --kms-key-arn <key> --kms-access-role-arn <role>"));
    }
}
