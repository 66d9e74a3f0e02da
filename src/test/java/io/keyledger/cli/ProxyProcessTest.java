package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.stub.StubServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program behind a real proxy, where the hosts that it asks for can't be reached in any other way. */
class ProxyProcessTest {
    private static final String HOST = "aws.example.test";
    private static final String USER = "auditor:p@ss";
    private static final String USER_IN_URL = "auditor:p%40ss";
    private static final String STORE_PASSWORD = "of-a-test";

    private final StubAccountEnvironment aws = StubAccountEnvironment.start();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        threads.shutdownNow();
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
    void plainCallsGoThroughIt(String variable) throws Exception {
        try (ForwardingProxy proxy = ForwardingProxy.start(aws.server().uri(), USER)) {
            assertPlans(Map.of(variable, url(proxy)), "http://" + HOST);

            assertThat(proxy.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).matches("(GET|POST) http://" + HOST + "(:80)?/.*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
    void callsByHttpsGoThroughATunnel(String variable) throws Exception {
        Path store = certificate();
        try (ServerSocket https = https(store);
                ForwardingProxy proxy =
                        ForwardingProxy.start(URI.create("https://127.0.0.1:" + https.getLocalPort()), USER)) {
            assertPlans(
                    Map.of(
                            variable,
                            url(proxy),
                            "JDK_JAVA_OPTIONS",
                            "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword="
                                    + STORE_PASSWORD),
                    "https://" + HOST);

            assertThat(proxy.requests()).isNotEmpty().containsOnly("CONNECT " + HOST + ":443");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PROXY", "no_proxy"})
    void callsToAHostOfNoProxyDoNot(String variable) throws Exception {
        try (ForwardingProxy proxy = ForwardingProxy.start(aws.server().uri(), USER)) {
            assertPlans(
                    Map.of("HTTP_PROXY", url(proxy), variable, "localhost,127.0.0.1"),
                    aws.server().uri().toString());

            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void whatFailsBehindItSaysWhichProxyItWasButNotItsPassword() throws Exception {
        try (ServerSocket https = https(certificate());
                ForwardingProxy proxy =
                        ForwardingProxy.start(URI.create("https://127.0.0.1:" + https.getLocalPort()), USER);
                KeyledgerProcess plan = start(Map.of("HTTPS_PROXY", url(proxy)), "plan", "--region", "us-east-1")) {
            assertThat(plan.said())
                    .contains("AWS cannot be reached in us-east-1 through the proxy 127.0.0.1:" + proxy.port()
                            + " from HTTPS_PROXY: the server's certificate is not signed by an authority that"
                            + " Java trusts")
                    .endsWith("Check the network and the proxy.\n")
                    .doesNotContain("p@ss", USER_IN_URL);
            assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE.number());
            assertThat(proxy.requests()).isNotEmpty().containsOnly("CONNECT sts.us-east-1.amazonaws.com:443");
        }
    }

    private void assertPlans(Map<String, String> variables, String endpoint) throws Exception {
        Path configuration = Files.writeString(directory.resolve("kms.yaml"), "scope:\n  collectors: [kms]\n");
        try (KeyledgerProcess plan = start(
                variables,
                "plan",
                "--config",
                configuration.toString(),
                "--region",
                "us-east-1",
                "--endpoint-url",
                endpoint)) {
            assertThat(plan.said()).contains("24 keys").doesNotContain("p@ss", USER_IN_URL);
            assertThat(plan.exitCode()).isEqualTo(ExitCode.CLEAN.number());
        }
    }

    private KeyledgerProcess start(Map<String, String> variables, String... arguments) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID",
                StubServer.accessKeyId(StubAccountEnvironment.ACCOUNT),
                "AWS_SECRET_ACCESS_KEY",
                "any",
                "AWS_REGION",
                "us-east-1"));
        all.putAll(variables);
        return KeyledgerProcess.start(directory, all, arguments);
    }

    private static String url(ForwardingProxy proxy) {
        return "http://" + USER_IN_URL + "@127.0.0.1:" + proxy.port();
    }

    /** A key and its certificate for the host, which is also what the client has to trust. */
    private Path certificate() throws Exception {
        Path store = directory.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return store;
    }

    /** The stub behind TLS. */
    private ServerSocket https(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(0, 256, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(listener));
        return listener;
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                URI stub = aws.server().uri();
                Socket server = new Socket(stub.getHost(), stub.getPort());
                threads.execute(() -> pipe(client, server));
                threads.execute(() -> pipe(server, client));
            } catch (IOException _) {
                // A client that does not trust the certificate goes away, and at the end the listener closes.
            }
        }
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two went away.
        }
    }
}
