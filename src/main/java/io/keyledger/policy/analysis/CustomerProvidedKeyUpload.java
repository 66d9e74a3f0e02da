package io.keyledger.policy.analysis;

import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.Ground;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.world.BucketWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether anybody may put an object into a bucket under a key of their own (SSE-C), by the policies of the bucket and
 * of the organization. Whoever asks is taken to be allowed everything by their own policies.
 *
 * <p>Source: Amazon S3 User Guide, server-side encryption with customer-provided keys: such a request names the
 * algorithm, names no other encryption, and comes over HTTPS.
 */
public final class CustomerProvidedKeyUpload {
    private static final String SECURE_TRANSPORT = "aws:SecureTransport";
    private static final String REGION = "aws:RequestedRegion";

    private final BucketWorld bucket;
    private final UploadCandidates candidates;
    private final List<Caller> callers;
    private final List<String> objects;

    private CustomerProvidedKeyUpload(BucketWorld bucket) {
        this.bucket = bucket;
        this.candidates = new UploadCandidates(bucket);
        this.callers = candidates.callers();
        this.objects = candidates.objects();
    }

    /** What came of it. */
    public sealed interface Answer {
        /** This request is allowed. */
        record Possible(Request request, Decision decision) implements Answer {}

        /**
         * No such request is allowed.
         *
         * @param by what denies them, in words
         */
        record Prevented(String by) implements Answer {}

        record Unknown(String reason) implements Answer {}
    }

    /** Looks for an upload that is allowed. */
    public static Answer into(BucketWorld bucket) {
        return new CustomerProvidedKeyUpload(bucket).answer();
    }

    private Answer answer() {
        if (!bucket.unread().isEmpty()) {
            return deniedWhatever().orElseGet(() -> new Answer.Unknown(String.join("; ", bucket.unread())));
        }
        Optional<String> doubt = Optional.empty();
        String by = "";
        for (Caller caller : callers) {
            boolean own = isOwn(caller);
            for (String object : objects) {
                Trial trial = trial(caller, own ? bucket.own() : bucket.others(), object);
                if (trial.allowed().isPresent()) {
                    if (!own || bucket.unreadForOwn().isEmpty()) {
                        return trial.allowed().get();
                    }
                    doubt = Optional.of(String.join("; ", bucket.unreadForOwn()));
                } else if (!trial.certain() && doubt.isEmpty()) {
                    doubt = Optional.of("each upload that was tried is denied, by conditions on "
                            + String.join(", ", trial.keys()) + " that others may not meet");
                }
                by = by.isEmpty() ? trial.by() : by;
            }
        }
        String why = by;
        return doubt.<Answer>map(Answer.Unknown::new).orElseGet(() -> new Answer.Prevented(why));
    }

    /** What was read may deny everybody, whatever was not. */
    private Optional<Answer> deniedWhatever() {
        String by = "";
        for (Caller caller : callers) {
            for (String object : objects) {
                Decision decision = Decider.decide(
                        isOwn(caller) ? bucket.own() : bucket.others(),
                        request(caller, object, Map.of()).orElseThrow());
                Optional<Ground> ground = settled(decision);
                if (ground.isEmpty()) {
                    return Optional.empty();
                }
                by = by.isEmpty() ? words(ground.get()) : by;
            }
        }
        return Optional.of(new Answer.Prevented(by));
    }

    private boolean isOwn(Caller caller) {
        return caller.account().filter(bucket.accountId()::equals).isPresent();
    }

    /**
     * What came of one caller's uploads of one object.
     *
     * @param certain whether what denies them denies them in all circumstances
     * @param keys the condition keys of circumstances that were tried with examples only
     */
    private record Trial(Optional<Answer> allowed, boolean certain, List<String> keys, String by) {}

    private Trial trial(Caller caller, World world, String object) {
        List<String> keys = List.of();
        String by = "";
        for (Map<String, List<String>> circumstances : candidates.circumstances()) {
            Optional<Request> request = request(caller, object, circumstances);
            if (request.isEmpty()) {
                continue;
            }
            Decision decision = Decider.decide(world, request.get());
            if (decision.isAllowed()) {
                return new Trial(Optional.of(new Answer.Possible(request.get(), decision)), true, List.of(), "");
            }
            Optional<Ground> settled = settled(decision);
            if (settled.isPresent()) {
                return new Trial(Optional.empty(), true, List.of(), words(settled.get()));
            }
            if (keys.isEmpty()) {
                keys = candidates.freeKeys();
                by = decision.grounds().stream()
                        .findFirst()
                        .map(CustomerProvidedKeyUpload::words)
                        .orElse("");
            }
        }
        // Where nothing depends on circumstances, what is not allowed is not allowed in any.
        return new Trial(Optional.empty(), candidates.freeKeys().isEmpty(), keys, by);
    }

    /** A Deny with conditions that give the same result for all such uploads by one caller. */
    private static Optional<Ground> settled(Decision decision) {
        if (decision.outcome() != Decision.Outcome.EXPLICITLY_DENIED || !decision.certain()) {
            return Optional.empty();
        }
        return decision.grounds().stream()
                .filter(ground -> {
                    Statement statement = ground.statement();
                    return statement != null
                            && statement.conditions().stream()
                                    .map(Condition::key)
                                    .allMatch(key ->
                                            UploadCandidates.SETTLED.contains(key) || UploadCandidates.isOfCaller(key));
                })
                .findFirst();
    }

    private static String words(Ground ground) {
        String layer = switch (ground.layer()) {
            case RESOURCE_POLICY -> "the bucket policy";
            case SERVICE_CONTROL_POLICY -> "a service control policy";
            case RESOURCE_CONTROL_POLICY -> "a resource control policy";
            case GRANT, IDENTITY_POLICY, PERMISSION_BOUNDARY, SESSION_POLICY, ENDPOINT_POLICY, SERVICE_RULE ->
                "a policy";
        };
        Statement statement = ground.statement();
        String sid = statement == null || statement.sid() == null ? "" : " (" + statement.sid() + ")";
        return layer + sid;
    }

    /** Empty where the circumstances contradict who asks. */
    private Optional<Request> request(Caller caller, String object, Map<String, List<String>> circumstances) {
        Map<String, List<String>> context = new HashMap<>(circumstances);
        context.put(UploadCandidates.ALGORITHM, List.of("AES256"));
        context.put(SECURE_TRANSPORT, List.of("true"));
        context.put(REGION, List.of(bucket.region()));
        try {
            return Optional.of(Request.possible(
                    caller,
                    UploadCandidates.ACTION,
                    new RequestedResource(object, bucket.accountId()),
                    context,
                    bucket.organizations()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
