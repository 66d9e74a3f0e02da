package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.iotsitewise.IoTSiteWiseClient;
import software.amazon.awssdk.services.iotsitewise.model.DescribeDefaultEncryptionConfigurationResponse;
import software.amazon.awssdk.services.iotsitewise.model.EncryptionType;

/** AWS IoT SiteWise. */
@AutoService(DeclaredService.class)
public final class IotSiteWise extends CatalogueService<IoTSiteWiseClient> {
    /** Declares the service. */
    public IotSiteWise() {
        super(IoTSiteWiseClient.class, "iotsitewise", "iotsitewise", unpublished(), "");
    }

    @Override
    protected IoTSiteWiseClient client(CollectorContext context) {
        return context.client(IoTSiteWiseClient.class, IoTSiteWiseClient::builder);
    }

    /** One setting encrypts all data in a Region; it matters where a key is set or there are asset models. */
    @Override
    protected List<TypeDeclaration<IoTSiteWiseClient, ?, ?>> declare() {
        Items<IoTSiteWiseClient, DescribeDefaultEncryptionConfigurationResponse> setting = whole(
                "DescribeDefaultEncryptionConfiguration",
                c -> List.of(c.describeDefaultEncryptionConfiguration(_ -> {})));
        // CloudFormation has no such type.
        return List.of(type("AWS::IoTSiteWise::DefaultEncryption", "IoT SiteWise default encryption setting")
                .from(setting.ifAny(
                        "IoT SiteWise has neither asset models nor a key",
                        setting.where(one -> one.encryptionType() != EncryptionType.SITEWISE_DEFAULT_ENCRYPTION),
                        whole(
                                "ListAssetModels",
                                c -> c.listAssetModels(r -> r.maxResults(1)).assetModelSummaries())))
                .named(_ -> "default-encryption", "")
                .complete()
                .encryption(
                        IotSiteWise::stated,
                        Absence.awsOwned("general knowledge").unverified())
                .remedy("aws iotsitewise put-default-encryption-configuration --region {region} --encryption-type"
                        + " KMS_BASED_ENCRYPTION --kms-key-id <key>"));
    }

    private static StatedEncryption stated(DescribeDefaultEncryptionConfigurationResponse setting) {
        if (setting.encryptionType() == EncryptionType.KMS_BASED_ENCRYPTION && setting.kmsKeyArn() == null) {
            return new StatedEncryption.NotShown("the answer says KMS_BASED_ENCRYPTION but names no key");
        }
        return StatedEncryption.key(setting.kmsKeyArn());
    }
}
