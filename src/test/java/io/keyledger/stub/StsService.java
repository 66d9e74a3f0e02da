package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** AWS STS in the query protocol: who calls, and credentials in another account. */
final class StsService implements StubService {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.*/)?([^/]+)");

    private final StubWorld world;

    StsService(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.QUERY;
    }

    @Override
    public Refusals refusals() {
        return Refusals.STS;
    }

    @Override
    public Operation operation(StubRequest request) {
        ObjectNode input = Json.object();
        request.formParameters().forEach(input::put);
        return Operation.of(
                input.path("Action").asString(""), input.path("RoleArn").asString(""), input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        return switch (call.operation()) {
            case "GetCallerIdentity" -> getCallerIdentity(call);
            case "AssumeRole" -> assumeRole(call);
            default -> throw new AwsError(400, "InvalidAction", "The stub has no " + call.operation());
        };
    }

    private static StubResponse getCallerIdentity(StubCall call) {
        Xml xml = new Xml("GetCallerIdentityResponse", NAMESPACE)
                .open("GetCallerIdentityResult")
                .element("Arn", call.principal())
                .element("UserId", "AIDASTUB" + call.account())
                .element("Account", call.account())
                .close("GetCallerIdentityResult");
        return StubResponse.xml(200, xml.end());
    }

    private StubResponse assumeRole(StubCall call) {
        call.parameterBeyond(Set.of("Action", "Version", "RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId"))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "ValidationError", "The stub knows no parameter " + unknown);
                });
        Matcher role = ROLE.matcher(call.resource());
        String session = call.text("RoleSessionName").orElse("");
        if (!role.matches() || !session.matches("[\\w+=,.@-]{2,64}")) {
            throw new AwsError(400, "ValidationError", call.resource() + " or its session name is invalid");
        }
        StubAccount account = world.account(role.group(1))
                .filter(target -> !target.suspended())
                .orElseThrow(() -> Refusals.STS.error(Refusal.DENIED, call));
        int seconds = call.text("DurationSeconds").map(Integer::parseInt).orElse(3600);
        String name = role.group(2);
        Xml xml = new Xml("AssumeRoleResponse", NAMESPACE)
                .open("AssumeRoleResult")
                .open("AssumedRoleUser")
                .element("AssumedRoleId", "AROASTUB" + account.id() + ":" + session)
                .element("Arn", "arn:aws:sts::" + account.id() + ":assumed-role/" + name + "/" + session)
                .close("AssumedRoleUser")
                .open("Credentials")
                .element("AccessKeyId", Caller.temporaryAccessKeyId(account.id()))
                .element("SecretAccessKey", "secret-of-the-stub-server")
                .element("SessionToken", Caller.sessionToken(name, session))
                // By the real clock, for the client compares it with that.
                .element("Expiration", Instant.now().plus(Duration.ofSeconds(seconds)))
                .close("Credentials")
                .close("AssumeRoleResult");
        return StubResponse.xml(200, xml.end());
    }
}
