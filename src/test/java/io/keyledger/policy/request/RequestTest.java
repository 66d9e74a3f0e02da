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

    private static RequestContext context(Caller caller, String action, RequestedResource resource) {
        return Request.possible(caller, action, resource, Map.of(), ORGANIZATIONS)
                .context();
    }

    @Test
    void derivesWhatFollowsFromAnAnonymousRequest() {
        assertThat(context(new Caller.Anonymous(), "kms:Decrypt", KEY).asWritten())
                .containsEntry("aws:PrincipalType", List.of("Anonymous"))
                .containsEntry("aws:userid", List.of("anonymous"));
    }

    @Test
    void derivesAUserIdFromUniqueIds() {
        Caller user = new Caller.User("aws", "111122223333", "/", "Alice", "AIDA1");
        assertThat(context(user, "kms:Decrypt", KEY).values("aws:userid")).containsExactly("AIDA1");

        Caller session = new Caller.RoleSession("aws", "111122223333", "/", "App", "s1", "AROA1");
        assertThat(context(session, "kms:Decrypt", KEY).values("aws:userid")).containsExactly("AROA1:s1");

        Caller anySession = new Caller.RoleSession("aws", "111122223333", "/", "App", null, "AROA1");
        assertThat(context(anySession, "kms:Decrypt", KEY).has("aws:userid")).isFalse();
        Caller ofUnknownRole = new Caller.RoleSession("aws", "111122223333", "/", "App", "s1", null);
        assertThat(context(ofUnknownRole, "kms:Decrypt", KEY).has("aws:userid")).isFalse();
    }

    @Test
    void derivesTheAliasWhereTheActionTakesOne() {
        Caller alice = Caller.parse("arn:aws:iam::111122223333:user/Alice").orElseThrow();
        RequestedResource alias =
                new RequestedResource("arn:aws:kms:us-west-2:111122223333:alias/finance", "111122223333");

        assertThat(context(alice, "kms:Decrypt", alias).values("kms:requestalias"))
                .containsExactly("alias/finance");
        assertThat(context(alice, "kms:DeleteAlias", alias).has("kms:requestalias"))
                .isFalse();
        assertThat(context(alice, "kms:Unheard", alias).has("kms:requestalias")).isFalse();
        assertThat(context(alice, "kms:Decrypt", KEY).has("kms:requestalias")).isFalse();
    }

    @Test
    void derivesThePlacesInOrganizationsThatAreKnown() {
        RequestContext known =
                possible("arn:aws:iam::111122223333:user/Alice", Map.of()).context();
        assertThat(known.values("aws:resourceorgid")).containsExactly("o-abcdefghij");
        assertThat(known.values("aws:resourceorgpaths")).containsExactly("o-abcdefghij/r-1/");

        Organizations withoutPath =
                new Organizations(Map.of("111122223333", new Organizations.Place("o-abcdefghij", "")));
        RequestContext unknown = Request.possible(
                        Caller.parse("111122223333").orElseThrow(), "kms:Decrypt", KEY, Map.of(), withoutPath)
                .context();
        assertThat(unknown.values("aws:principalorgid")).containsExactly("o-abcdefghij");
        assertThat(unknown.has("aws:principalorgpaths")).isFalse();
        assertThat(unknown.has("aws:resourceorgpaths")).isFalse();
    }

    @Test
    void takesTheKeysOfAnEncryptionContextAsGiven() {
        for (List<String> keys : List.of(List.of("App", "Team"), List.of("Team", "App"))) {
            RequestContext context = possible(
                            "logs.amazonaws.com",
                            Map.of(
                                    "kms:EncryptionContext:App",
                                    List.of("x"),
                                    "kms:EncryptionContext:Team",
                                    List.of("y"),
                                    "kms:EncryptionContextKeys",
                                    keys))
                    .context();

            assertThat(context.values("kms:encryptioncontextkeys")).isEqualTo(keys);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:kms:us-west-2:111122223333:key/1234, us-west-2, false",
        "arn:aws:kms:us-west-2:111122223333:alias/a,  us-west-2, true",
        "arn:aws:s3:::alias/b,                        '',        false",
        "arn:aws:kms:us-west-2:111122223333:x/alias/, us-west-2, false",
        "arn:aws:kms:us-west-2,                       '',        false",
        "*,                                           '',        false"
    })
    void readsTheArnOfAResource(String arn, String region, boolean alias) {
        RequestedResource resource = new RequestedResource(arn, "111122223333");

        assertThat(resource.region()).isEqualTo(region);
        assertThat(resource.isAlias()).isEqualTo(alias);
    }

    @Test
    void saysWhatIsAsked() {
        Request request = possible("logs.amazonaws.com", Map.of("aws:SourceAccount", List.of("111122223333")));

        assertThat(request.action()).isEqualTo("kms:Decrypt");
        assertThat(request.toString()).contains("logs.amazonaws.com", "kms:Decrypt", KEY.arn(), "aws:SourceAccount");
    }
}
