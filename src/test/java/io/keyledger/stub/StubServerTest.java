package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.IRELAND;
import static io.keyledger.stub.Stage.SECOND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.keyOf;
import static io.keyledger.stub.Stage.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.StubKey;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StubServerTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void throttlesBeyondTheQuotaInEachForm() {
        StubQuotas narrow = StubQuotas.none();
        for (String action : EveryRead.calls().keySet()) {
            narrow = narrow.with(action, new StubQuotas.Quota(0.001, 1));
        }
        StubServer server = stage.server(StubBehaviour.calm().withQuotas(narrow));
        StubClients clients = stage.clients(server, FIRST);

        EveryRead.calls().forEach((action, call) -> {
            call.accept(clients);
            AwsServiceException throttled = catchThrowableOfType(AwsServiceException.class, () -> call.accept(clients));
            if (action.equals("s3:HeadBucket")) {
                // An answer to HEAD has no body to name an error in.
                assertThat(throttled.statusCode()).isEqualTo(503);
                return;
            }
            assertThat(throttled.isThrottlingException()).as(action).isTrue();
            assertThat(throttled.awsErrorDetails().errorCode())
                    .as(action)
                    .isEqualTo(
                            switch (service(action)) {
                                case "kms" -> "ThrottlingException";
                                case "ec2" -> "RequestLimitExceeded";
                                case "s3", "s3express" -> "SlowDown";
                                case "ebs" -> "RequestThrottledException";
                                case "organizations" -> "TooManyRequestsException";
                                default -> "Throttling";
                            });
            assertThat(server.counters().throttled(action)).as(action).isEqualTo(1);
        });
    }

    @Test
    void keepsQuotasApartByAccountRegionAndAction() {
        StubQuotas quotas = StubQuotas.none()
                .with("kms:ListKeys", new StubQuotas.Quota(0.001, 3))
                .with("kms:ListAliases", new StubQuotas.Quota(0.001, 1));
        StubServer server = stage.server(StubBehaviour.calm().withQuotas(quotas));
        StubClients clients = stage.clients(server, FIRST);
        KmsClient kms = clients.kms(VIRGINIA);

        IntStream.range(0, 3).forEach(number -> kms.listKeys());

        assertRefused(400, "ThrottlingException", kms::listKeys);
        assertThat(kms.listAliases().aliases()).isNotEmpty();
        assertThat(clients.kms(IRELAND).listKeys().keys()).isNotEmpty();
        assertThat(stage.clients(server, SECOND).kms(VIRGINIA).listKeys().keys())
                .isNotEmpty();
        assertThat(server.counters().calls("kms:ListKeys")).isEqualTo(6);
        assertThat(server.counters().throttled("kms:ListKeys")).isEqualTo(1);
    }

    @Test
    void limitsUnpagedVolumeListsOnTheirOwn() {
        StubQuotas quotas = StubQuotas.none().with("ec2:DescribeVolumesUnpaged", new StubQuotas.Quota(0.001, 1));
        Ec2Client ec2 = stage.clients(stage.server(StubBehaviour.calm().withQuotas(quotas)), FIRST)
                .ec2(VIRGINIA);

        ec2.describeVolumes();

        assertRefused(503, "RequestLimitExceeded", ec2::describeVolumes);
        assertThat(ec2.describeVolumes(request -> request.maxResults(5)).volumes())
                .hasSize(5);
    }

    @Test
    void deniesEachActionInTheFormOfItsService() {
        StubServer server = stage.server(StubBehaviour.calm());
        StubClients clients = stage.clients(server, FIRST);
        EveryRead.calls().forEach((action, call) -> {
            server.counters().reset();
            server.behave(StubBehaviour.calm().denying(action));
            AwsServiceException denied = catchThrowableOfType(AwsServiceException.class, () -> call.accept(clients));
            String service = service(action);
            assertThat(denied.statusCode())
                    .as(action)
                    .isEqualTo(Set.of("kms", "organizations").contains(service) ? 400 : 403);
            if (!action.equals("s3:HeadBucket")) {
                assertThat(denied.awsErrorDetails().errorCode())
                        .as(action)
                        .isEqualTo(
                                switch (service) {
                                    case "kms", "organizations", "ebs" -> "AccessDeniedException";
                                    case "ec2" -> "UnauthorizedOperation";
                                    default -> "AccessDenied";
                                });
            }
            assertThat(server.counters().denied(action)).as(action).isEqualTo(1);
            EveryRead.calls().entrySet().stream()
                    .filter(other -> service(other.getKey()).equals(service)
                            && !other.getKey().equals(action))
                    .forEach(other -> other.getValue().accept(clients));
            assertThat(server.counters().defects()).isEmpty();
        });
    }

    @Test
    void deniesOneKeyAlone() {
        String closed = keyOf(KeyKind.SYMMETRIC).id();
        KmsClient kms = stage.clients(
                        stage.server(StubBehaviour.calm()
                                .denying(call -> call.resource().equals(closed))),
                        FIRST)
                .kms(VIRGINIA);

        assertRefused(400, "AccessDeniedException", () -> kms.getKeyPolicy(request -> request.keyId(closed)));
        assertThat(kms.getKeyPolicy(request -> request.keyId(keyOf(KeyKind.HMAC).id()))
                        .policyName())
                .isEqualTo("default");
    }

    @Test
    void saysThatCredentialsHaveExpiredInEachForm() {
        StubServer server = stage.server(StubBehaviour.calm().withExpiredCredentials(call -> true));
        StubClients clients = stage.clients(server, FIRST);

        EveryRead.calls().forEach((action, call) -> {
            AwsServiceException expired = catchThrowableOfType(AwsServiceException.class, () -> call.accept(clients));
            if (action.equals("s3:HeadBucket")) {
                assertThat(expired.statusCode()).isEqualTo(400);
                return;
            }
            assertThat(expired.awsErrorDetails().errorCode())
                    .as(action)
                    .isEqualTo(
                            switch (service(action)) {
                                case "kms", "organizations", "ebs" -> "ExpiredTokenException";
                                case "ec2" -> "RequestExpired";
                                default -> "ExpiredToken";
                            });
        });
    }

    @Test
    void turnsEveryCredentialAwayInADisabledRegion() {
        StubServer server = stage.server(StubBehaviour.calm().withDisabledRegion(IRELAND));
        StubClients clients = stage.clients(server, FIRST);

        for (String region : List.of(IRELAND, "ap-southeast-2")) {
            assertRefused(
                    400,
                    "UnrecognizedClientException",
                    () -> clients.kms(region).listKeys());
            assertRefused(401, "AuthFailure", () -> clients.ec2(region).describeRegions());
            assertRefused(
                    403,
                    "InvalidClientTokenId",
                    () -> clients.cloudWatch(region).listMetrics());
            assertRefused(403, "InvalidAccessKeyId", () -> clients.s3(region).listBuckets());
        }
        assertThat(clients.kms(VIRGINIA).listKeys().keys()).isNotEmpty();
        assertRefused(
                400,
                "UnrecognizedClientException",
                () -> stage.clients(server, "999999999999").kms(VIRGINIA).listKeys());
    }

    @Test
    void closesConnectionsToAnUnreachableRegion() {
        StubServer server = stage.server(StubBehaviour.calm().withUnreachableRegion(IRELAND));
        StubClients clients = stage.clients(server, FIRST);

        assertThatThrownBy(() -> clients.kms(IRELAND).listKeys()).isInstanceOf(SdkClientException.class);
        assertThat(server.counters().failed("kms:ListKeys")).isPositive();
        assertThat(clients.kms(VIRGINIA).listKeys().keys()).isNotEmpty();
    }

    @Test
    void succeedsFinallyDespiteFaultsAndFailsAlikeEachTime() {
        StubBehaviour faulty = StubBehaviour.calm().withFaults(new StubFaults(7, 0.2, 0.1, 0.05, 2));
        List<Long> throttles = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            StubServer server = stage.server(faulty);
            KmsClient kms = stage.keep(StubClients.retrying(server, FIRST, 3)).kms(VIRGINIA);

            keys().limit(200)
                    .forEach(key -> assertThat(kms.describeKey(request -> request.keyId(key.id()))
                                    .keyMetadata()
                                    .keyId())
                            .isEqualTo(key.id()));

            assertThat(server.counters().failed("kms:DescribeKey")).isPositive();
            throttles.add(server.counters().throttled("kms:DescribeKey"));
        }
        assertThat(throttles.getFirst()).isPositive().isEqualTo(throttles.getLast());
    }

    @Test
    void answersLaterWithLatency() {
        AtomicInteger asked = new AtomicInteger();
        StubServer server = stage.server(StubBehaviour.calm().withLatency(Duration.ofMillis(30), Duration.ofMillis(5)));
        KmsClient kms = stage.clients(server, FIRST).kms(VIRGINIA);
        long before = System.nanoTime();

        IntStream.range(0, 5).forEach(number -> {
            kms.listKeys();
            asked.incrementAndGet();
        });

        // Only the lower bound, which no slow machine can break.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(asked).hasValue(5);
    }

    @Test
    void changesItsBehaviourWhileItRuns() {
        StubServer server = stage.server(StubBehaviour.calm().denying("kms:ListKeys"));
        KmsClient kms = stage.clients(server, FIRST).kms(VIRGINIA);
        assertRefused(400, "AccessDeniedException", kms::listKeys);

        server.behave(StubBehaviour.calm());

        assertThat(kms.listKeys().keys()).isNotEmpty();
    }

    @Test
    void recordsEveryOperationEvenThoseItRefuses() {
        StubServer server = stage.server(StubBehaviour.calm());
        StubClients clients = stage.clients(server, FIRST);
        KmsClient kms = clients.kms(VIRGINIA);

        assertThatThrownBy(kms::createKey).isInstanceOf(KmsException.class);
        assertThatThrownBy(() -> clients.s3(VIRGINIA).deleteBucket(request -> request.bucket("one")))
                .isInstanceOf(S3Exception.class);
        kms.describeKey(request -> request.keyId("alias/aws/s3"));

        assertThat(server.counters().actions())
                .containsExactlyInAnyOrder("kms:CreateKey", "s3:DELETE bucket", "kms:DescribeKey");
        assertThat(server.counters().describedAwsAliases()).containsExactly("alias/aws/s3");
        server.counters().reset();
        assertThat(server.counters().actions()).isEmpty();
        assertThat(server.counters().describedAwsAliases()).isEmpty();
    }

    @Test
    void countsWhatComesWithinASecond() {
        StubServer server = stage.server(StubBehaviour.calm());
        KmsClient kms = stage.clients(server, FIRST).kms(VIRGINIA);

        IntStream.range(0, 20).forEach(number -> kms.listKeys());

        assertThat(server.counters().peakPerSecond("kms:ListKeys")).isBetween(1L, 20L);
        assertThat(server.counters().mostInFlight()).isEqualTo(1);
        assertThat(server.counters().totalCalls()).isEqualTo(20);
    }

    @Test
    void refusesUnsignedRequestsAndGivesItsCountersToAnyProcess() throws IOException, InterruptedException {
        StubServer server = stage.server(StubBehaviour.calm());
        stage.clients(server, FIRST).kms(VIRGINIA).listKeys();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> unsigned =
                    http.send(HttpRequest.newBuilder(server.uri()).build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> counters = http.send(
                    HttpRequest.newBuilder(server.uri().resolve("/_stub/counters"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(unsigned.statusCode()).isEqualTo(403);
            assertThat(counters.body()).contains(FIRST + "," + VIRGINIA + ",kms:ListKeys,1,1,0,0,0,0,1\n");
        }
    }

    @Test
    void answersForAHundredThousandKeysWithoutHoldingThem() {
        StubWorld large = StubWorld.builder()
                .population(StubPopulation.of(100_000, 200_000, 400_000, 400_000))
                .build();
        StubServer server = stage.server(large, StubBehaviour.calm());
        StubClients clients = stage.clients(server, FIRST);
        StubRegion region = large.firstAccount().region(VIRGINIA).orElseThrow();

        assertThat(clients.kms(VIRGINIA).listKeysPaginator(request -> request.limit(1000)).keys().stream()
                        .map(KeyListEntry::keyId)
                        .distinct()
                        .count())
                .isEqualTo(100_000);
        StubKey last = region.key(99_999);
        assertThat(clients.kms(VIRGINIA)
                        .describeKey(request -> request.keyId(last.id()))
                        .keyMetadata()
                        .arn())
                .isEqualTo(last.arn());
        String volume = region.volume(399_999).id();
        assertThat(clients.ec2(VIRGINIA)
                        .describeVolumes(request -> request.volumeIds(volume))
                        .volumes())
                .hasSize(1);
        assertRefused(400, "InvalidRequest", () -> clients.s3(VIRGINIA).listBuckets());
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }
}
