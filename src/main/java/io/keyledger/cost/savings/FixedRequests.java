package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.CostLine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests of services that have no setting for how often they call KMS. */
final class FixedRequests {
    private static final String DYNAMODB = "DynamoDB";
    private static final String EBS = "EBS";
    private static final Map<String, String> REASONS = Map.of(
            DYNAMODB, "DynamoDB calls KMS for the key of each table in use, and no setting changes how often",
            EBS, "EBS calls KMS when a volume is created or attached, and no setting changes how often");

    private final Map<String, Amount> byService = new TreeMap<>();

    void add(CostLine line) {
        Amount amount = line.amountPerMonth();
        if (line.kind() == CostLine.Kind.REQUESTS && amount != null) {
            service(line).ifPresent(service -> byService.merge(service, amount, Amount::plus));
        }
    }

    private static Optional<String> service(CostLine line) {
        String through = line.service().isEmpty() ? line.caller() : line.service();
        if (through.equals("dynamodb.amazonaws.com")) {
            return Optional.of(DYNAMODB);
        }
        return line.resource().startsWith("vol-") || line.resource().startsWith("snap-")
                ? Optional.of(EBS)
                : Optional.empty();
    }

    Map<String, Amount> byService() {
        return byService;
    }

    static String reason(String service) {
        return REASONS.getOrDefault(service, "");
    }
}
