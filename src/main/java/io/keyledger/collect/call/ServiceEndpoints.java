package io.keyledger.collect.call;

import io.keyledger.inventory.Fact;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Whether a service has an endpoint in a Region. Where AWS does not offer a service, the name of its endpoint does not
 * exist; the SDK's list of endpoints lacks services that exist.
 */
final class ServiceEndpoints {
    private static final String SECOND_SUFFIX = ".api.aws";

    private ServiceEndpoints() {}

    /**
     * The host that does not exist, where that is why a call failed; empty where it failed for another reason, including
     * a DNS that does not answer.
     */
    static Optional<String> absent(SdkException failure, String region) {
        if (region.equals(Fact.GLOBAL)) {
            return Optional.empty();
        }
        String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
        return FailureCause.find(failure, UnknownHostException.class)
                .map(ServiceEndpoints::host)
                .filter(host -> host.endsWith("." + suffix) || host.endsWith(SECOND_SUFFIX))
                .filter(host -> resolves(newBucketHost(region, suffix)) && !resolves(absolute(host)));
    }

    /** Java's message is the name, or the name and what the resolver said. */
    static String host(UnknownHostException unknown) {
        return String.valueOf(unknown.getMessage()).replaceFirst(":.*", "");
    }

    /** Any name of a bucket resolves, and one that nobody asked for before is in no cache. */
    private static String newBucketHost(String region, String suffix) {
        return "keyledger-" + UUID.randomUUID() + ".s3." + region + "." + suffix + ".";
    }

    /** The same name, but not the one that Java keeps the failure of in its cache. */
    private static String absolute(String host) {
        return host + ".";
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getAllByName(host).length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
