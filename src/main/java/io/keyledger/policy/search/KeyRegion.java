package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.formula.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the Region of a request if the key's Region is unknown: a real request has one. */
final class KeyRegion {
    private static final Pattern NO_REGION = Pattern.compile("arn:([a-z-]+):kms::(.*)");
    private static final Pattern REGIONAL_SERVICE =
            Pattern.compile("[^.]+\\.([a-z]+(?:-[a-z]+)+-[0-9]+)\\.amazonaws\\.com.*");
    private static final Map<String, String> OF_PARTITIONS =
            Map.of("aws", "us-east-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");

    private KeyRegion() {}

    /** The key, in the Region of the rest of the request if its own is unknown. */
    static RequestedResource settled(RequestedResource key, Point point) {
        Matcher arn = NO_REGION.matcher(key.arn());
        if (!arn.matches()) {
            return key;
        }
        String partition = arn.group(1);
        String region = first(point, "aws:requestedregion")
                .or(() -> first(point, "kms:viaservice").flatMap(KeyRegion::ofService))
                .or(() -> ofCaller(point.caller()))
                .orElseGet(() -> OF_PARTITIONS.getOrDefault(partition, ""));
        return new RequestedResource("arn:" + partition + ":kms:" + region + ":" + arn.group(2), key.accountId());
    }

    private static Optional<String> first(Point point, String key) {
        return point.values(key).filter(values -> !values.isEmpty()).map(List::getFirst);
    }

    private static Optional<String> ofCaller(Caller caller) {
        return caller instanceof Caller.ServicePrincipal(String name) ? ofService(name) : Optional.empty();
    }

    private static Optional<String> ofService(String name) {
        Matcher service = REGIONAL_SERVICE.matcher(name);
        return service.matches() ? Optional.of(service.group(1)) : Optional.empty();
    }
}
