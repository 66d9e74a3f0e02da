package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ListClustersResponse;
import software.amazon.awssdk.services.eks.model.Provider;

/** Amazon EKS. */
@AutoService(DeclaredService.class)
public final class Eks extends CatalogueService<EksClient> {
    private static final int FIRST_MINOR_WITH_DEFAULT_ENVELOPE = 28;
    private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,4})");

    /** Declares the service. */
    public Eks() {
        super(EksClient.class, "eks", "eks", unpublished(), "");
    }

    @Override
    protected EksClient client(CollectorContext context) {
        return context.client(EksClient.class, EksClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EksClient, ?, ?>> declare() {
        return List.of(type("AWS::EKS::Cluster", "EKS cluster")
                .pages(
                        "ListClusters",
                        100,
                        c -> c.listClustersPaginator(r -> r.maxResults(100)),
                        ListClustersResponse::clusters)
                .named(name -> name, "arn:{partition}:eks:{region}:{account}:cluster/{id}")
                .each(
                        "DescribeCluster",
                        (c, name) -> c.describeCluster(r -> r.name(name)).cluster(),
                        Cluster::name,
                        "ResourceNotFoundException")
                .encryption(
                        Eks::envelope,
                        Absence.awsOwned("Amazon EKS User Guide, default envelope encryption: from Kubernetes 1.28 on,"
                                + " an AWS owned key unless the cluster names one"))
                .created(Cluster::createdAt)
                .tags(Cluster::tags)
                .lost(
                        KeyLoss.AFTER_A_TIME,
                        "Amazon EKS User Guide, encrypting secrets: deleting the key permanently puts"
                                + " the cluster in a degraded state, and there is no way to recover it")
                .remedy("aws eks associate-encryption-config --region {region} --cluster-name {resource_id}"
                        + " --encryption-config"
                        + " '[{\"resources\":[\"secrets\"],\"provider\":{\"keyArn\":\"<key>\"}}]'"));
    }

    /**
     * Before Kubernetes 1.28, a cluster without a key has no envelope; the disks of etcd are encrypted all the same.
     */
    private static StatedEncryption envelope(Cluster cluster) {
        @Nullable
        String key = cluster.encryptionConfig().stream()
                .map(configuration -> Members.of(configuration.provider(), Provider::keyArn))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return key == null ? withoutKey(cluster.version()) : StatedEncryption.key(key);
    }

    private static StatedEncryption withoutKey(@Nullable String version) {
        Matcher minor = VERSION.matcher(version == null ? "" : version);
        if (!minor.matches()) {
            return new StatedEncryption.Contradictory("the answer does not say which version of Kubernetes it runs");
        }
        return Integer.parseInt(minor.group(1)) < FIRST_MINOR_WITH_DEFAULT_ENVELOPE
                ? StatedEncryption.byService("etcd-disk")
                : StatedEncryption.NO_KEY;
    }
}
