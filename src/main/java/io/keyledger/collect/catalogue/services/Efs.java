package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemSize;
import software.amazon.awssdk.services.efs.model.Tag;

/** Amazon EFS. */
@AutoService(DeclaredService.class)
public final class Efs extends CatalogueService<EfsClient> {
    /** Declares the service. */
    public Efs() {
        super(EfsClient.class, "efs", "elasticfilesystem", unpublished(), "alias/aws/elasticfilesystem");
    }

    @Override
    protected EfsClient client(CollectorContext context) {
        return context.client(EfsClient.class, EfsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EfsClient, ?, ?>> declare() {
        return List.of(type("AWS::EFS::FileSystem", "EFS file system")
                .pages(
                        "DescribeFileSystems",
                        100,
                        c -> c.describeFileSystemsPaginator(r -> r.maxItems(100)),
                        DescribeFileSystemsResponse::fileSystems)
                .named(
                        FileSystemDescription::fileSystemId,
                        "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}")
                .complete()
                .key(
                        FileSystemDescription::encrypted,
                        FileSystemDescription::kmsKeyId,
                        Absence.awsManaged(
                                "alias/aws/elasticfilesystem",
                                "Amazon EFS API Reference, CreateFileSystem: without a key, the default KMS key for"
                                        + " Amazon EFS"))
                .created(FileSystemDescription::creationTime)
                .sizeBytes(system -> Members.of(system.sizeInBytes(), FileSystemSize::value))
                .tags(system -> Tags.sorted(system.tags(), Tag::key, Tag::value))
                .storedAs("data", StoredAs.EFS_FILE_SYSTEM)
                .remedy("# make a file system with the key (aws efs create-file-system --encrypted --kms-key-id <key>)"
                        + " and copy the files: the encryption of a file system cannot be changed"));
    }
}
