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
import java.util.stream.Stream;
import software.amazon.awssdk.services.frauddetector.FraudDetectorClient;
import software.amazon.awssdk.services.frauddetector.model.KMSKey;

/** Amazon Fraud Detector. */
@AutoService(DeclaredService.class)
public final class FraudDetector extends CatalogueService<FraudDetectorClient> {
    /** Declares the service. */
    public FraudDetector() {
        super(FraudDetectorClient.class, "frauddetector", "frauddetector", unpublished(), "");
    }

    @Override
    protected FraudDetectorClient client(CollectorContext context) {
        return context.client(FraudDetectorClient.class, FraudDetectorClient::builder);
    }

    /** One setting encrypts all data in a Region; it matters where a key is set or there are event types. */
    @Override
    protected List<TypeDeclaration<FraudDetectorClient, ?, ?>> declare() {
        Items<FraudDetectorClient, KMSKey> key = whole(
                "GetKMSEncryptionKey",
                c -> Stream.ofNullable(c.getKMSEncryptionKey(_ -> {}).kmsKey()).toList());
        // CloudFormation has no such type.
        return List.of(type("AWS::FraudDetector::EncryptionKey", "Fraud Detector encryption setting")
                .from(key.ifAny(
                        "Fraud Detector has neither event types nor a key",
                        key.where(one -> !stated(one).equals(StatedEncryption.NO_KEY)),
                        whole(
                                "GetEventTypes",
                                c -> c.getEventTypes(r -> r.maxResults(10)).eventTypes())))
                .named(_ -> "encryption-key", "")
                .complete()
                .encryption(
                        FraudDetector::stated,
                        Absence.awsOwned("Amazon Fraud Detector User Guide, encrypting data at rest: an AWS owned KMS"
                                + " key if you specify no key"))
                .remedy("aws frauddetector put-kms-encryption-key --region {region} --kms-encryption-key-arn <key>"));
    }

    private static StatedEncryption stated(KMSKey key) {
        return "DEFAULT".equals(key.kmsEncryptionKeyArn())
                ? StatedEncryption.NO_KEY
                : StatedEncryption.key(key.kmsEncryptionKeyArn());
    }
}
