package io.keyledger.policy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static final RequestedResource KEY =
            new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234", "111122223333");
    private static final Organizations ORGANIZATIONS =
            new Organizations(Map.of("111122223333", new Organizations.Place("o-abcdefghij", "o-abcdefghij/r-1/")));

    private static Request possible(String caller, Map<String, List<String>> free) {
        return Request.possible(Caller.parse(caller).orElseThrow(), "kms:Decrypt", KEY, free, ORGANIZATIONS);
    }

    @Test
    void derivesWhatFollowsFromAUser() {
        RequestContext context =
                possible("arn:aws:iam::111122223333:user/team/Alice", Map.of()).context();

        assertThat(context.asWritten())
                .containsEntry("aws:PrincipalArn", List.of("arn:aws:iam::111122223333:user/team/Alice"))
                .containsEntry("aws:PrincipalAccount", List.of("111122223333"))
                .containsEntry("aws:PrincipalType", List.of("User"))
                .containsEntry("aws:username", List.of("Alice"))
                .containsEntry("aws:PrincipalIsAWSService", List.of("false"))
                .containsEntry("aws:PrincipalOrgID", List.of("o-abcdefghij"))
                .containsEntry("aws:PrincipalOrgPaths", List.of("o-abcdefghij/r-1/"))
                .containsEntry("kms:CallerAccount", List.of("111122223333"))
                .containsEntry("aws:SecureTransport", List.of("true"))
                .containsEntry("aws:RequestedRegion", List.of("us-west-2"));
    }

    @Test
    void derivesWhatFollowsFromASessionAndAService() {
        RequestContext session = possible("arn:aws:sts::111122223333:assumed-role/App/s1", Map.of())
                .context();
        assertThat(session.values("aws:principalarn")).containsExactly("arn:aws:iam::111122223333:role/App");
        assertThat(session.has("aws:username")).isFalse();

        RequestContext service = possible("logs.amazonaws.com", Map.of()).context();
        assertThat(service.values("aws:principalisawsservice")).containsExactly("true");
        assertThat(service.has("aws:principalarn")).isFalse();
        assertThat(service.has("kms:calleraccount")).isFalse();
    }

    @Test
    void derivesTheKeysOfAnEncryptionContextAndTheUseOfAService() {
        RequestContext context = possible(
                        "arn:aws:iam::111122223333:user/Alice",
                        Map.of(
                                "kms:EncryptionContext:App",
                                List.of("x"),
                                "kms:ViaService",
                                List.of("s3.amazonaws.com")))
                .context();

        assertThat(context.values("kms:encryptioncontextkeys")).containsExactly("App");
        assertThat(context.values("aws:viaawsservice")).containsExactly("true");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/Alice,aws:PrincipalArn,arn:aws:iam::111122223333:user/Bob",
        "arn:aws:iam::111122223333:user/Alice,kms:CallerAccount,444455556666",
        "arn:aws:iam::111122223333:user/Alice,aws:PrincipalOrgID,o-other",
        "arn:aws:iam::111122223333:user/Alice,aws:SourceArn,arn:aws:s3:::b",
        "arn:aws:iam::111122223333:user/Alice,aws:PrincipalServiceName,logs.amazonaws.com",
        "arn:aws:iam::111122223333:role/App,aws:username,App",
        "arn:aws:iam::111122223333:user/Alice,aws:SecureTransport,false",
        "logs.amazonaws.com,aws:PrincipalAccount,111122223333"
    })
    void refusesARequestThatCannotHappen(String caller, String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> possible(caller, Map.of(key, List.of(value))))
                .withMessageContaining(key);
    }

    @Test
    void takesAGivenValueWhenItOnlyTellsWhatSomebodyWroteDown() {
        Request request = Request.asGiven(
                Caller.parse("arn:aws:iam::111122223333:user/Alice").orElseThrow(),
                "kms:Decrypt",
                KEY,
                Map.of("AWS:principalorgid", List.of("o-other")),
                ORGANIZATIONS);

        assertThat(request.context().values("aws:principalorgid")).containsExactly("o-other");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:group/g",
        "arn:aws:iam::111122223333:user/",
        "arn:aws:sts::111122223333:assumed-role/App",
        "arn:aws:s3:::bucket",
        "arn:aws:iam::1111:user/Alice",
        "somebody",
    })
    void knowsWhoCannotCall(String text) {
        assertThat(Caller.parse(text)).isEmpty();
    }
}
