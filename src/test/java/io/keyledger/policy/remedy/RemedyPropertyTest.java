package io.keyledger.policy.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.access.AnalysisBuilder;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On small random policies: a remedy never lets anybody do more, and what it says that it took away is gone. */
class RemedyPropertyTest {
    private static final List<String> PRINCIPALS = List.of(
            "'*'",
            "{'AWS':'*'}",
            "{'AWS':'arn:aws:iam::111122223333:root'}",
            "{'AWS':['arn:aws:iam::444455556666:root','arn:aws:iam::111122223333:role/App']}",
            "{'AWS':'arn:aws:iam::444455556666:role/Partner','Service':'sns.amazonaws.com'}",
            "{'Service':'sns.amazonaws.com'}");
    private static final List<String> ACTIONS =
            List.of("'kms:*'", "'kms:Decrypt'", "['kms:Encrypt','kms:GenerateDataKey*']", "'kms:CreateGrant'");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}",
            "{'StringEquals':{'aws:PrincipalTag/team':'red'}}",
            "{'StringEquals':{'kms:CallerAccount':['111122223333','444455556666']}}",
            "{'StringNotEquals':{'aws:PrincipalOrgID':'o-somebody12'}}",
            "{'StringLike':{'aws:SourceAccount':'*'}}",
            "{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:topic'}}",
            "{'Bool':{'aws:PrincipalIsAWSService':'true'}}");
    private static final List<String> CALLERS = List.of(
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:assumed-role/App/session",
            "arn:aws:iam::111122223333:user/Alice",
            "arn:aws:iam::444455556666:root",
            "arn:aws:sts::444455556666:assumed-role/Partner/session",
            "arn:aws:iam::999999999999:user/Eve",
            "sns.amazonaws.com");
    private static final List<String> REQUESTED =
            List.of("kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:PutKeyPolicy");

    private final Random random = new Random(20261127);

    @Test
    void neverWidensAndTakesAwayWhatItSays() {
        int remedies = 0;
        for (int round = 0; round < 60; round++) {
            KeyAnalysis key = randomKey();
            Policy policy = key.policy().orElseThrow();
            for (Access claim : key.access().accesses()) {
                if (!claim.outside()) {
                    continue;
                }
                Remedy remedy = Remedies.of(key, policy, claim).orElse(null);
                if (remedy != null) {
                    remedies++;
                    neverWidens(key, policy, remedy.changed());
                    if (remedy.unproven().isEmpty() && remedy.remaining().isEmpty()) {
                        isGone(key.accessWith(remedy.changed()), claim);
                    }
                }
            }
        }
        assertThat(remedies).isGreaterThan(50);
    }

    private KeyAnalysis randomKey() {
        List<String> statements = new ArrayList<>(List.of(AnalysisBuilder.ROOT));
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(AnalysisBuilder.statement(
                    random.nextInt(5) == 0 ? "Deny" : "Allow",
                    "'Principal':" + one(PRINCIPALS),
                    "'Action':" + one(ACTIONS),
                    one(CONDITIONS)));
        }
        return AnalysisBuilder.policy(statements.toArray(String[]::new))
                .withRole("App")
                .build();
    }

    private void neverWidens(KeyAnalysis key, Policy before, Policy after) {
        World old = World.ofResourcePolicy(before);
        World changed = World.ofResourcePolicy(after);
        for (int i = 0; i < 60; i++) {
            Request request = request(key);
            if (Decider.decide(changed, request).isAllowed()) {
                assertThat(Decider.decide(old, request).isAllowed())
                        .as("%s%nbefore %s%nafter %s", request, PolicyPrinter.print(before), PolicyPrinter.print(after))
                        .isTrue();
            }
        }
    }

    private Request request(KeyAnalysis key) {
        Map<String, List<String>> context = Map.of(
                "kms:ViaService", some("s3.eu-central-1.amazonaws.com"),
                "aws:PrincipalTag/team", some("red"),
                "aws:SourceAccount", some("111122223333", "999999999999"),
                "aws:SourceArn", some("arn:aws:sns:eu-central-1:999999999999:topic"),
                "aws:PrincipalOrgID", some("o-somebody12", "o-example1234"));
        return Request.asGiven(
                Caller.parse(one(CALLERS)).orElseThrow(),
                one(REQUESTED),
                key.key().world().key(),
                context,
                key.key().world().organizations());
    }

    private List<String> some(String... values) {
        int choice = random.nextInt(values.length + 1);
        return choice == values.length ? List.of() : List.of(values[choice]);
    }

    private static void isGone(KeyAccess after, Access claim) {
        assertThat(after.accesses())
                .noneMatch(access -> access.outside()
                        && access.capability() == claim.capability()
                        && access.grantee().equals(claim.grantee()));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
