package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.PolicyOnly.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.PolicyReach;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trusted places make trusted whoever is there, and take away access from nobody. */
class DataPerimeterTest {
    private static final String NETWORK = "203.0.113.0/24";
    private static final String VPC = "vpc-0a1b2c3d";
    private static final String ENDPOINT = "vpce-1a2b3c4d";
    private static final String FROM_ENDPOINT = "{'StringEquals':{'aws:SourceVpce':'" + ENDPOINT + "'}}";
    private static final String ELSEWHERE = "{'StringNotEquals':{'aws:SourceVpce':'" + ENDPOINT + "'}}";

    private static final List<String> PERIMETERS = List.of(
            "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
            "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/25'}}",
            "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'},'Bool':{'aws:ViaAWSService':'false'}}",
            "{'NotIpAddressIfExists':{'aws:SourceIp':'203.0.113.0/24'},"
                    + "'StringNotEqualsIfExists':{'aws:SourceVpc':'vpc-0a1b2c3d'},"
                    + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false','aws:ViaAWSService':'false'}}",
            ELSEWHERE,
            "{'StringNotEquals':{'aws:SourceVpce':'vpce-1a2b3c4d'},'Bool':{'aws:ViaAWSService':'false'}}",
            "{'StringNotEquals':{'aws:SourceVpc':['vpc-0a1b2c3d']},'Bool':{'aws:PrincipalIsAWSService':'false'}}",
            "{'StringNotLike':{'aws:SourceVpc':'vpc-0a1b2c3d'}}",
            "{'ArnNotLike':{'aws:SourceVpcArn':'arn:aws:ec2:*:111122223333:vpc/vpc-0a1b2c3d'}}",
            "{'StringNotEquals':{'aws:VpceAccount':'111122223333'}}",
            "{'StringNotEquals':{'aws:VpceOrgID':'o-example1234'}}",
            "{'ForAllValues:StringNotLike':{'aws:VpceOrgPaths':'o-example1234/*'}}");

    private static Stream<Arguments> perimeters() {
        return PERIMETERS.stream()
                .flatMap(perimeter -> Stream.of(
                        Arguments.of(perimeter, List.of(), Set.of(), Set.of()),
                        Arguments.of(perimeter, List.of(NETWORK), Set.of(), Set.of()),
                        Arguments.of(perimeter, List.of(), Set.of(VPC), Set.of(ENDPOINT)),
                        Arguments.of(perimeter, List.of(NETWORK), Set.of(VPC), Set.of(ENDPOINT))));
    }

    @ParameterizedTest
    @MethodSource("perimeters")
    void leavesTheAccountItsKey(String perimeter, List<String> networks, Set<String> vpcs, Set<String> endpoints) {
        PolicyOnly policy =
                policy(ROOT, deny("'*'", "'kms:*'", perimeter)).inOrganization().trusting(networks, vpcs, endpoints);

        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.ACCOUNT);
        assertThat(policy.status(new DenyEveryone())).isEqualTo(Status.PASS);
        assertThat(policy.status(new LockedOut())).isEqualTo(Status.PASS);
        assertThat(policy.status(new AllowWithoutEffect())).isEqualTo(Status.PASS);
    }

    @Test
    void whoComesFromATrustedEndpointIsNoOutsider() {
        PolicyOnly policy = policy(ROOT, allow("'*'", "'kms:Decrypt'", FROM_ENDPOINT))
                .trusting(List.of(), Set.of(), Set.of(ENDPOINT));

        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.ACCOUNT);
        assertThat(policy.status(new NetworkAccess())).isEqualTo(Status.PASS);
        assertThat(policy.status(new AllowWithoutEffect())).isEqualTo(Status.PASS);
    }

    @Test
    void whoIsNamedAndComesFromATrustedEndpointHasAccessAndIsNoOutsider() {
        PolicyOnly policy = policy(ROOT, allow(aws(OTHER), "'kms:Decrypt'", FROM_ENDPOINT));
        assertThat(policy.status(OutsiderCheck.EXTERNAL_DECRYPT)).isEqualTo(Status.FAIL);

        policy.trusting(List.of(), Set.of(), Set.of(ENDPOINT));
        assertThat(policy.status(OutsiderCheck.EXTERNAL_DECRYPT)).isEqualTo(Status.PASS);
        assertThat(policy.status(new AllowWithoutEffect())).isEqualTo(Status.PASS);
        assertThat(policy.analysis().access().of(Capability.DECRYPT))
                .anyMatch(access -> access.grantee().equals(new Grantee.Account(OTHER)) && !access.outside());
    }

    @Test
    void aDenyOfEverywhereElseLeavesNothingPublic() {
        PolicyOnly policy = policy(ROOT, allow("'*'", "'kms:Decrypt'", ""), deny("'*'", "'kms:*'", ELSEWHERE))
                .trusting(List.of(), Set.of(), Set.of(ENDPOINT));

        assertThat(policy.status(OutsiderCheck.PUBLIC_DECRYPT)).isEqualTo(Status.PASS);
        assertThat(policy.status(new NetworkAccess())).isEqualTo(Status.PASS);
        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.ACCOUNT);
    }

    @Test
    void anotherPlaceThanTheTrustedOneStaysOpen() {
        PolicyOnly policy = policy(ROOT, allow("'*'", "'kms:Decrypt'", FROM_ENDPOINT))
                .trusting(List.of(NETWORK), Set.of(VPC), Set.of("vpce-99999999"));

        assertThat(policy.status(new NetworkAccess())).isEqualTo(Status.FAIL);
    }
}
