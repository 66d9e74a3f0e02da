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
 * Determines whether a service has an endpoint in a Region. If AWS does not offer the service there, the host name of
 * its endpoint does not exist. The SDK's own endpoint metadata is incomplete.
 */
final class ServiceEndpoints {
    private static final String SECOND_SUFFIX = ".api.aws";

    private ServiceEndpoints() {}

    /**
     * Returns the host name that does not exist, if a call failed for that reason; empty for other reasons, including a
     * DNS failure.
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

    /** The message is the name, or the name and the resolver's error. */
    static String host(UnknownHostException unknown) {
        return String.valueOf(unknown.getMessage()).replaceFirst(":.*", "");
    }

    /** Every bucket name resolves, and a new one is in no cache. */
    private static String newBucketHost(String region, String suffix) {
        return "keyledger-" + UUID.randomUUID() + ".s3." + region + "." + suffix + ".";
    }

    /** With a final dot, the name bypasses Java's cache of failed lookups. */
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
