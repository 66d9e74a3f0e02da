package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.policy.search.TrustZone;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExternalDecryptTest {
    private final AccessCheck check = OutsiderCheck.EXTERNAL_DECRYPT;

    @Test
    void failsForAnAccountOutsideTheTrustZoneAndProposesToRemoveIt() {
        AccessVerdict verdict = policy(
                        ROOT,
                        allow(
                                "{'AWS':['arn:aws:iam::444455556666:role/Partner','arn:aws:iam::111122223333:role/App']}",
                                "'kms:Decrypt'",
                                ""))
                .withRole("App")
                .judge(check);

        assertThat(verdict.verdict().reason()).isEqualTo("arn:aws:iam::444455556666:role/Partner can decrypt");
        assertThat(verdict.issues().getFirst().remedy())
                .isEqualTo("change /Statement/1 to {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "[\"arn:aws:iam::111122223333:role/App\"]},\"Action\":[\"kms:Decrypt\"],\"Resource\":[\"*\"]};"
                        + " proven by searching again: nobody outside the trust zone can decrypt any more;"
                        + " whoever is inside the trust zone keeps what they had");
    }

    @Test
    void removesAStatementThatIsForOutsidersOnly() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        "'*'",
                                        "'kms:Decrypt'",
                                        "{'StringEquals':{'aws:PrincipalOrgID':'o-foreign1234'}}"))
                        .inOrganization()
                        .judge(check)
                        .issues()
                        .getFirst()
                        .remedy())
                .startsWith("remove /Statement/1; proven");
    }

    @Test
    void passesForATrustedAccount() {
        assertThat(policy(ROOT, allow(aws("arn:aws:iam::444455556666:root"), "'kms:Decrypt'", ""))
                        .zone(TrustZone.ofAccounts(Set.of(OTHER)))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void theOwnOrganizationIsAnotherMatter() {
        AnalysisBuilder key = policy(
                        ROOT, allow("'*'", "'kms:Decrypt'", "{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}"))
                .inOrganization();

        assertThat(key.judge(check).verdict().status()).isEqualTo(Status.PASS);
        assertThat(key.judge(new OrganizationAccess()).verdict().reason())
                .isEqualTo("organization o-example1234 can decrypt");
        assertThat(key.zone(TrustZone.ofAccounts(Set.of()).withOrganizations(Set.of("o-example1234")))
                        .judge(new OrganizationAccess())
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
