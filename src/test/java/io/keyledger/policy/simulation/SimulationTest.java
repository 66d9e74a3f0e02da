package io.keyledger.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final String KEY = "arn:aws:kms:us-west-2:111122223333:key/1234";
    private static final String POLICY =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";

    private final Simulation simulation = new Simulation();

    private static String request(String principal) {
        return "\"request\":{\"principal\":" + principal + ",\"action\":\"kms:Decrypt\",\"resource\":\"" + KEY + "\"}";
    }

    @Test
    void namesTheStatementThatDecided() {
        assertThat(simulation.answer("{\"id\":\"a\"," + request("\"arn:aws:iam::111122223333:user/Alice\"")
                        + ",\"resourcePolicy\":" + POLICY + "}"))
                .isEqualTo("{\"id\":\"a\",\"decision\":\"Allowed\",\"by\":[\"/resourcePolicy/Statement/0\"]}");
    }

    @Test
    void namesTheLayerThatAllowedNothing() {
        assertThat(simulation.answer("{\"id\":7," + request("\"arn:aws:iam::444455556666:user/Eve\"")
                        + ",\"resourcePolicy\":" + POLICY + "}"))
                .isEqualTo("{\"id\":7,\"decision\":\"ImplicitlyDenied\",\"by\":[\"/identityPolicies\"]}");
    }

    @Test
    void saysWhatIsDoubtful() {
        assertThat(simulation.answer("{\"id\":1," + request("\"logs.amazonaws.com\"") + ",\"resourcePolicy\":"
                        + POLICY.replace("\"*\",\"Action\"", "{\"AWS\":\"*\"},\"Action\"") + "}"))
                .contains("\"decision\":\"Allowed\"")
                .contains("doubts");
    }

    @Test
    void saysThatAwsWouldRefuseAPolicy() {
        String caller = request("\"arn:aws:iam::111122223333:user/Alice\"");
        String bare = POLICY.replace("\"*\",\"Action\"", "\"arn:aws:iam::111122223333:user/Alice\",\"Action\"");

        assertThat(simulation.answer("{" + caller + ",\"resourcePolicy\":" + bare + "}"))
                .contains("\"decision\":\"Allowed\"", "AWS would refuse one of the policies");
    }

    @Test
    void saysThatARequestForManyResourcesIsDecidedForSome() {
        String many = request("\"arn:aws:iam::111122223333:user/Alice\"").replace(KEY, KEY.replace("1234", "*"));
        String one = POLICY.replace("\"Resource\":\"*\"", "\"Resource\":\"" + KEY + "\"");

        assertThat(simulation.answer("{" + many + ",\"resourcePolicy\":" + POLICY + "}"))
                .contains("\"decision\":\"Allowed\"")
                .doesNotContain("doubts");
        assertThat(simulation.answer("{" + many + ",\"resourcePolicy\":" + one + "}"))
                .contains("\"decision\":\"Allowed\"", "many resources");
    }

    @Test
    void takesAPolicyInAStringOrBesideItsName() {
        String caller = request("{\"AWS\":\"arn:aws:iam::111122223333:user/Alice\"}");
        String quoted = "\"" + POLICY.replace("\"", "\\\"") + "\"";

        assertThat(simulation.answer("{" + caller + ",\"resourcePolicy\":" + quoted + "}"))
                .contains("Allowed");
        assertThat(simulation.answer("{" + caller + ",\"resourcePolicy\":{\"name\":\"p\",\"policy\":" + POLICY + "}}"))
                .contains("Allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing| |the line is empty",
                "text|hello|the line is not JSON",
                "list|[]|the case must be an object",
                "two|{} {}|continues after",
                "no request|{\"id\":\"x\"}|request must be an object",
                "no principal|{\"request\":{\"action\":\"kms:Decrypt\"}}|request.principal is missing",
                "group|{\"request\":{\"principal\":\"arn:aws:iam::111122223333:group/g\",\"action\":\"kms:Decrypt\"}}|cannot"
                        + " make requests",
                "no action|{\"request\":{\"principal\":\"*\"}}|request.action is missing",
                "action|{\"request\":{\"principal\":\"*\",\"action\":\"Decrypt\"}}|service:name",
                "context|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\",\"context\":{\"k\":{}}}}|must be a"
                        + " scalar",
                "policy|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\"},\"identityPolicies\":[{}]}|identityPolicies:"
                        + " The policy has no Statement",
                "policy"
                        + " type|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\"},\"identityPolicies\":5}|identityPolicies:"
                        + " A policy must be a JSON object",
                "level|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\"},\"serviceControlPolicies\":[{}]}|serviceControlPolicies:"
                        + " The policy has no Statement",
                "resource|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\",\"resource\":true}}|request.resource"
                        + " must be a string",
                "half a line|{\"request\":{\"principal\":\"*\"|the line is not JSON",
                "grant|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\"},\"grants\":[{}]}|no GranteePrincipal",
                "constraint|{\"request\":{\"principal\":\"*\",\"action\":\"a:b\"},\"grants\":[{\"GranteePrincipal\":\"x.y\",\"Constraints\":{\"New\":1}}]}|unknown"
                        + " constraint New",
            })
    void answersAnInvalidCaseWithItsError(String name, String line, String sentence) {
        assertThat(simulation.answer(line == null ? "" : line))
                .as(name)
                .startsWith("{\"id\":")
                .contains("\"error\":")
                .contains(sentence);
    }

    @Test
    void keepsTheIdOfAnInvalidCase() {
        assertThat(simulation.answer("{\"id\":\"x\",\"request\":3}")).startsWith("{\"id\":\"x\",\"error\":");
    }

    @Test
    void answersManyThreadsAlike() {
        String line = "{\"id\":1," + request("\"arn:aws:iam::111122223333:user/Alice\"") + ",\"resourcePolicy\":"
                + POLICY + "}";
        List<String> answers = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(_ -> simulation.answer(line))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
    }
}
