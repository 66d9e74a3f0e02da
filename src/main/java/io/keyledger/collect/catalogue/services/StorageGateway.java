package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;
import software.amazon.awssdk.services.storagegateway.model.CachediSCSIVolume;
import software.amazon.awssdk.services.storagegateway.model.DescribeTapeArchivesResponse;
import software.amazon.awssdk.services.storagegateway.model.FileShareInfo;
import software.amazon.awssdk.services.storagegateway.model.FileShareType;
import software.amazon.awssdk.services.storagegateway.model.ListFileSharesResponse;
import software.amazon.awssdk.services.storagegateway.model.ListTapesResponse;
import software.amazon.awssdk.services.storagegateway.model.ListVolumesResponse;
import software.amazon.awssdk.services.storagegateway.model.NFSFileShareInfo;
import software.amazon.awssdk.services.storagegateway.model.SMBFileShareInfo;
import software.amazon.awssdk.services.storagegateway.model.StorediSCSIVolume;
import software.amazon.awssdk.services.storagegateway.model.Tag;
import software.amazon.awssdk.services.storagegateway.model.Tape;
import software.amazon.awssdk.services.storagegateway.model.TapeArchive;
import software.amazon.awssdk.services.storagegateway.model.TapeInfo;
import software.amazon.awssdk.services.storagegateway.model.VolumeInfo;

/** AWS Storage Gateway. */
@AutoService(DeclaredService.class)
public final class StorageGateway extends CatalogueService<StorageGatewayClient> {
    private static final int PAGE = 100;
    private static final Absence S3_MANAGED = Absence.serviceManaged(
            "SSE-S3", "Storage Gateway API Reference, KMSEncrypted: false uses a key managed by Amazon S3");

    private final Items<StorageGatewayClient, VolumeInfo> volumes = items(
            "ListVolumes", PAGE, c -> c.listVolumesPaginator(r -> r.limit(PAGE)), ListVolumesResponse::volumeInfos);
    private final Items<StorageGatewayClient, FileShareInfo> shares = items(
            "ListFileShares",
            PAGE,
            c -> c.listFileSharesPaginator(r -> r.limit(PAGE)),
            ListFileSharesResponse::fileShareInfoList);

