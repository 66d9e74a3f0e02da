package io.keyledger.policy.search;

import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key under a pseudonym: its id, the ids of its grants, and the values that the grants ask of the encryption context
 * are replaced, each by characters that stand in no policy, as long as itself and in the same order. Keys that differ
 * in these only are equal so.
 */
final class UnnamedKey {
    /** The first of the characters for private use; what is replaced is made of them. */
    private static final char KEY_ID = '\uE000';

    private static final char FIRST = '\uE001';
    private static final char LAST = '\uF8FF';
    private static final int MOST_NAMES = 1_000;
    private static final Pattern KEY_ARN =
            Pattern.compile("(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/(?:mrk-)?)([0-9A-Za-z-]+)");
    /** A name that policies and the search take for nothing but itself. */
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z_./:@=+-]+");

    private final KeyWorld key;
    private final String allKeys;
    private final KeyWorld unnamed;
    private final Map<String, String> names;
    private final Map<String, String> pseudonyms;

    private UnnamedKey(
            KeyWorld key, String allKeys, KeyWorld unnamed, Map<String, String> names, Map<String, String> pseudonyms) {
        this.key = key;
        this.allKeys = allKeys;
        this.unnamed = unnamed;
        this.names = names;
        this.pseudonyms = pseudonyms;
    }

    /** Empty where something of the key has an unusual form, so that it is looked at as it is. */
    static Optional<UnnamedKey> of(KeyWorld key) {
        Matcher arn = KEY_ARN.matcher(key.key().arn());
        List<KeyGrant> grants = key.world().grants();
        if (!arn.matches()
                || hasSideOfCaller(key.world())
                || grants.size() > MOST_NAMES
                || !grants.stream().allMatch(UnnamedKey::isUsual)) {
            return Optional.empty();
        }
        TreeSet<String> real = new TreeSet<>();
        TreeSet<Integer> lengthsOfIds = new TreeSet<>();
        for (KeyGrant grant : grants) {
            real.add(grant.grantId());
            lengthsOfIds.add(grant.grantId().length());
            grant.constraints()
                    .forEach(constraint -> real.addAll(pairs(constraint).values()));
        }
        // What a claim rests on is put in the order of its text: of ids of one length that is the order of their
        // pseudonyms.
        if (real.size() > MOST_NAMES || lengthsOfIds.size() > 1) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        Map<String, String> pseudonyms = new HashMap<>();
        char next = FIRST;
        for (String name : real) {
            String pseudonym = String.valueOf(next++).repeat(name.length());
            names.put(pseudonym, name);
            pseudonyms.put(name, pseudonym);
        }
        String id = String.valueOf(KEY_ID).repeat(arn.group(2).length());
        names.put(id, arn.group(2));
        KeyWorld unnamed = new KeyWorld(
                new RequestedResource(arn.group(1) + id, key.key().accountId()),
                grants.isEmpty()
                        ? key.world()
                        : key.world()
                                .withGrants(grants.stream()
                                        .map(grant -> unnamed(grant, pseudonyms))
                                        .toList()),
                key.organizations(),
                key.facts(),
                key.unread());
        return Optional.of(new UnnamedKey(key, arn.group(1) + "*", unnamed, names, pseudonyms));
    }

    /** A key that is under its pseudonym already. */
    static UnnamedKey ofPseudonym(KeyWorld unnamed) {
        String arn = unnamed.key().arn();
        String allKeys = arn.substring(0, arn.indexOf(KEY_ID)) + "*";
        return new UnnamedKey(unnamed, allKeys, unnamed, Map.of(), Map.of());
    }

    private static boolean hasSideOfCaller(World world) {
        return world.has(Layer.ENDPOINT_POLICY)
                || Arrays.stream(Layer.values()).anyMatch(layer -> layer.isOfCaller() && world.has(layer));
    }

    private static boolean isUsual(KeyGrant grant) {
        return grant.keyArn().isEmpty()
                && PLAIN.matcher(grant.grantId()).matches()
                && grant.constraints().stream()
                        .allMatch(constraint -> pairs(constraint).values().stream()
                                .allMatch(value -> PLAIN.matcher(value).matches()));
    }

    private static Map<String, String> pairs(Constraint constraint) {
        return switch (constraint) {
            case Constraint.EncryptionContextEquals(var pairs) -> pairs;
            case Constraint.EncryptionContextSubset(var pairs) -> pairs;
            case Constraint.SourceArn _ -> Map.of();
        };
    }

    private static KeyGrant unnamed(KeyGrant grant, Map<String, String> pseudonyms) {
        return new KeyGrant(
                pseudonyms.getOrDefault(grant.grantId(), ""),
                grant.keyArn(),
                grant.grantee(),
                grant.retiringPrincipal(),
                grant.issuingAccount(),
                grant.operations(),
                grant.constraints().stream()
                        .map(constraint -> unnamed(constraint, pseudonyms))
                        .toList());
    }

    private static Constraint unnamed(Constraint constraint, Map<String, String> pseudonyms) {
        return switch (constraint) {
            case Constraint.EncryptionContextEquals(var pairs) ->
                new Constraint.EncryptionContextEquals(unnamed(pairs, pseudonyms));
            case Constraint.EncryptionContextSubset(var pairs) ->
                new Constraint.EncryptionContextSubset(unnamed(pairs, pseudonyms));
            case Constraint.SourceArn source -> source;
        };
    }

    private static Map<String, String> unnamed(Map<String, String> pairs, Map<String, String> pseudonyms) {
        Map<String, String> unnamed = new TreeMap<>(pairs);
        unnamed.replaceAll((_, value) -> pseudonyms.getOrDefault(value, value));
        return unnamed;
    }

    /** Whether a text has a character that pseudonyms are made of. */
    static boolean hasPseudonym(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= KEY_ID && character <= LAST) {
                return true;
            }
        }
        return false;
    }

    /** The key under its pseudonym. */
    KeyWorld world() {
        return unnamed;
    }

    /** The pseudonym of a grant's id, or the id itself if it has none. */
    String pseudonym(String grantId) {
        return pseudonyms.getOrDefault(grantId, grantId);
    }

    /** Whether patterns cannot distinguish the key from its pseudonym. */
    boolean isAlikeFor(List<Glob> patterns) {
        return patterns.stream()
                .allMatch(pattern -> pattern.matches(key.key().arn())
                        == pattern.matches(unnamed.key().arn()));
    }

    /** A pattern that the ARNs of this key and of all with the same pseudonym match. */
    String allKeys() {
        return allKeys;
    }

    /** Whether its grants ask something of the encryption context. */
    boolean asksForEncryptionContext() {
        return unnamed.world().grants().stream()
                .flatMap(grant -> grant.constraints().stream())
                .anyMatch(constraint -> !pairs(constraint).isEmpty());
    }

    /** What was found of the pseudonym, said of the key. */
    KeyAccess named(KeyAccess found) {
        UnaryOperator<String> naming = this::named;
        return new KeyAccess(
                found.accesses().stream().map(this::named).toList(),
                each(found.unknowns(), naming),
                each(found.approximations(), naming),
                found.unreadIdentities());
    }

    private Access named(Access access) {
        UnaryOperator<String> naming = this::named;
        return new Access(
                access.capability(),
                access.reach(),
                access.grantee(),
                access.outside(),
                access.via(),
                each(access.statements(), naming),
                each(access.conditions(), naming),
                each(access.notes(), naming),
                access.witness().named(this::named));
    }

    private Request named(Request request) {
        return request.on(key.key(), values -> each(values, this::named));
    }

    private static List<String> each(List<String> texts, UnaryOperator<String> naming) {
        List<String> named = null;
        for (int i = 0; i < texts.size(); i++) {
            if (hasPseudonym(texts.get(i))) {
                named = copied(texts, named);
                named.set(i, naming.apply(texts.get(i)));
            }
        }
        return named == null ? texts : List.copyOf(named);
    }

    private static List<String> copied(List<String> texts, @Nullable List<String> already) {
        return already == null ? new ArrayList<>(texts) : already;
    }

    /** A text with names in place of pseudonyms. */
    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }
}
