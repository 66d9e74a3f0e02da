package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.Backup;
import software.amazon.awssdk.services.fsx.model.DescribeBackupsResponse;
import software.amazon.awssdk.services.fsx.model.DescribeFileCachesResponse;
import software.amazon.awssdk.services.fsx.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.fsx.model.FileCache;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.Tag;

/** Amazon FSx and Amazon File Cache. */
@AutoService(DeclaredService.class)
public final class FSx extends CatalogueService<FSxClient> {
    private static final int PAGE = 100;

    /** Declares the service. */
    public FSx() {
        super(FSxClient.class, "fsx", "fsx", unpublished(), "alias/aws/fsx");
    }

    @Override
    protected FSxClient client(CollectorContext context) {
        return context.client(FSxClient.class, FSxClient::builder);
    }

    @Override
    protected List<TypeDeclaration<FSxClient, ?, ?>> declare() {
        return List.of(fileSystem(), backup(), fileCache());
    }

    private TypeDeclaration<FSxClient, ?, ?> fileSystem() {
        return type("AWS::FSx::FileSystem", "FSx file system")
                .pages(
                        "DescribeFileSystems",
                        PAGE,
                        c -> c.describeFileSystemsPaginator(r -> r.maxResults(PAGE)),
                        DescribeFileSystemsResponse::fileSystems)
                .named(FileSystem::fileSystemId, FileSystem::resourceARN)
                .complete()
                .key(
                        FileSystem::kmsKeyId,
                        Absence.serviceManaged(
                                "fsx",
                                "Amazon FSx API Reference, FileSystem: scratch file systems are encrypted with the key"
                                        + " of the service"))
                .created(FileSystem::creationTime)
                .sizeGib(FileSystem::storageCapacity)
                .tags(fileSystem -> Tags.sorted(fileSystem.tags(), Tag::key, Tag::value))
                .remedy("# restore a backup of {resource_id} with the key (aws fsx create-file-system-from-backup"
                        + " --kms-key-id <key>): the encryption of a file system cannot be changed");
    }

    private TypeDeclaration<FSxClient, ?, ?> backup() {
        // CloudFormation has no type for it.
        return type("AWS::FSx::Backup", "FSx backup")
                .pages(
                        "DescribeBackups",
                        PAGE,
                        c -> c.describeBackupsPaginator(r -> r.maxResults(PAGE)),
                        DescribeBackupsResponse::backups)
                .named(Backup::backupId, Backup::resourceARN)
                .complete()
                .key(Backup::kmsKeyId, Absence.undocumented())
                .created(Backup::creationTime)
                .sizeBytes(Backup::sizeInBytes)
                .tags(backup -> Tags.sorted(backup.tags(), Tag::key, Tag::value))
                .attribute(
                        ResourceAttributes.BACKUP_OF,
                        backup -> Members.of(backup.fileSystem(), FileSystem::resourceARN))
                .remedy("aws fsx copy-backup --region {region} --source-backup-id {resource_id} --kms-key-id <key>");
    }

    private TypeDeclaration<FSxClient, ?, ?> fileCache() {
        // CloudFormation has no type for it.
        return type("AWS::FSx::FileCache", "Amazon File Cache")
                .pages(
                        "DescribeFileCaches",
                        PAGE,
                        c -> c.describeFileCachesPaginator(r -> r.maxResults(PAGE)),
                        DescribeFileCachesResponse::fileCaches)
                .named(FileCache::fileCacheId, FileCache::resourceARN)
                .complete()
                .key(
                        FileCache::kmsKeyId,
                        Absence.awsManaged(
                                "alias/aws/fsx",
                                "Amazon FSx API Reference, CreateFileCache: without KmsKeyId, the key that Amazon FSx"
                                        + " manages for the account"))
                .created(FileCache::creationTime)
                .sizeGib(FileCache::storageCapacity)
                .remedy("# make another cache with the key (aws fsx create-file-cache --kms-key-id <key>): the key of a"
                        + " cache cannot be changed");
    }
}
