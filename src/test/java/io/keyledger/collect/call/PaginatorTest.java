package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;

/** A paginator of the SDK against a server that answers its requests one after the other. */
class PaginatorTest {
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-west-1";
    private static final ApiAction LIST_KEYS = ApiAction.of(
                    KmsClient.class, "kms", "ListKeys", Quota.documented(100, "test"))
            .listing();
    private static final Pace PACE = new Pace(1, 4, 3, Duration.ofMillis(1), Duration.ofMillis(1));

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final HandMadeTicks ticks = new HandMadeTicks();
    private final Coverage coverage = new Coverage(ACCOUNT, REGION);

    PaginatorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachPageIsOneQuestion() {
        Listing<String> keys = list(request -> page("key-" + request, request < 3 ? "m" + request : ""));

        assertThat(keys.items()).containsExactly("key-1", "key-2", "key-3");
        assertThat(keys.complete()).isEqualTo(Observed.known(true));
        assertThat(row().asked()).isEqualTo(3);
        assertThat(row().answered()).isEqualTo(3);
    }

    @Test
    void eachPageIsPaidForFromTheBudget() {
        list(request -> page("key-" + request, request < 60 ? "m" + request : ""));

        assertThat(ticks.seconds()).isGreaterThan(0.4);
    }

    @Test
    void aStepThatFailsIsRepeatedWithoutThePagesBeforeIt() {
        Listing<String> keys =
                list(request -> request == 2 ? "" : page("key-" + request, request < 4 ? "m" + request : ""));

        assertThat(keys.items()).containsExactly("key-1", "key-3", "key-4");
        assertThat(keys.complete()).isEqualTo(Observed.known(true));
        assertThat(row().asked()).isEqualTo(3);
        assertThat(requests).hasValue(4);
    }

    @Test
    void whatWasReadStaysWhereAStepIsGivenUp() {
        Listing<String> keys = list(request -> request == 1 ? page("key-1", "m") : "");

        assertThat(keys.items()).containsExactly("key-1");
        assertThat(keys.complete()).isInstanceOf(Observed.Failed.class);
        assertThat(row().failed()).isEqualTo(1);
        assertThat(requests).hasValue(1 + PACE.attempts());
    }

    @Test
    void aMarkerThatWasThereBeforeHasNoEnd() {
        Listing<String> keys = list(request -> page("key-" + request, "m" + request % 2));

        assertThat(keys.complete().reason())
                .endsWith("the list has no end: the marker of the next page was there before");
        assertThat(requests).hasValue(3);
    }

    @Test
    void pagesWithoutANewItemHaveNoEndEither() {
        Listing<String> keys = list(request -> page("key", "m" + request));

        assertThat(keys.complete().reason()).endsWith("the list has no end: 20 pages in a row held nothing new");
        assertThat(requests).hasValue(21);
    }

    @Test
    void aPageWithoutItsMarkerIsBoundedByItsItems() {
        AtomicInteger pages = new AtomicInteger();
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();

        Listing<String> keys = read(endless, _ -> {
            pages.incrementAndGet();
            return List.of("key");
        });

        assertThat(keys.complete().reason()).endsWith("the list has no end: 20 pages in a row held nothing new");
        assertThat(pages).hasValue(21);
    }

    @Test
    void aPageThatCannotBeReadEndsTheListing() {
        Listing<String> keys = read(List.of(1, 2), page -> {
            if (page == 2) {
                throw new IllegalStateException("no sense");
            }
            return List.of("key");
        });

        assertThat(keys.items()).containsExactly("key");
        assertThat(keys.complete().reason()).contains("the answer can't be read");
    }

    private Listing<String> read(Iterable<Integer> pages, Function<Integer, List<String>> items) {
        try (AwsClients clients = clients()) {
            return calls(clients).pages(LIST_KEYS, () -> pages, items);
        }
    }

    private Listing<String> list(IntFunction<String> answers) {
        server.createContext("/", exchange -> {
            byte[] body = answers.apply(requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (AwsClients clients = clients();
                KmsClient kms = clients.once(
                        KmsClient.class,
                        KmsClient::builder,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                        REGION)) {
            Listing<KeyListEntry> keys =
                    calls(clients).pages(LIST_KEYS, kms::listKeysPaginator, ListKeysResponse::keys);
            return new Listing<>(keys.items().stream().map(KeyListEntry::keyId).toList(), keys.complete());
        }
    }

    private AwsClients clients() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new AwsClients(PACE, List.of(LIST_KEYS), endpoint, AnswerBounds.standard(), Map.of(), ticks);
    }

    private Calls calls(AwsClients clients) {
        return clients.calls(ACCOUNT, REGION, coverage);
    }

    private ApiCoverage row() {
        return coverage.rows().getFirst();
    }

    private static String page(String keyId, String next) {
        String marker = next.isEmpty() ? "\"Truncated\":false" : "\"Truncated\":true,\"NextMarker\":\"" + next + "\"";
        return "{\"Keys\":[{\"KeyId\":\"" + keyId + "\",\"KeyArn\":\"arn:aws:kms:eu-west-1:111122223333:key/" + keyId
                + "\"}]," + marker + "}";
    }
}
