package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.HandMadeTicks;
import io.keyledger.collect.s3.S3Collector;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A server whose listing does not tell the Regions of buckets, and that refuses to say where one of them is. */
class BucketOfUnknownRegionTest {
    private static final String LISTING = """
        <ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets>\
        <Bucket><Name>hidden</Name><CreationDate>2024-01-01T00:00:00.000Z</CreationDate></Bucket>\
        </Buckets></ListAllMyBucketsResult>\
        """;
    private static final String REFUSAL = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

    private final HttpServer server;

    BucketOfUnknownRegionTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            boolean listing = exchange.getRequestURI().getPath().equals("/");
            byte[] body = (listing ? LISTING : REFUSAL).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(listing ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBucketWhoseRegionCouldNotBeReadIsARowOfTheFirstRegion() {
        assertThat(collect(true)).singleElement().satisfies(bucket -> {
            assertThat(bucket.id()).isEqualTo("hidden");
            assertThat(bucket.encryption()).isInstanceOf(Observed.Denied.class);
            assertThat(bucket.encryption().reason()).startsWith("denied s3:GetBucketLocation");
        });
    }

    @Test
    void itIsNoRowOfAnyOther() {
        assertThat(collect(false)).isEmpty();
    }

    private List<EncryptedResource> collect(boolean first) {
        List<Fact> facts = new ArrayList<>();
        S3Collector collector = new S3Collector();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (AwsClients clients = new AwsClients(
                        StubAws.PACE,
                        collector.actions(StubAws.DEPTH),
                        endpoint,
                        AnswerBounds.standard(),
                        Map.of(),
                        new HandMadeTicks());
                CollectorContext context = new CollectorContext(
                        new CollectorContext.Place(StubAws.ACCOUNT, "eu-west-1", "aws", "eu-west-1", first),
                        StubAws.DEPTH,
                        StubAws.AS_OF,
                        Optional.empty(),
                        clients.calls(StubAws.ACCOUNT, "eu-west-1", new Coverage(StubAws.ACCOUNT, "eu-west-1")),
                        clients,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example")),
                        facts::add,
                        BucketOfUnknownRegionTest::read,
                        (_, _, _, _) -> {})) {
            collector.collect(context);
        }
        return facts.stream().map(EncryptedResource.class::cast).toList();
    }

    private static <F extends Fact> List<F> read(String id, Class<F> kind, Supplier<List<F>> read) {
        return read.get();
    }
}
