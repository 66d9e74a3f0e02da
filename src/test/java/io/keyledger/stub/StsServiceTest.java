package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.IRELAND;
import static io.keyledger.stub.Stage.SECOND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

class StsServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void assumesARoleWhoseCredentialsActInItsAccount() {
        StubServer server = stage.server(StubBehaviour.calm());
        StubClients clients = stage.clients(server, FIRST);

        AssumeRoleResponse assumed = clients.sts(VIRGINIA)
                .assumeRole(request -> request.roleArn("arn:aws:iam::" + SECOND + ":role/path/Audit")
                        .roleSessionName("keyledger"));
        Credentials given = assumed.credentials();
        StubClients there = stage.keep(StubClients.with(
                server,
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken())));

        assertThat(clients.sts(VIRGINIA).getCallerIdentity().account()).isEqualTo(FIRST);
        assertThat(given.expiration()).isAfter(Instant.now());
        assertThat(there.sts(VIRGINIA).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::" + SECOND + ":assumed-role/Audit/keyledger");
        assertThat(there.kms(IRELAND).listKeys().keys().getFirst().keyArn()).contains(":" + SECOND + ":");
        assertRefused(
                403,
                "AccessDenied",
                () -> clients.sts(VIRGINIA)
                        .assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/Audit")
                                .roleSessionName("keyledger")));
    }
}
