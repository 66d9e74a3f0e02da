package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;

/** AWS Backup. */
@AutoService(DeclaredService.class)
public final class Backup extends CatalogueService<BackupClient> {
    private final Items<BackupClient, BackupVaultListMember> vaults = items(
            "ListBackupVaults",
            1000,
            c -> c.listBackupVaultsPaginator(r -> r.maxResults(1000)),
            ListBackupVaultsResponse::backupVaultList);

    /** Declares the service. */
    public Backup() {
        super(BackupClient.class, "backup", "backup", unpublished(), "alias/aws/backup");
    }

    @Override
    protected BackupClient client(CollectorContext context) {
        return context.client(BackupClient.class, BackupClient::builder);
    }

    @Override
    protected List<TypeDeclaration<BackupClient, ?, ?>> declare() {
        return List.of(vault(), recoveryPoint());
    }

    private TypeDeclaration<BackupClient, ?, ?> vault() {
        return type("AWS::Backup::BackupVault", "backup vault")
                .from(vaults)
                .named(BackupVaultListMember::backupVaultName, BackupVaultListMember::backupVaultArn)
                .complete()
                .key(
                        BackupVaultListMember::encryptionKeyArn,
                        Absence.awsManaged(
                                "alias/aws/backup",
                                "AWS Backup Developer Guide, encryption: without a key, the AWS managed key of AWS"
                                        + " Backup"))
                .created(BackupVaultListMember::creationDate)
                .lost(
                        KeyLoss.AT_NEXT_WRITE,
                        "AWS Backup Developer Guide, encryption: the vault's key encrypts new backups")
                .remedy("# make a vault with the key (aws backup create-backup-vault --encryption-key-arn), and copy"
                        + " the recovery points into it: the key of a vault cannot be changed");
    }

    private TypeDeclaration<BackupClient, ?, ?> recoveryPoint() {
        return type("AWS::Backup::RecoveryPoint", "recovery point")
                .from(vaults.children(
                        "ListRecoveryPointsByBackupVault",
                        1000,
                        (c, vault) -> c.listRecoveryPointsByBackupVaultPaginator(
                                r -> r.backupVaultName(vault.backupVaultName()).maxResults(1000)),
                        ListRecoveryPointsByBackupVaultResponse::recoveryPoints))
                .named(
                        point -> point.item().recoveryPointArn(),
                        point -> point.item().recoveryPointArn())
                .complete()
                .key(
                        point -> point.item().isEncrypted(),
                        point -> point.item().encryptionKeyArn(),
                        Absence.undocumented())
                .created(point -> point.item().creationDate())
                .sizeBytes(point -> point.item().backupSizeInBytes())
                .attribute(ResourceAttributes.BACKUP_OF, point -> point.item().resourceArn())
                .lost(KeyLoss.AT_ONCE, "AWS Backup Developer Guide, encryption: a restore needs the key of the backup")
                .remedy("# copy it into a vault with the key (aws backup start-copy-job)");
    }
}
