package io.keyledger.policy.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.RequestedResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that differ in names only are searched once, and each is said of what it would be said of alone. */
class SharedAnswersTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final long SEED = Long.getLong("seed", 20_261_127);
    private static final String ACCOUNT = "111122223333";
    private static final String KEYS = "arn:aws:kms:us-west-2:" + ACCOUNT + ":key/";
    private static final String FIRST = KEYS + "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String SECOND = KEYS + "9999abcd-12ab-34cd-56ef-1234567890ab";
    private static final List<String> ARNS = List.of(
            FIRST,
            SECOND,
            KEYS + "1999abcd-12ab-34cd-56ef-1234567890ab",
            KEYS + "mrk-1234abcd12ab34cd56ef1234567890ab",
            KEYS + "mrk-9234abcd12ab34cd56ef1234567890ab",
            KEYS + "other",
            KEYS + "unusual/id",
            "arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:kms::" + ACCOUNT + ":key/1234abcd-12ab-34cd-56ef-1234567890ab");
    private static final String ROOT =
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\","
                    + "\"Resource\":\"*\"}";

    @Test
    void whatIsSharedIsWhatEachKeyHasAlone() {
        int shared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomGenerator choices = new SplittableRandom(SEED * 1_000_003 + round);
            RandomKeys random = new RandomKeys(choices);
            String policy = random.keyPolicy();
            KeyWorld key = random.key(policy);
            List<IdentityPermissions> identities = random.identities();
            TrustZone zone = random.zone();
            AccessSearch search = new AccessSearch(zone, Instant.EPOCH);
            Set<Object> decisions = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < 4; i++) {
                KeyWorld sibling = sibling(key, random, choices);
                KeyAccess found = search.ofOneKey().of(sibling, identities, List.of());
                KeyAccess alone = new AccessSearch(zone, Instant.EPOCH).of(sibling, identities, List.of());
                assertThat(told(found))
                        .as(
                                "round %s, %s %s",
                                round,
                                sibling.key().arn(),
                                AccessSearchPropertyTest.describe(policy, sibling, identities))
                        .isEqualTo(told(alone));
                shared += (int) found.accesses().stream()
                        .map(claim -> claim.witness().decision())
                        .filter(decision -> !decisions.add(decision))
                        .count();
            }
        }
        assertThat(shared).isGreaterThan(ROUNDS);
    }

    /** The same key with other names, or with something else that policies may ask for. */
    private static KeyWorld sibling(KeyWorld key, RandomKeys random, RandomGenerator choices) {
        World world = key.world();
        Map<String, String> values = new HashMap<>();
        List<KeyGrant> grants = new ArrayList<>();
        int number = choices.nextInt(90);
        for (KeyGrant grant : world.grants()) {
            number += choices.nextInt(3) - 1;
            grants.add(new KeyGrant(
                    choices.nextInt(20) == 0 ? "grant" : "%064d".formatted(number + 100),
                    grant.keyArn(),
                    grant.grantee(),
                    grant.retiringPrincipal(),
                    grant.issuingAccount(),
                    grant.operations(),
                    grant.constraints().stream()
                            .map(constraint -> constraint instanceof Constraint.EncryptionContextSubset(var pairs)
                                    ? new Constraint.EncryptionContextSubset(changed(pairs, values, random))
                                    : constraint instanceof Constraint.EncryptionContextEquals(var all)
                                            ? new Constraint.EncryptionContextEquals(changed(all, values, random))
                                            : constraint)
                            .toList()));
        }
        return new KeyWorld(
                new RequestedResource(random.one(ARNS), ACCOUNT),
                world.withGrants(grants),
                key.organizations(),
                choices.nextInt(6) == 0 ? Map.of("aws:resourcetag/team", List.of("green")) : key.facts(),
                key.unread());
    }

    private static Map<String, String> changed(
            Map<String, String> pairs, Map<String, String> values, RandomKeys random) {
        Map<String, String> changed = new HashMap<>();
        pairs.forEach((name, value) -> changed.put(
                name,
                values.computeIfAbsent(value, _ -> random.one(List.of("red", "blu", "a", "x-1234/5678", "r*d", "é")))));
        return changed;
    }

    private static String told(KeyAccess access) {
        StringBuilder text = new StringBuilder();
        access.accesses()
                .forEach(claim -> text.append("\n")
                        .append(claim.capability())
                        .append(claim.reach())
                        .append(claim.grantee())
                        .append(claim.outside())
                        .append(claim.via())
                        .append(claim.statements())
                        .append(claim.conditions())
                        .append(claim.notes())
                        .append(claim.witness().request())
                        .append(claim.witness().decision()));
        return text + "\n" + access.unknowns() + access.approximations() + access.unreadIdentities();
    }

    @Test
    void keysThatDifferInTheirIdOnlyAreSearchedOnce() {
        AccessSearch search = search();

        Access first = only(search, key(FIRST, ROOT, List.of()), identities("*"));
        Access second = only(search, key(SECOND, ROOT, List.of()), identities("*"));

        assertThat(second.witness().decision()).isSameAs(first.witness().decision());
        assertThat(first.witness().request().resource().arn()).isEqualTo(FIRST);
        assertThat(second.witness().request().resource().arn()).isEqualTo(SECOND);
    }

    @Test
    void grantsThatDifferInTheirNamesOnlyAreSearchedOnce() {
        AccessSearch search = search();

        Access first = only(search, key(FIRST, null, List.of(grant("1a", "t1"))), List.of());
        Access second = only(search, key(SECOND, null, List.of(grant("2b", "t2"))), List.of());

        assertThat(second.witness().decision()).isSameAs(first.witness().decision());
        assertThat(second.statements()).containsExactly("grant 2b");
        assertThat(second.conditions()).containsExactly("the encryption context is {tenant=t2}");
        assertThat(second.witness().request().context().values("kms:encryptioncontext:tenant"))
                .containsExactly("t2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:kms:*:*:key/1234*",
                "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:us-west-2:111122223333:key/1???abcd-*",
                "arn:aws:kms:*:*:key/1${aws:username,'234'}*"
            })
    void aKeyThatAnIdentityPolicyNamesSharesNothingWithOneThatItDoesNot(String resource) {
        for (List<String> order : List.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))) {
            AccessSearch search = search();
            for (String arn : order) {
                assertThat(
                                search
                                        .ofOneKey()
                                        .of(key(arn, ROOT, List.of()), identities(resource), List.of())
                                        .accesses()
                                        .stream()
                                        .map(claim -> claim.grantee().text())
                                        .anyMatch(text -> text.endsWith("/App")))
                        .isEqualTo(arn.equals(FIRST));
            }
        }
    }

    @Test
    void aGrantWhoseEncryptionContextThePolicyAsksForSharesNothing() {
        String deny = "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Condition\":"
                + "{\"StringEquals\":{\"kms:EncryptionContext:tenant\":\"t1\"}}}";
        AccessSearch search = search();

        assertThat(search.ofOneKey()
                        .of(key(SECOND, deny, List.of(grant("2b", "t2"))), List.of(), List.of())
                        .accesses())
                .isNotEmpty();
        assertThat(search.ofOneKey()
                        .of(key(FIRST, deny, List.of(grant("1a", "t1"))), List.of(), List.of())
                        .accesses())
                .isEmpty();
    }

    @Test
    void aPolicyWithTheCharactersOfPseudonymsIsLookedAtAsItIs() {
        String tagged = ROOT.replace(
                "\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"\\uE001\\uE001\"}}");
        KeyAccess access =
                search().ofOneKey().of(key(FIRST, tagged, List.of(grant("1a", "t1"))), identities("*"), List.of());

        assertThat(access.accesses())
                .flatExtracting(Access::conditions)
                .anyMatch(condition -> condition.contains("\uE001\uE001"))
                .noneMatch(condition -> condition.contains("1a"));
    }

    @Test
    void whatWasFoundIsForgottenWhereThereIsNoRoom() {
        SharedAnswers answers = new SharedAnswers(7_000);
        List<IdentityPermissions> identities = List.of();
        List<SharedAnswers.Question> questions = new ArrayList<>();
        for (String region : List.of("us-east-1", "us-east-2", "us-west-1")) {
            KeyWorld key = key(FIRST.replace("us-west-2", region), ROOT, List.of());
            questions.add(new SharedAnswers.Question(UnnamedKey.of(key).orElseThrow(), identities, List.of()));
        }
        questions.forEach(question -> answers.keep(question, SharedAnswers.Answer.OF_EACH_ITS_OWN));

        assertThat(answers.known(questions.get(0))).isNull();
        assertThat(answers.known(questions.get(1))).isNotNull();
        assertThat(answers.known(questions.get(2))).isNotNull();
    }

    private static AccessSearch search() {
        return new AccessSearch(TrustZone.ofAccounts(Set.of(ACCOUNT)), Instant.EPOCH);
    }

    private static final Map<String, List<IdentityPermissions>> IDENTITIES = new HashMap<>();

    /** All keys of an account come with the same list. */
    private static List<IdentityPermissions> identities(String resource) {
        return IDENTITIES.computeIfAbsent(
                resource,
                _ -> List.of(new IdentityPermissions(
                        new Caller.RoleSession("aws", ACCOUNT, "/", "App", null, "AROAAPPAPPAPPAPPAPPA1"),
                        List.of(RandomKeys.compiled(
                                PolicyKind.IDENTITY,
                                RandomKeys.policy(
                                        List.of("{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\""
                                                + resource + "\"}")))),
                        List.of(),
                        List.of())));
    }

    private static KeyWorld key(String arn, @Nullable String statement, List<KeyGrant> grants) {
        World world = World.EMPTY.withGrants(grants);
        return KeyWorld.of(
                new RequestedResource(arn, ACCOUNT),
                statement == null
                        ? world
                        : world.with(
                                Layer.RESOURCE_POLICY,
                                RandomKeys.compiled(PolicyKind.KEY, RandomKeys.policy(List.of(statement)))));
    }

    private static KeyGrant grant(String id, String tenant) {
        return new KeyGrant(
                id,
                "",
                "arn:aws:iam::111122223333:role/App",
                null,
                null,
                List.of("Decrypt"),
                List.of(new Constraint.EncryptionContextEquals(Map.of("tenant", tenant))));
    }

    private static Access only(AccessSearch search, KeyWorld key, List<IdentityPermissions> identities) {
        return search.ofOneKey().of(key, identities, List.of()).accesses().stream()
                .filter(claim -> claim.grantee().text().endsWith("/App"))
                .findFirst()
                .orElseThrow();
    }
}
