package io.keyledger.benchmark;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Decisions a second on one core: for parsed policies and prepared requests, for whole lines of a case file, and for
 * lines whose policies were never seen before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {
    private static final String KEY = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final String KEY_POLICY = """
            {"Version":"2012-10-17","Id":"key-consolepolicy-3","Statement":[
            {"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
             "Action":"kms:*","Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Admin"},
             "Action":["kms:Create*","kms:Describe*","kms:Put*","kms:ScheduleKeyDeletion"],"Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/App"},
             "Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"],
             "Resource":"*","Condition":{"StringEquals":{"kms:ViaService":["s3.us-west-2.amazonaws.com"]},
             "StringLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::reports/*"}}},
            {"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
             "Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"},
             "Bool":{"aws:PrincipalIsAWSService":"false"}}}]}
            """;

    private static final String IDENTITY_POLICY = """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::reports/*"},
            {"Effect":"Allow","Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"arn:aws:kms:*:111122223333:key/*"}]}
            """;

    private final World world = World.EMPTY
            .with(Layer.RESOURCE_POLICY, compiled(PolicyKind.KEY, KEY_POLICY))
            .with(Layer.IDENTITY_POLICY, List.of(compiled(PolicyKind.IDENTITY, IDENTITY_POLICY)));
    private final List<Request> requests = requests();
    private final Simulation simulation = new Simulation();
    private int next;
    private int line;

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    private static CompiledPolicy compiled(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (String caller : List.of(
                "arn:aws:sts::111122223333:assumed-role/App/s1",
                "arn:aws:sts::111122223333:assumed-role/Other/s1",
                "arn:aws:iam::111122223333:user/Alice",
                "arn:aws:iam::444455556666:user/Eve")) {
            for (String action : List.of("kms:Decrypt", "kms:Encrypt", "kms:PutKeyPolicy", "kms:DescribeKey")) {
                requests.add(Request.asGiven(
                        Caller.parse(caller).orElseThrow(),
                        action,
                        new RequestedResource(KEY, "111122223333"),
                        Map.of(
                                "aws:PrincipalOrgID", List.of("o-abcdefghij"),
                                "kms:ViaService", List.of("s3.us-west-2.amazonaws.com"),
                                "kms:EncryptionContext:aws:s3:arn", List.of("arn:aws:s3:::reports/2026")),
                        Organizations.UNKNOWN));
            }
        }
        return requests;
    }

    @Benchmark
    public Decision decideParsed() {
        next = (next + 1) % requests.size();
        return Decider.decide(world, requests.get(next));
    }

    @Benchmark
    public String answerNewLine() {
        return simulation.answer(Cases.different(line++));
    }

    @Benchmark
    public String answerLine() {
        next = (next + 1) % 1000;
        return simulation.answer("{\"id\":\"" + next
                + "\",\"request\":{\"principal\":\"arn:aws:sts::111122223333:assumed-role/App/s" + next
                + "\",\"action\":\"kms:Decrypt\",\"resource\":{\"resource\":\"" + KEY
                + "\",\"accountId\":\"111122223333\"},\"context\":{}},\"identityPolicies\":[" + IDENTITY_POLICY
                + "],\"resourcePolicy\":" + KEY_POLICY + "}");
    }
}
