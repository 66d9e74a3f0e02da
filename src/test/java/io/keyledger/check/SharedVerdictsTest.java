package io.keyledger.check;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.BucketPolicies.BucketPolicy;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.policy.analysis.SharedAnalysis;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.RandomKeys;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.KeyWorlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Keys that differ in names only are judged once, and each gets the verdicts that it would get alone. */
class SharedVerdictsTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 60);
    private static final long SEED = Long.getLong("seed", 20_261_128);
    private static final String FIRST = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String SECOND = "9999abcd-12ab-34cd-56ef-1234567890ab";
    private static final List<String> IDS = List.of(
            FIRST,
            SECOND,
            "1999abcd-12ab-34cd-56ef-1234567890ab",
            "mrk-1234abcd12ab34cd56ef1234567890ab",
            "mrk-9234abcd12ab34cd56ef1234567890ab");
    private static final String ROOT =
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\","
                    + "\"Resource\":\"*\"}";
    private static final String PUBLIC =
            "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}";
    private static final CheckSettings SETTINGS = CheckSettings.defaults();

    private final CheckCatalogue catalogue = CheckCatalogue.standard();

    @Test
    void sharedVerdictsAreThoseThatEachKeyGetsAlone() {
        int shared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomGenerator choices = new SplittableRandom(SEED * 1_000_003 + round);
            RandomKeys random = new RandomKeys(choices);
            KeyWorlds worlds = worlds(random.identityPolicy(), random.identityPolicy());
            TrustZone zone = random.zone();
            KeyAnalyst analyst = new KeyAnalyst(worlds, zone, Contexts.AS_OF);
            SharedVerdicts verdicts = new SharedVerdicts(SETTINGS);
            String policy = random.keyPolicy();
            boolean granted = choices.nextBoolean();
            for (int i = 0; i < 4; i++) {
                KmsKey key = sibling(policy, granted, random, choices);
                KeyAnalysis analysis = analyst.of(key);
                shared += SharedAnalysis.of(analysis).isPresent() ? 1 : 0;
                KeyAnalysis alone = new KeyAnalyst(worlds, zone, Contexts.AS_OF).of(key);

                assertThat(findings(analysis, verdicts))
                        .as("round %s, %s %s", round, key.arn(), policy)
                        .isEqualTo(findings(unshared(alone, zone), verdicts));
            }
        }
        assertThat(shared).isGreaterThan(ROUNDS);
    }

    /** A key with other names, dates and grants, and sometimes of another kind. */
    private static KmsKey sibling(String policy, boolean granted, RandomKeys random, RandomGenerator choices) {
        KeyBuilder key = key().region("us-west-2")
                .id(random.one(IDS))
                .aliases("alias/" + choices.nextInt(3))
                .description("key " + choices.nextInt(100))
                .tags(Map.of("team", random.one(List.of("red", "blue"))))
                .policy(Observed.known(policy));
        if (choices.nextInt(8) == 0) {
            key.usage("SIGN_VERIFY").spec("RSA_2048");
        }
        if (choices.nextInt(12) == 0) {
            key.metadataDenied();
        }
        if (granted) {
            int number = choices.nextInt(90);
            List<Grant> grants = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                number += 1 + choices.nextInt(3);
                grants.add(grant("%064d".formatted(number), random, choices));
            }
            key.grants(Observed.known(new KeyGrants(grants, choices.nextInt(9) > 0)));
        }
        return key.build();
    }

    private static Grant grant(String id, RandomKeys random, RandomGenerator choices) {
        return new Grant(
                id,
                choices.nextInt(4) == 0 ? "backup" : null,
                random.one(List.of(
                        "arn:aws:iam::111122223333:role/App",
                        "arn:aws:iam::111122223333:role/Gone",
                        "arn:aws:iam::444455556666:user/Eve")),
                null,
                "arn:aws:iam::111122223333:root",
                Instant.EPOCH.plusSeconds(choices.nextInt(1_000_000)),
                List.of("Decrypt", "CreateGrant"),
                Map.of(),
                choices.nextBoolean() ? Map.of() : Map.of("tenant", "t" + choices.nextInt(10)),
                null);
    }

    private static KeyWorlds worlds(String ofRole, String ofUser) {
        return KeyWorlds.builder()
                .add(new IamRole(
                        KeyBuilder.ACCOUNT,
                        Fact.GLOBAL,
                        "arn:aws:iam::111122223333:role/App",
                        "AROAAPPAPPAPPAPPAPPA1",
                        "{}",
                        List.of(new PolicyDocument("inline", null, ofRole)),
                        List.of(),
                        null,
                        Map.of("team", "red")))
                .add(new IamUser(
                        KeyBuilder.ACCOUNT,
                        Fact.GLOBAL,
                        "arn:aws:iam::111122223333:user/Alice",
                        "AIDAALICEALICEALICE12",
                        List.of(),
                        List.of(new PolicyDocument("inline", null, ofUser)),
                        List.of(),
                        null,
                        Map.of()))
                .add(new IamReading(KeyBuilder.ACCOUNT, Fact.GLOBAL, Observed.known(true)))
                .add(new OrganizationMembership(
                        KeyBuilder.ACCOUNT,
                        Fact.GLOBAL,
                        Observed.notOffered("no organization"),
                        Observed.notOffered("no organization"),
                        Observed.notOffered("no organization")))
                .build();
    }

    private List<String> findings(KeyAnalysis analysis, SharedVerdicts verdicts) {
        List<String> findings = new ArrayList<>();
        catalogue.evaluateAccess(
                key().classified(),
                analysis,
                Contexts.context(),
                verdicts,
                finding -> findings.add(finding.toString()));
        return findings;
    }

    /** The same analysis, of which nothing is shared. */
    private static KeyAnalysis unshared(KeyAnalysis analysis, TrustZone zone) {
        return new KeyAnalysis(
                analysis.key(),
                analysis.collected(),
                analysis.policy(),
                analysis.access(),
                analysis.owner(),
                analysis.buckets(),
                new AccessSearch(zone, Contexts.AS_OF));
    }

    @Test
    void keysThatDifferInTheirNamesAreJudgedOnce() {
        AtomicInteger judged = new AtomicInteger();
        CheckCatalogue counting = counting(judged, false);
        KeyAnalyst analyst = analyst("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        SharedVerdicts verdicts = new SharedVerdicts(SETTINGS);

        String first = reason(counting, analyst.of(keyOf(FIRST, PUBLIC)), verdicts);
        String second = reason(counting, analyst.of(keyOf(SECOND, PUBLIC)), verdicts);

        assertThat(judged).hasValue(1);
        assertThat(first).endsWith("key/" + FIRST);
        assertThat(second).endsWith("key/" + SECOND);
    }

    @Test
    void aKeyThatAnIdentityPolicyNamesIsJudgedByItself() {
        AtomicInteger judged = new AtomicInteger();
        CheckCatalogue counting = counting(judged, false);
        KeyAnalyst analyst = analyst("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                + "\"kms:Decrypt\",\"Resource\":\"arn:aws:kms:us-west-2:111122223333:key/" + FIRST + "\"}]}");
        SharedVerdicts verdicts = new SharedVerdicts(SETTINGS);

        for (String id : List.of(SECOND, FIRST, IDS.get(2))) {
            reason(counting, analyst.of(keyOf(id, ROOT)), verdicts);
        }

        assertThat(judged).hasValue(2);
    }

    @Test
    void theBucketsOfEachKeyAreLookedAt() {
        AtomicInteger judged = new AtomicInteger();
        CheckCatalogue counting = counting(judged, true);
        KeyAnalyst analyst = analyst("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        SharedVerdicts verdicts = new SharedVerdicts(SETTINGS);

        String without = reason(counting, analyst.of(keyOf(FIRST, PUBLIC)), verdicts);
        String with = reason(
                counting,
                analyst.of(keyOf(SECOND, PUBLIC))
                        .withBuckets(new BucketPolicies(List.of(new BucketPolicy("arn:aws:s3:::a", "{}")), "")),
                verdicts);

        assertThat(judged).hasValue(2);
        assertThat(without).startsWith("0 buckets");
        assertThat(with).startsWith("1 buckets");
    }

    @Test
    void verdictsThatWereNotUsedForAWhileMakeRoom() {
        AtomicInteger judged = new AtomicInteger();
        CheckCatalogue counting = counting(judged, false);
        KeyAnalyst analyst = analyst("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        SharedVerdicts verdicts = new SharedVerdicts(SETTINGS, 6_000);

        reason(counting, analyst.of(keyOf(FIRST, PUBLIC)), verdicts);
        reason(counting, analyst.of(keyOf(FIRST, ROOT)), verdicts);
        reason(counting, analyst.of(keyOf(SECOND, ROOT)), verdicts);
        assertThat(judged).hasValue(2);
        reason(counting, analyst.of(keyOf(SECOND, PUBLIC)), verdicts);

        assertThat(judged).hasValue(3);
    }

    private static KmsKey keyOf(String id, String statement) {
        return key().region("us-west-2")
                .id(id)
                .policy(Observed.known("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}"))
                .build();
    }

    private static KeyAnalyst analyst(String identityPolicy) {
        return new KeyAnalyst(
                worlds(identityPolicy, identityPolicy),
                TrustZone.ofAccounts(Set.of(KeyBuilder.ACCOUNT)),
                Contexts.AS_OF);
    }

    private static String reason(CheckCatalogue checks, KeyAnalysis analysis, SharedVerdicts verdicts) {
        List<Finding> findings = new ArrayList<>();
        checks.evaluateAccess(key().classified(), analysis, Contexts.context(), verdicts, findings::add);
        return findings.getFirst().verdict().reason();
    }

    /** The catalogue with one check, which counts the keys that it judges and names them. */
    private static CheckCatalogue counting(AtomicInteger judged, boolean buckets) {
        AccessCheck counting = new AccessCheck() {
            @Override
            public CheckMetadata metadata() {
                return new CheckMetadata("KMS-COUNTED", "Counted", Severity.LOW, "none", "none");
            }

            @Override
            public boolean looksAtBuckets() {
                return buckets;
            }

            @Override
            public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
                judged.incrementAndGet();
                return new AccessVerdict(
                        Verdict.pass(key.buckets().policies().size() + " buckets of "
                                + key.key().world().key().arn()),
                        List.of());
            }
        };
        return CheckCatalogue.of(List.of(counting), SETTINGS, Frameworks.none(), CheckSelection.ALL);
    }
}