    /** Declares the service. */
    public StorageGateway() {
        super(
                StorageGatewayClient.class,
                "storagegateway",
                "storagegateway",
                unpublished(),
                UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected StorageGatewayClient client(CollectorContext context) {
        return context.client(StorageGatewayClient.class, StorageGatewayClient::builder);
    }

    @Override
    protected List<TypeDeclaration<StorageGatewayClient, ?, ?>> declare() {
        return List.of(cachedVolume(), storedVolume(), nfsFileShare(), smbFileShare(), tape(), tapeArchive());
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> cachedVolume() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::CachedVolume", "Storage Gateway cached volume")
                .from(volumes.where(volume -> volume.volumeType().startsWith("CACHED")))
                .named(volume -> last(volume.volumeARN()), VolumeInfo::volumeARN)
                // One call can only ask about volumes of one gateway.
                .batches(
                        "DescribeCachediSCSIVolumes",
                        1,
                        (c, volume) -> c.describeCachediSCSIVolumes(
                                        r -> r.volumeARNs(volume.getFirst().volumeARN()))
                                .cachediSCSIVolumes(),
                        volume -> last(volume.volumeARN()))
                .key(CachediSCSIVolume::kmsKey, S3_MANAGED)
                .created(CachediSCSIVolume::createdDate)
                .sizeBytes(CachediSCSIVolume::volumeSizeInBytes)
                .remedy("# make a volume with the key, KMSEncrypted=true and KMSKey=<key>: the key of a volume cannot"
                        + " be changed");
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> storedVolume() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::StoredVolume", "Storage Gateway stored volume")
                .from(volumes.where(volume -> volume.volumeType().startsWith("STORED")))
                .named(volume -> last(volume.volumeARN()), VolumeInfo::volumeARN)
                // One call can only ask about volumes of one gateway.
                .batches(
                        "DescribeStorediSCSIVolumes",
                        1,
                        (c, volume) -> c.describeStorediSCSIVolumes(
                                        r -> r.volumeARNs(volume.getFirst().volumeARN()))
                                .storediSCSIVolumes(),
                        volume -> last(volume.volumeARN()))
                .key(StorediSCSIVolume::kmsKey, S3_MANAGED)
                .created(StorediSCSIVolume::createdDate)
                .sizeBytes(StorediSCSIVolume::volumeSizeInBytes)
                .remedy("# make a volume with the key, KMSEncrypted=true and KMSKey=<key>: the key of a volume cannot"
                        + " be changed");
    }

    private static boolean isOf(FileShareType type, FileShareInfo share) {
        return Unreadable.required(share.fileShareType(), "file share type") == type;
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> nfsFileShare() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::NFSFileShare", "Storage Gateway NFS file share")
                .from(shares.where(share -> isOf(FileShareType.NFS, share)))
                .named(share -> last(share.fileShareARN()), FileShareInfo::fileShareARN)
                .batches(
                        "DescribeNFSFileShares",
                        10,
                        (c, some) -> c.describeNFSFileShares(r -> r.fileShareARNList(some.stream()
                                        .map(FileShareInfo::fileShareARN)
                                        .toList()))
                                .nfsFileShareInfoList(),
                        share -> last(share.fileShareARN()))
                .key(NFSFileShareInfo::kmsKey, S3_MANAGED)
                .tags(share -> Tags.sorted(share.tags(), Tag::key, Tag::value))
                .storedAs("data", StoredAs.S3_OBJECTS)
                .remedy("aws storagegateway update-nfs-file-share --region {region} --file-share-arn {resource_arn}"
                        + " --encryption-type SseKms --kms-key <key>");
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> smbFileShare() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::SMBFileShare", "Storage Gateway SMB file share")
                .from(shares.where(share -> isOf(FileShareType.SMB, share)))
                .named(share -> last(share.fileShareARN()), FileShareInfo::fileShareARN)
                .batches(
                        "DescribeSMBFileShares",
                        10,
                        (c, some) -> c.describeSMBFileShares(r -> r.fileShareARNList(some.stream()
                                        .map(FileShareInfo::fileShareARN)
                                        .toList()))
                                .smbFileShareInfoList(),
                        share -> last(share.fileShareARN()))
                .key(SMBFileShareInfo::kmsKey, S3_MANAGED)
                .tags(share -> Tags.sorted(share.tags(), Tag::key, Tag::value))
                .storedAs("data", StoredAs.S3_OBJECTS)
                .remedy("aws storagegateway update-smb-file-share --region {region} --file-share-arn {resource_arn}"
                        + " --encryption-type SseKms --kms-key <key>");
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> tape() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::Tape", "Storage Gateway tape")
                .from(items(
                                "ListTapes",
                                PAGE,
                                c -> c.listTapesPaginator(r -> r.limit(PAGE)),
                                ListTapesResponse::tapeInfos)
                        // Archived ones have no gateway.
                        .where(tape ->
                                !Unreadable.required(tape.tapeARN(), "ARN").isEmpty() && tape.gatewayARN() != null))
                .named(tape -> last(tape.tapeARN()), TapeInfo::tapeARN)
                .batches(
                        "DescribeTapes",
                        1,
                        (c, tape) -> c.describeTapes(
                                        r -> r.gatewayARN(tape.getFirst().gatewayARN())
                                                .tapeARNs(tape.getFirst().tapeARN()))
                                .tapes(),
                        tape -> last(tape.tapeARN()))
                .key(Tape::kmsKey, S3_MANAGED)
                .created(Tape::tapeCreatedDate)
                .sizeBytes(Tape::tapeSizeInBytes)
                .remedy("# make tapes with the key (aws storagegateway create-tapes --kms-encrypted --kms-key <key>)");
    }

    private TypeDeclaration<StorageGatewayClient, ?, ?> tapeArchive() {
        // CloudFormation has no type for it.
        return type("AWS::StorageGateway::TapeArchive", "Storage Gateway archived tape")
                .pages(
                        "DescribeTapeArchives",
                        PAGE,
                        c -> c.describeTapeArchivesPaginator(r -> r.limit(PAGE)),
                        DescribeTapeArchivesResponse::tapeArchives)
                .named(TapeArchive::tapeBarcode, TapeArchive::tapeARN)
                .complete()
                .key(TapeArchive::kmsKey, S3_MANAGED)
                .created(TapeArchive::tapeCreatedDate)
                .sizeBytes(TapeArchive::tapeSizeInBytes)
                .remedy("# the key of a tape cannot be changed");
    }

    /** The ARNs of volumes, file shares and tapes end with their ids. */
    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
