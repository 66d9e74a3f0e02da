package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Queues that reuse a data key for less than an hour. SQS calls KMS once per data key and caller (Amazon SQS developer
 * guide, data key reuse period: 60 seconds to 24 hours, 5 minutes by default).
 */
final class QueueReuse implements KeyRule {
    private static final int HOUR = 3600;
    private static final Set<String> OPERATIONS = Set.of("GenerateDataKey", "Decrypt");
    private static final int SCALE = 4;

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        return key.resources().stream()
                .filter(resource -> resource.type() == CostlyResource.Type.QUEUE && key.isAttributed())
                .flatMap(queue -> of(key, queue).stream())
                .toList();
    }

    /** Whether the queue could reuse its data keys for longer. */
    static boolean isOpen(CostlyResource queue) {
        return queue.reuseSeconds() != null && queue.reuseSeconds() < HOUR;
    }

    private static List<Saving> of(CostedKey key, CostlyResource queue) {
        Integer seconds = queue.reuseSeconds();
        if (seconds == null || !isOpen(queue)) {
            return List.of();
        }
        Requests requests = key.requests(OPERATIONS, line -> line.resource().equals(queue.arn()));
        BigDecimal share = BigDecimal.ONE.subtract(
                BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(HOUR), SCALE, RoundingMode.HALF_UP));
        Amount saved = requests.usdMonth().times(Amount.exactly(share));
        if (!Requests.isWorth(saved)) {
            return List.of();
        }
        return List.of(key.saving(
                Saving.Kind.QUEUE_REUSE,
                queue.arn(),
                saved,
                true,
                Confidence.ESTIMATE.orLess(requests.confidence()),
                "CloudTrail: " + requests.text() + " for the queue, which reuses a data key for " + seconds
                        + " seconds; a data key that is used for an hour protects more messages if it leaks",
                "aws sqs set-queue-attributes --region " + key.region()
                        + " --queue-url $(aws sqs get-queue-url --region "
                        + key.region() + " --queue-name " + queue.id()
                        + " --query QueueUrl --output text) --attributes KmsDataKeyReusePeriodSeconds=" + HOUR));
    }
}
