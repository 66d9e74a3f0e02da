package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collecting and planning as their user meets them. */
class CallsToAwsTest {
    private final StubAccountEnvironment aws = StubAccountEnvironment.start();

    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void start() {
        terminal = TestEnvironment.in(directory);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void collectWritesASnapshotAndPrintsItsFolder() throws IOException {
        assertThat(terminal.run(aws.at("collect"))).isEqualTo(ExitCode.CLEAN.number());

        Path folder = Path.of(terminal.out().strip());
        assertThat(folder).isEqualTo(directory.resolve("reports/snapshots/20261124T030000Z"));
        assertThat(Snapshot.open(folder).missing()).isEmpty();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void collectEndsAsIncompleteWhereCallsWereNotAnswered() {
        aws.server()
                .behave(StubBehaviour.calm().answering(call -> !call.action().startsWith("sts:"), 307, ""));

        assertThat(terminal.run(aws.at("collect", "--collector", "kms,s3"))).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(terminal.out()).contains("reports/snapshots");
    }

    @Test
    void collectEndsWithZeroWhereWhatWasNotAnsweredIsAccepted() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("s3:GetBucketReplication"));
        configure("""
            accepted-gaps:
              - action: s3:GetBucketReplication
                account: "*"
                region: us-east-1
                reason: nothing is replicated
                until: never
            """);

        assertThat(terminal.run(aws.at("collect", "--collector", "s3", "--region", "us-east-1")))
                .isEqualTo(ExitCode.CLEAN.number());
        assertThat(terminal.run(aws.at("collect", "--collector", "s3", "--region", "eu-west-1")))
                .isEqualTo(ExitCode.INCOMPLETE.number());
    }

