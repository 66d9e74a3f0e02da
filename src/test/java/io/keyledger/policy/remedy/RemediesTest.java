package io.keyledger.policy.remedy;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.access.AnalysisBuilder;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.PolicyPrinter;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.TrustZone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemediesTest {
    private static final String OUTSIDER = "arn:aws:iam::444455556666:role/Partner";

    @Test
    void takesAnOutsiderOutOfAStatementAndLeavesTheOthers() {
        Remedy remedy =
                remedy(policy(ROOT, allow("{'AWS':['" + OUTSIDER + "','" + role("App") + "']}", "'kms:Decrypt'", ""))
                        .withRole("App"));

        assertThat(remedy.isProven()).isTrue();
        assertThat(PolicyPrinter.print(remedy.replacement().orElseThrow()))
                .isEqualTo("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:role/App\"]},"
                        + "\"Action\":[\"kms:Decrypt\"],\"Resource\":[\"*\"]}");
    }

    @Test
    void removesAStatementThatIsForOutsidersOnly() {
        Remedy remedy = remedy(policy(ROOT, allow(aws(OUTSIDER), "'kms:Decrypt'", "")));

        assertThat(remedy.replacement()).isEmpty();
        assertThat(remedy.changed().statements()).hasSize(1);
        assertThat(remedy.text())
                .isEqualTo(
                        "remove /Statement/1; proven by searching again: nobody outside the trust zone can decrypt any"
                                + " more; whoever is inside the trust zone keeps what they had");
    }

    @Test
    void limitsAStarToTheAccountsOfTheTrustZone() {
        Remedy remedy = remedy(
                policy(ROOT, allow("{'AWS':'*'}", "'kms:Decrypt'", "{'StringEquals':{'aws:PrincipalTag/team':'red'}}"))
                        .zone(TrustZone.ofAccounts(Set.of("111122223333", "777788889999"))));

        assertThat(remedy.text())
                .contains("\"StringEquals\":{\"aws:PrincipalTag/team\":[\"red\"],\"kms:CallerAccount\":"
                        + "[\"111122223333\",\"777788889999\"]}")
                .contains("nobody outside the trust zone can decrypt any more");
        assertThat(remedy.remaining()).isEmpty();
    }

    @Test
    void limitsAStarToTheOrganizationWhereThatIsTrusted() {
        Remedy remedy = remedy(policy(
                        ROOT,
                        allow(
                                "'*'",
                                "'kms:Decrypt'",
                                "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}"))
                .inOrganization()
                .zone(TrustZone.ofAccounts(Set.of()).withOrganizations(Set.of(AnalysisBuilder.ORGANIZATION))));

        assertThat(remedy.isProven()).isTrue();
        assertThat(remedy.text()).contains("\"aws:PrincipalOrgID\":[\"o-example1234\"]");
    }

    @Test
    void takesAnAccountOutOfACondition() {
        Remedy remedy = remedy(policy(
                ROOT,
                allow(
                        "'*'",
                        "'kms:Decrypt'",
                        "{'StringEquals':{'kms:CallerAccount':['111122223333','444455556666']}}")));

        assertThat(remedy.isProven()).isTrue();
        assertThat(remedy.text()).contains("{\"kms:CallerAccount\":[\"111122223333\"]}");
    }

    @Test
    void saysWhoStillHasTheAccessByAnotherStatement() {
        Remedy remedy = remedy(policy(
                ROOT,
                allow(aws(OUTSIDER), "'kms:Decrypt'", ""),
                allow(aws("arn:aws:iam::777788889999:root"), "'kms:Decrypt'", "")));

        assertThat(remedy.isProven()).isFalse();
        assertThat(remedy.text())
                .contains("proven by searching again: nobody outside the trust zone can decrypt any more by it, while")
                .contains(" still can by /Statement/");
    }

    @Test
    void saysWhatItTakesFromInside() {
        Remedy remedy = remedy(policy(ROOT, allow("'*'", "'kms:Decrypt'", "")));

        assertThat(remedy.isProven()).isFalse();
        assertThat(remedy.lost()).containsExactly("any service for account 111122223333 (decrypt)");
        assertThat(remedy.text())
                .endsWith("; but it takes from inside: any service for account 111122223333 (decrypt)");
    }

    @Test
    void treatsDirectAccessAsMoreThanAccessThroughIam() {
        Remedy remedy = remedy(
                policy(ROOT, allow("'*'", "'kms:Decrypt'", "{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}"))
                        .inOrganization()
                        .identitiesDenied());

        assertThat(remedy.replacement()).isPresent();
        assertThat(remedy.isProven()).isTrue();
    }

    @Test
    void keepsAServiceForTheAccount() {
        Remedy remedy = remedy(policy(ROOT, allow(service("sns.amazonaws.com"), "'kms:Decrypt'", "")));

        assertThat(remedy.isProven()).isTrue();
        assertThat(remedy.text())
                .contains("{\"StringEquals\":{\"aws:SourceAccount\":[\"111122223333\"]}}")
                .contains("no service for anybody outside the trust zone can decrypt any more");
    }

    @Test
    void claimsNothingWhereTheStatementIsNotToBlame() {
        KeyAnalysis key = policy(ROOT).grant("g1", OUTSIDER, "Decrypt").build();

        assertThat(Remedies.of(key, key.policy().orElseThrow(), outsider(key))).isEmpty();
    }

    @Test
    void saysThatGrantsWereNotRead() {
        assertThat(remedy(policy(ROOT, allow(aws(OUTSIDER), "'kms:Decrypt'", ""))
                                .grantsDenied())
                        .text())
                .isEqualTo(
                        "remove /Statement/1; proven by searching again: nobody outside the trust zone can decrypt any"
                                + " more, but for grants that were not read; whoever is inside the trust zone keeps what they had");
    }

    private static Remedy remedy(AnalysisBuilder builder) {
        KeyAnalysis key = builder.build();
        Optional<Remedy> remedy = Remedies.of(key, key.policy().orElseThrow(), outsider(key));
        assertThat(remedy).isPresent();
        return remedy.orElseThrow();
    }

    private static Access outsider(KeyAnalysis key) {
        List<Access> outside =
                key.access().accesses().stream().filter(Access::outside).toList();
        assertThat(outside).isNotEmpty();
        return outside.getFirst();
    }
}
