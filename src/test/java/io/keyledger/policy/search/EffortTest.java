package io.keyledger.policy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.analysis.PolicyAnalyst;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.RequestedResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search may take is counted, not timed: the same policy gives the same answer on every machine. */
class EffortTest {
    private static final String ACCOUNT = "111122223333";
    private static final RequestedResource KEY = new RequestedResource(
            "arn:aws:kms:us-west-2:" + ACCOUNT + ":key/1234abcd-12ab-34cd-56ef-1234567890ab", ACCOUNT);
    private static final TrustZone ZONE = TrustZone.ofAccounts(Set.of(ACCOUNT));

    /** The last thing that a search does may take a little more than is left. */
    private static final long MOST = AccessSearch.STEPS + AccessSearch.STEPS / 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many-stars",
                "many-denies",
                "values-of-sets",
                "deep-arns",
                "many-principals",
                "many-sessions",
                "many-services",
                "not-principals",
                "long-patterns",
                "many-networks"
            })
    void allQuestionsAboutAKeyTogetherTakeABoundedEffort(String name) {
        KeyAnalysis key =
                new PolicyAnalyst(ZONE, Instant.EPOCH).of(policy(name), new KeyOwner(ACCOUNT, "us-west-2", ""));
        CheckCatalogue.standard().judgeAccess(key, CheckSettings.defaults());

        assertThat(key.search().spent()).isPositive().isLessThan(MOST);
    }

    @Test
    void patternsThatTookMinutesTogetherAreSolvedOneByOne() {
        KeyAccess access = search(AccessSearch.STEPS).of(key("many-stars"), List.of(), List.of());

        assertThat(access.unknowns()).isEmpty();
        assertThat(access.reach()).isEqualTo(PolicyReach.PUBLIC);
        assertThat(access.accesses())
                .allSatisfy(claim -> assertThat(Decider.decide(
                                        world(claim, key("many-stars").world()),
                                        claim.witness().request())
                                .isAllowed())
                        .isTrue());
    }

    @Test
    void manyDenialsAreSolvedOneAfterTheOther() {
        KeyAccess access = search(AccessSearch.STEPS).of(key("many-denies"), List.of(), List.of());

        assertThat(access.unknowns()).isEmpty();
        assertThat(access.reach()).isEqualTo(PolicyReach.PUBLIC);
    }

    @Test
    void aSearchThatExceedsItsBoundIsUnknownWithAReasonAndNotNobody() {
        KeyAccess access = search(2_000_000).of(key("deep-arns"), List.of(), List.of());

        assertThat(access.reach()).isEqualTo(PolicyReach.UNKNOWN);
        assertThat(access.unknowns()).anyMatch(reason -> reason.contains("the search gave up"));
    }

    @Test
    void theSamePolicyAlwaysTakesTheSame() {
        AccessSearch one = search(50_000_000).ofOneKey();
        AccessSearch other = search(50_000_000).ofOneKey();
        KeyAccess first = one.of(key("many-sessions"), List.of(), List.of());

        assertThat(other.of(key("many-sessions"), List.of(), List.of())).isEqualTo(first);
        assertThat(other.spent()).isEqualTo(one.spent());
    }

    @Test
    void oneQuestionLeavesHalfOfTheEffortToTheNext() {
        AccessSearch search = search(20_000_000).ofOneKey();
        search.of(key("deep-arns"), List.of(), List.of());
        KeyAccess second = search.of(
                KeyWorld.of(KEY, World.ofResourcePolicy(statement("{\"AWS\":\"" + ACCOUNT + "\"}"))),
                List.of(),
                List.of());

        assertThat(second.unknowns()).isEmpty();
        assertThat(second.reach()).isEqualTo(PolicyReach.ACCOUNT);
    }

    @Test
    void namedPrincipalsTakeAsManyStepsAsThereAreOfThem() {
        long hundred = spent(KeyWorld.of(KEY, World.ofResourcePolicy(statement(roles(100)))));
        long twoHundred = spent(KeyWorld.of(KEY, World.ofResourcePolicy(statement(roles(200)))));

        assertThat(twoHundred).isLessThan(5 * hundred);
    }

    @Test
    void reportsAllOfFiftyThousandGrants() {
        KeyAccess access = search(AccessSearch.STEPS).of(granted(50_000), List.of(), List.of());

        assertThat(access.unknowns()).isEmpty();
        assertThat(access.of(Capability.DECRYPT))
                .filteredOn(claim -> claim.via() == Via.GRANT)
                .hasSize(50_000);
    }

    @Test
    void grantsTakeAsManyStepsAsThereAreOfThem() {
        assertThat(spent(granted(2_000))).isLessThan(3 * spent(granted(1_000)));
    }

    @Test
    void aStopIsHeardWithinAHundredthOfTheEffort() {
        AccessSearch search = search(AccessSearch.STEPS).ofOneKey();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> search.of(key("deep-arns"), List.of(), List.of()))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(search.spent()).isLessThan(AccessSearch.STEPS / 100);
    }

    private static AccessSearch search(long steps) {
        return new AccessSearch(ZONE, Instant.EPOCH, steps);
    }

    private static long spent(KeyWorld key) {
        AccessSearch search = search(AccessSearch.STEPS).ofOneKey();
        search.of(key, List.of(), List.of());
        return search.spent();
    }

    private static KeyWorld granted(int count) {
        List<KeyGrant> grants = IntStream.range(0, count)
                .mapToObj(i -> new KeyGrant(
                        "grant-" + i,
                        KEY.arn(),
                        "arn:aws:iam::" + ACCOUNT + ":role/r" + i,
                        null,
                        ACCOUNT,
                        List.of("Decrypt"),
                        List.of()))
                .toList();
        return KeyWorld.of(
                KEY,
                World.ofResourcePolicy(statement("{\"AWS\":\"" + ACCOUNT + "\"}"))
                        .withGrants(grants));
    }

    private static String roles(int count) {
        List<String> arns = IntStream.range(0, count)
                .mapToObj(i -> "\"arn:aws:iam::" + ACCOUNT + ":role/r" + i + "\"")
                .toList();
        return "{\"AWS\":[" + String.join(",", arns) + "]}";
    }

    private static Policy statement(String principal) {
        return parsed("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}}");
    }

    /**
     * With an identity policy that allows everything: the search takes it for granted of accounts that it knows nothing
     * of.
     */
    private static World world(Access claim, World key) {
        return claim.witness().request().caller() instanceof Caller.FederatedUser
                ? key.with(Layer.IDENTITY_POLICY, List.of(allowingAll()))
                        .with(Layer.SESSION_POLICY, List.of(allowingAll()))
                : key.with(Layer.IDENTITY_POLICY, List.of(allowingAll()));
    }

    private static CompiledPolicy allowingAll() {
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        return switch (PolicyParser.parse(PolicyKind.IDENTITY, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private static KeyWorld key(String name) {
        return KeyWorld.of(KEY, World.ofResourcePolicy(policy(name)));
    }

    private static Policy policy(String name) {
        String resource = "/slow-policies/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(EffortTest.class.getResourceAsStream(resource), resource)) {
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Policy parsed(String document) {
        return switch (PolicyParser.parse(PolicyKind.KEY, document)) {
            case ParseResult.Parsed(var policy) -> policy;
            case ParseResult.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }
}