    @Test
    void throttledCallsOfStsAreNoMatterOfCredentials() throws IOException {
        configure("collect: {attempts: 2}\n");
        aws.server()
                .behave(StubBehaviour.calm()
                        .answering(
                                call -> call.action().equals("sts:GetCallerIdentity"),
                                400,
                                "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                                        + "</ErrorResponse>"));

        assertThat(terminal.run(aws.at("plan"))).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(terminal.err())
                .isEqualTo("keyledger: AWS throttles sts:GetCallerIdentity in us-east-1: Rate exceeded. Try again"
                        + " later.\n");
    }

    @Test
    void planSaysWhatThereIsWhichCallsItTakesHowLongAndWhatTheyCost() {
        assertThat(terminal.run(aws.at("plan"))).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .startsWith(
                        "Account 111122223333 in 2 Regions\nThere are 12 Amazon Machine Images, 2 EBS default encryption"
                                + " settings, 24 EBS snapshots, 24 EBS volumes, 4 Recycle Bin snapshots, 73 aliases, 24 buckets, ")
                .contains(
                        " 38 customer managed keys, ",
                        " 48 keys, 4 launch templates. Assumed, because only the audit itself counts them: 156 metrics,"
                                + " 48 quiet keys, 12 shared images, 24 shared snapshots.",
                        "These are the most calls for what there is: ")
                .containsPattern("kms:GetKeyRotationStatus +38 ")
                .containsPattern("kms:DescribeKey +48 +2 +1,000.0 +under 1 s +~0.000144\n")
                .containsPattern("kms:ListGrants +48 +2 +50.0 +under 1 s +~0.000144\n")
                .containsPattern(
                        "calls at 50 % of AWS's quotas, with Regions and accounts in parallel: at least 10 s, for 24 calls"
                                + " of kms:GetKeyLastUsage in 111122223333 eu-west-1 at 2.5 per second.\n")
                .containsPattern("They cost \\$0.01; in 30 nights \\$0.\\d\\d.\n")
                .doesNotContain("ebs:ListSnapshotBlocks");
        assertThat(Files.exists(directory.resolve("reports"))).isFalse();
    }

    @Test
    void planSaysWhatItCouldNotCount() {
        aws.server().behave(StubBehaviour.calm().denying("kms:ListKeys"));

        assertThat(terminal.run(aws.at("plan", "--region", "eu-west-1"))).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(terminal.out())
                .contains("\nThere may be more, because these calls could not be counted:\n"
                        + "  kms:ListKeys in 111122223333 eu-west-1: ");
    }

    @Test
    void expiredCredentialsAreToBeRenewed() {
        aws.server().behave(StubBehaviour.calm().withExpiredCredentials(_ -> true));

        refused(
                "collect",
                "keyledger: The AWS credentials have expired. Renew them, for example with 'aws sso login', and run the"
                        + " same command again.\n");
        assertThat(directory.resolve("reports/snapshots")).doesNotExist();
    }

    @Test
    void credentialsThatExpireOnTheWayKeepWhatIsFinished() throws IOException {
        aws.server()
                .behave(StubBehaviour.calm()
                        .withExpiredCredentials(call -> call.action().equals("kms:ListGrants")));

        assertThat(terminal.run(aws.at("collect"))).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(terminal.err())
                .endsWith("keyledger: The AWS credentials have expired. Renew them and run the same command again to"
                        + " resume.\n");

        Path snapshots = directory.resolve("reports/snapshots");
        aws.server().behave(StubBehaviour.calm());
        assertThat(terminal.run(aws.at("collect"))).isEqualTo(ExitCode.CLEAN.number());
        try (Stream<Path> folders = Files.list(snapshots)) {
            assertThat(folders)
                    .singleElement()
                    .satisfies(folder ->
                            assertThat(Snapshot.open(folder).missing()).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collect --account 444455556666 --role Audit | keyledger: The role can't be assumed in account"
                        + " 444455556666: ",
                "plan --account 444455556666 --role Audit | keyledger: The role can't be assumed in account"
                        + " 444455556666: ",
                "plan --account 444455556666 | keyledger: Account 444455556666 is not the caller's own, 111122223333:"
                        + " name the role to assume in it",
            })
    void anAccountThatCannotBeOpenedAtAllEndsTheRun(String line, String said) {
        refused(line, said);
    }

    @Test
    void aRoleThatCannotBeAssumedIsSaidWithWhomItMustTrust() {
        refused("collect --account 444455556666 --role Audit", "keyledger: The role can't be assumed");

        assertThat(terminal.err())
                .containsPattern("Check the role's name, and that its trust policy lets arn:aws:\\S+ assume it.\n$");
    }

    @Test
    void anEndpointWhereNothingAnswersIsSaid() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port;

        assertThat(terminal.run("plan", "--endpoint-url", address)).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err())
                .isEqualTo("keyledger: Nothing answers at " + address
                        + ": the connection is refused. Check the address, and that its server runs.\n");
    }

    @Test
    void aCertificateThatJavaDoesNotTrustIsSaidWithWhatToDo() throws IOException, GeneralSecurityException {
        HttpsServer untrusted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        untrusted.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(directory)));
        untrusted.start();
        String address = "https://127.0.0.1:" + untrusted.getAddress().getPort();
        try {
            assertThat(terminal.run("plan", "--endpoint-url", address)).isEqualTo(ExitCode.USAGE.number());
            assertThat(terminal.err())
                    .startsWith("keyledger: Nothing answers at " + address
                            + ": the server's certificate is not signed by an authority that Java trusts.")
                    .contains("JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE")
                    .doesNotContain("PKIX", "certification path");
        } finally {
            untrusted.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, HTTP status 404",
        "200, the answer to GetCallerIdentity is not <GetCallerIdentityResponse> but begins with '<html>Welcome</html>'"
    })
    void anEndpointThatIsNotAwsIsSaid(int status, String answer) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = "<html>Welcome</html>".getBytes(StandardCharsets.UTF_8);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        String address = "http://127.0.0.1:" + other.getAddress().getPort();
        try {
            assertThat(terminal.run("plan", "--endpoint-url", address)).isEqualTo(ExitCode.USAGE.number());
            assertThat(terminal.err())
                    .isEqualTo("keyledger: What answers at " + address + " is not AWS: " + answer + ".\n");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsNoPlaceForASnapshot() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("photos")).resolve("cat.jpg"), "meow");

        assertThat(terminal.run(aws.at("collect", "--snapshot", "photos"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err())
                .endsWith("keyledger: Snapshot folder " + directory.resolve("photos")
                        + " holds cat.jpg, which does not belong to a snapshot: choose an empty or new folder.\n");
    }

    @Test
    void aFailureIsALogLineWhereLogLinesAreForAMachine() {
        aws.server().behave(StubBehaviour.calm().withExpiredCredentials(_ -> true));

        assertThat(terminal.run(aws.at("collect", "--log-format", "json"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).doesNotContain("keyledger: ");
    }

    private void refused(String line, String said) {
        assertThat(terminal.run(aws.at(line.strip().split(" ")))).as(line).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).startsWith(said.strip());
        assertThat(terminal.out()).isEmpty();
    }

    private void configure(String yaml) throws IOException {
        Path configuration = directory.resolve("config/keyledger.yaml");
        Files.createDirectories(configuration.getParent());
        Files.writeString(configuration, yaml);
    }
}
