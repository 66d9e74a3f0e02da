package io.keyledger.collect.kms;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * A metric that counts requests of one operation.
 *
 * @param keyArn the key for which they count
 * @param identity distinguishes it from the other metrics of the key
 * @param alsoUsed the other key of a ReEncrypt, if it belongs to the same account and Region
 */
record Metered(Metric metric, String keyArn, String operation, String identity, Optional<String> alsoUsed) {
    /**
     * What a metric counts; empty if it does not count requests on a key.
     *
     * @param ownKeys the prefix of the ARNs of the account's keys in the Region
     */
    static Optional<Metered> of(Metric metric, String ownKeys) {
        Map<String, String> dimensions = metric.dimensions().stream()
                .collect(Collectors.toMap(Dimension::name, Dimension::value, (first, _) -> first));
        @Nullable String operation = dimensions.get("Operation");
        if (operation == null) {
            return Optional.empty();
        }
        @Nullable String key = dimensions.get("KeyArn");
        if (key != null) {
            return Optional.of(new Metered(metric, key, operation, operation, Optional.empty()));
        }
        @Nullable String source = dimensions.get("SourceKeyArn");
        @Nullable String destination = dimensions.get("DestinationKeyArn");
        if (source == null || destination == null) {
            return Optional.empty();
        }
        String identity = operation + " " + source + " " + destination;
        if (!source.startsWith(ownKeys)) {
            return Optional.of(new Metered(metric, destination, operation, identity, Optional.empty()));
        }
        Optional<String> other = Optional.of(destination).filter(arn -> arn.startsWith(ownKeys) && !arn.equals(source));
        return Optional.of(new Metered(metric, source, operation, identity, other));
    }
}
