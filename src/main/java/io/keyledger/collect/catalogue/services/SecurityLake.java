package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securitylake.SecurityLakeClient;
import software.amazon.awssdk.services.securitylake.model.DataLakeEncryptionConfiguration;
import software.amazon.awssdk.services.securitylake.model.DataLakeResource;

/** Amazon Security Lake. */
@AutoService(DeclaredService.class)
public final class SecurityLake extends CatalogueService<SecurityLakeClient> {
    /** Declares the service. */
    public SecurityLake() {
        super(SecurityLakeClient.class, "securitylake", "securitylake", unpublished(), "");
    }

    @Override
    protected SecurityLakeClient client(CollectorContext context) {
        return context.client(SecurityLakeClient.class, SecurityLakeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SecurityLakeClient, ?, ?>> declare() {
        return List.of(type("AWS::SecurityLake::DataLake", "Security Lake data lake")
                // Without Regions, it lists the data lakes of all Regions; each is read in its own.
                .whole(
                        "ListDataLakes",
                        c -> c.listDataLakes(r -> r.regions(
                                        c.serviceClientConfiguration().region().id()))
                                .dataLakes())
                .named(_ -> "default", DataLakeResource::dataLakeArn)
                .complete()
                .encryption(SecurityLake::stated, Absence.undocumented())
                .remedy("aws securitylake update-data-lake --region {region} --configurations"
                        + " region={region},encryptionConfiguration={kmsKeyId=<key>}"));
    }

    /** The service's own word is its literal for encryption with keys of Amazon S3. */
    private static StatedEncryption stated(DataLakeResource lake) {
        @Nullable String key = Members.of(lake.encryptionConfiguration(), DataLakeEncryptionConfiguration::kmsKeyId);
        return "S3_MANAGED_KEY".equals(key) ? StatedEncryption.byService("sse-s3") : StatedEncryption.key(key);
    }
}
