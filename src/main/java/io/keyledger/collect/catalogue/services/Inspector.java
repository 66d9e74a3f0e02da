package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.GetEncryptionKeyResponse;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.inspector2.model.ResourceType;
import software.amazon.awssdk.services.inspector2.model.ScanType;

/** Amazon Inspector. */
@AutoService(DeclaredService.class)
public final class Inspector extends CatalogueService<Inspector2Client> {
    /** Declares the service. */
    public Inspector() {
        super(Inspector2Client.class, "inspector2", "inspector2", unpublished(), "");
    }

    @Override
    protected Inspector2Client client(CollectorContext context) {
        return context.client(Inspector2Client.class, Inspector2Client::builder);
    }

    @Override
    protected List<TypeDeclaration<Inspector2Client, ?, ?>> declare() {
        // CloudFormation has no type for them.
        return List.of(
                codeScan(
                        "AWS::InspectorV2::LambdaCodeEncryption",
                        "Inspector Lambda code setting",
                        "lambda-code",
                        ResourceType.AWS_LAMBDA_FUNCTION),
                codeScan(
                        "AWS::InspectorV2::RepositoryCodeEncryption",
                        "Inspector repository code setting",
                        "repository-code",
                        ResourceType.CODE_REPOSITORY));
    }

    private TypeDeclaration<Inspector2Client, ?, ?> codeScan(
            String name, String title, String id, ResourceType scanned) {
        return type(name, title)
                .whole("GetEncryptionKey", c -> key(c, scanned))
                .named(_ -> id, "")
                .complete()
                .withoutData()
                .purpose("code-snippets", GetEncryptionKeyResponse::kmsKeyId)
                .remedy("aws inspector2 update-encryption-key --region {region} --scan-type CODE --resource-type "
                        + scanned + " --kms-key-id <key>");
    }

    /** Amazon Inspector answers that there is no such resource where it uses an AWS owned key. */
    private static List<GetEncryptionKeyResponse> key(Inspector2Client client, ResourceType scanned) {
        try {
            return List.of(
                    client.getEncryptionKey(r -> r.scanType(ScanType.CODE).resourceType(scanned)));
        } catch (ResourceNotFoundException _) {
            return List.of();
        }
    }
}
