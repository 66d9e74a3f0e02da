package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.cost.DeniedCalls.DeniedCall;
import java.util.List;
import java.util.stream.Collectors;

/** Finds callers that tried to use a key and were refused: a broken application, or somebody who is looking around. */
@AutoService(Check.class)
public final class CallsDenied implements KeyCheck {
    private static final int NAMED = 3;
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-CALLS-DENIED",
                    "No request on the key was denied",
                    Severity.LOW,
                    "aws cloudtrail lookup-events --region {region} --lookup-attributes"
                            + " AttributeKey=ResourceName,AttributeValue={resource_arn}",
                    "AWS KMS Developer Guide, logging with CloudTrail: refused requests are recorded with their error"
                            + " code")
            .explained(
                    "An application is misconfigured, or someone is probing the key.",
                    "With CloudTrail log files, the check fails if KMS denied a request on the key."
                            + " Without them it is not applicable.");

    private static final Verdict PASS = Verdict.pass("CloudTrail's log files have no denied request on the key");
    private static final Verdict NOT_COVERED =
            Verdict.notApplicable("no CloudTrail log files of the key's account and Region were read");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return context.deniedCalls()
                .on(key.key().arn(), key.key().accountId(), key.key().region())
                .map(CallsDenied::judge)
                .orElse(NOT_COVERED);
    }

    private static Verdict judge(List<DeniedCall> calls) {
        if (calls.isEmpty()) {
            return PASS;
        }
        long all = calls.stream().mapToLong(DeniedCall::count).sum();
        long callers = calls.stream().map(DeniedCall::caller).distinct().count();
        return Verdict.fail(
                all + (all == 1 ? " request was" : " requests were") + " refused, by " + callers
                        + (callers == 1 ? " caller" : " callers"),
                "CloudTrail: "
                        + calls.stream()
                                .limit(NAMED)
                                .map(call -> call.operation() + " by " + call.caller() + " (" + call.count() + ")")
                                .collect(Collectors.joining(", "))
                        + (calls.size() > NAMED ? ", and " + (calls.size() - NAMED) + " more kinds" : ""));
    }
}
