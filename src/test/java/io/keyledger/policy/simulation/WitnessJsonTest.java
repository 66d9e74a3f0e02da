package io.keyledger.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessJsonTest {
    private static final RequestedResource KEY =
            new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234", "111122223333");

    private static Request request(Caller caller, Map<String, List<String>> context) {
        return Request.asGiven(caller, "kms:Decrypt", KEY, context, Organizations.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/Alice",
        "arn:aws:iam::111122223333:role/App",
        "arn:aws:sts::111122223333:assumed-role/App/one",
        "arn:aws:iam::111122223333:root",
        "logs.us-west-2.amazonaws.com"
    })
    void namesTheCallerAsACaseDoes(String principal) {
        Caller caller = Caller.parse(principal).orElseThrow();

        assertThat(WitnessJson.of(request(caller, Map.of())))
                .startsWith(
                        "{\"principal\":\"" + principal
                                + "\",\"action\":\"kms:Decrypt\",\"resource\":{\"resource\":"
                                + "\"arn:aws:kms:us-west-2:111122223333:key/1234\",\"accountId\":\"111122223333\"},\"context\":{");
    }

    @Test
    void anAnonymousCallerIsWrittenAsAnAsterisk() {
        assertThat(WitnessJson.of(request(new Caller.Anonymous(), Map.of()))).startsWith("{\"principal\":\"*\",");
    }

    @Test
    void writesOneValueAloneAndSeveralAsAList() {
        Caller alice = Caller.parse("arn:aws:iam::111122223333:user/Alice").orElseThrow();

        assertThat(WitnessJson.of(request(
                        alice,
                        Map.of(
                                "kms:ViaService", List.of("s3.us-west-2.amazonaws.com"),
                                "kms:EncryptionContextKeys", List.of("a", "b")))))
                .contains(
                        "\"kms:ViaService\":\"s3.us-west-2.amazonaws.com\"",
                        "\"kms:EncryptionContextKeys\":[\"a\",\"b\"]");
    }
}
