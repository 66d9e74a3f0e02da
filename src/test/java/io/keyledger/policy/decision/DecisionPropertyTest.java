package io.keyledger.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every policy, tried on many small ones. */
class DecisionPropertyTest {
    private static final int ROUNDS = 1_500;
    private static final RequestedResource KEY =
            new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234", "111122223333");

    private final SplittableRandom random = new SplittableRandom(20_261_124);
    private final RandomPolicies policies = new RandomPolicies(random);

    private static Policy parsed(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> policy;
            case ParseResult.Rejected rejected -> throw new AssertionError(document + ": " + rejected);
        };
    }

    private World world(String keyPolicy, String identityPolicy) {
        return World.ofResourcePolicy(parsed(PolicyKind.KEY, keyPolicy))
                .with(Layer.IDENTITY_POLICY, List.of(CompiledPolicy.of(parsed(PolicyKind.IDENTITY, identityPolicy))));
    }

    private Request request() {
        return Request.asGiven(
                Caller.parse(policies.one(RandomPolicies.CALLERS)).orElseThrow(),
                policies.one(RandomPolicies.REQUESTED),
                KEY,
                policies.context(),
                Organizations.UNKNOWN);
    }

    @Test
    void whatIsPrintedReadsAsTheSame() {
        for (int i = 0; i < ROUNDS; i++) {
            Policy policy = parsed(PolicyKind.KEY, policies.policy());

            Policy again = parsed(PolicyKind.KEY, PolicyPrinter.print(policy));

            assertThat(PolicyPrinter.print(again)).isEqualTo(PolicyPrinter.print(policy));
            if (i < 50) {
                assertThat(again)
                        .usingRecursiveComparison()
                        .ignoringFieldsOfTypes(Position.class)
                        .isEqualTo(policy);
            }
        }
    }

    @Test
    void whatIsPrintedDecidesTheSame() {
        for (int i = 0; i < ROUNDS; i++) {
            String document = policies.policy();
            String identity = policies.identityPolicy();
            Request request = request();

            Decision before = Decider.decide(world(document, identity), request);
            String printed = PolicyPrinter.print(parsed(PolicyKind.KEY, document));
            Decision after = Decider.decide(world(printed, identity), request);

            assertThat(after.outcome()).as("%s %s", document, request).isEqualTo(before.outcome());
            assertThat(after.doubts()).isEqualTo(before.doubts());
        }
    }

    @Test
    void anotherAllowNeverRemovesAccess() {
        int allowed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = policies.statements();
            String identity = policies.identityPolicy();
            Request request = request();
            Decision before = Decider.decide(world(RandomPolicies.policy(statements), identity), request);

            List<String> wider = new ArrayList<>(statements);
            wider.add(random.nextInt(wider.size() + 1), policies.statement("Allow"));
            Decision after = Decider.decide(world(RandomPolicies.policy(wider), identity), request);

            if (before.isAllowed()) {
                allowed++;
                assertThat(after.isAllowed()).as("%s %s", wider, request).isTrue();
            }
        }
        assertThat(allowed).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void anotherDenyNeverAddsAccess() {
        int denied = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = policies.statements();
            String identity = policies.identityPolicy();
            Request request = request();
            Decision before = Decider.decide(world(RandomPolicies.policy(statements), identity), request);

            List<String> narrower = new ArrayList<>(statements);
            narrower.add(random.nextInt(narrower.size() + 1), policies.statement("Deny"));
            Decision after = Decider.decide(world(RandomPolicies.policy(narrower), identity), request);

            if (!before.isAllowed()) {
                denied++;
                assertThat(after.isAllowed()).as("%s %s", narrower, request).isFalse();
            }
        }
        assertThat(denied).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void theOrderOfStatementsDoesNotMatter() {
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = policies.statements();
            String identity = policies.identityPolicy();
            Request request = request();

            Decision forwards = Decider.decide(world(RandomPolicies.policy(statements), identity), request);
            Decision backwards = Decider.decide(world(RandomPolicies.policy(statements.reversed()), identity), request);

            assertThat(backwards.outcome()).as("%s %s", statements, request).isEqualTo(forwards.outcome());
        }
    }

    @Test
    void everyAllowanceSaysWhatItRestsOn() {
        for (int i = 0; i < ROUNDS; i++) {
            Decision decision = Decider.decide(world(policies.policy(), policies.identityPolicy()), request());

            switch (decision.outcome()) {
                case ALLOWED -> {
                    assertThat(decision.grounds()).isNotEmpty();
                    assertThat(decision.blockedBy()).isNull();
                }
                case EXPLICITLY_DENIED -> {
                    assertThat(decision.grounds()).isNotEmpty();
                    assertThat(decision.blockedBy()).isNotNull();
                }
                case IMPLICITLY_DENIED -> assertThat(decision.blockedBy()).isNotNull();
            }
        }
    }
}
