package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cached answers about keys that differ only in their names, so that each search runs once. Evicts answers that were
 * not used for a while. Thread-safe.
 */
final class SharedAnswers {
    private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext";

    /** About what takes of the heap: a claim that was not made of another key before, a question, and what is in it. */
    private static final long BYTES_OF_A_CLAIM = 3_000;

    private static final long BYTES_OF_A_QUESTION = 2_000;
    private static final long BYTES_OF_A_STATEMENT = 1_000;
    private static final long BYTES_OF_A_GRANT = 1_000;
    private static final long BYTES_OF_AN_IDENTITY = 8;
    /** Claims may stay a while after the answers that they were in, and take as much again. */
    private static final long PART_OF_THE_HEAP = 12;

    private static final long MOST_BYTES = 128L << 20;

    private final Map<Question, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);
    /** Most claims are made of many keys, with other policies as well. */
    private final Map<Access, Access> claims = new HashMap<>();

    private final AtomicReference<@Nullable OfIdentities> lastIdentities = new AtomicReference<>();
    private final long room;
    private long taken;

    SharedAnswers() {
        this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP));
    }

    /** @param room how many bytes the answers may take, about */
    SharedAnswers(long room) {
        this.room = room;
    }

    /** What is asked of a key under its pseudonym. */
    static final class Question {
        private final RequestedResource key;
        private final List<Policy> policies;
        private final List<KeyGrant> grants;
        private final List<PolicyLevel> resourceControlPolicies;
        private final boolean awsManagedKey;
        private final Organizations organizations;
        private final Map<String, List<String>> facts;
        private final List<String> unread;
        private final Collection<IdentityPermissions> identities;
        private final List<String> unreadIdentities;
        private final int hash;

        Question(UnnamedKey unnamed, Collection<IdentityPermissions> identities, List<String> unreadIdentities) {
            KeyWorld world = unnamed.world();
            this.key = world.key();
            this.policies = world.world().policies(Layer.RESOURCE_POLICY).stream()
                    .map(CompiledPolicy::policy)
                    .toList();
            this.grants = world.world().grants();
            this.resourceControlPolicies = world.world().levels(Layer.RESOURCE_CONTROL_POLICY);
            this.awsManagedKey = world.world().awsManagedKey();
            this.organizations = world.organizations();
            this.facts = world.facts();
            this.unread = world.unread();
            this.identities = identities;
            this.unreadIdentities = unreadIdentities;
            this.hash = Objects.hash(
                    key,
                    world.world().policies(Layer.RESOURCE_POLICY),
                    grants,
                    facts,
                    System.identityHashCode(identities));
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // To compare thousands of identities would take what it saves.
        public boolean equals(Object other) {
            return other instanceof Question question
                    && hash == question.hash
                    && identities == question.identities
                    && organizations == question.organizations
                    && awsManagedKey == question.awsManagedKey
                    && key.equals(question.key)
                    && facts.equals(question.facts)
                    && unread.equals(question.unread)
                    && unreadIdentities.equals(question.unreadIdentities)
                    && grants.equals(question.grants)
                    && resourceControlPolicies.equals(question.resourceControlPolicies)
                    && policies.equals(question.policies);
        }

        private long bytes() {
            long statements = policies.stream()
                    .mapToLong(policy -> policy.statements().size())
                    .sum();
            return BYTES_OF_A_QUESTION
                    + BYTES_OF_A_STATEMENT * statements
                    + BYTES_OF_A_GRANT * grants.size()
                    + BYTES_OF_AN_IDENTITY * identities.size();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * An answer and the keys that it holds for.
     *
     * @param access empty if policies may distinguish the keys in a way that is not tracked here
     * @param spent the steps that it took
     * @param telling the patterns that some ARNs of such keys match and others may not
     */
    record Answer(Optional<KeyAccess> access, long spent, List<Glob> telling) {
        static final Answer OF_EACH_ITS_OWN = new Answer(Optional.empty(), 0, List.of());

        Answer {
            telling = List.copyOf(telling);
        }

        /** Whether it holds for the key too: no policy distinguishes the key from its pseudonym. */
        boolean isAbout(UnnamedKey key) {
            return access.isPresent() && key.isAlikeFor(telling);
        }
    }

    private record Kept(Answer answer, long bytes) {}

    /** Null where it was not asked for yet. */
    synchronized @Nullable Answer known(Question question) {
        Kept kept = answers.get(question);
        return kept == null ? null : kept.answer;
    }

    synchronized void keep(Question question, Answer answer) {
        if (claims.size() > room / BYTES_OF_A_CLAIM) {
            claims.clear();
        }
        int before = claims.size();
        Answer small = new Answer(answer.access.map(this::withKnownClaims), answer.spent, answer.telling);
        long bytes = question.bytes() + BYTES_OF_A_CLAIM * (claims.size() - before);
        Kept replaced = answers.put(question, new Kept(small, bytes));
        taken += bytes - (replaced == null ? 0 : replaced.bytes);
        Iterator<Kept> oldest = answers.values().iterator();
        while (taken > room && oldest.hasNext()) {
            taken -= oldest.next().bytes;
            oldest.remove();
        }
    }

    private KeyAccess withKnownClaims(KeyAccess access) {
        return new KeyAccess(
                access.accesses().stream()
                        .map(claim -> {
                            Access known = claims.putIfAbsent(claim, claim);
                            return known == null ? claim : known;
                        })
                        .toList(),
                access.unknowns(),
                access.approximations(),
                access.unreadIdentities());
    }

    /** The patterns that distinguish keys with the same pseudonym; empty if something other than patterns may. */
    Optional<List<Glob>> telling(UnnamedKey key, Collection<IdentityPermissions> identities) {
        Names names = new Names(key.allKeys());
        key.world().world().policies().forEach(names::add);
        Names own = ofIdentities(key.allKeys(), identities);
        boolean context = (names.encryptionContext || own.encryptionContext) && key.asksForEncryptionContext();
        if (names.variable || own.variable || names.pseudonym || own.pseudonym || context || hasPseudonym(key)) {
            return Optional.empty();
        }
        Set<Glob> telling = new LinkedHashSet<>(names.telling);
        telling.addAll(own.telling);
        return Optional.of(List.copyOf(telling));
    }

    private static boolean hasPseudonym(UnnamedKey key) {
        KeyWorld world = key.world();
        return UnnamedKey.hasPseudonym(world.facts().toString())
                || UnnamedKey.hasPseudonym(world.unread().toString());
    }

    private record OfIdentities(String allKeys, Collection<IdentityPermissions> identities, Names names) {}

    @SuppressWarnings("ReferenceEquality") // To compare thousands of identities would take what it saves.
    private Names ofIdentities(String allKeys, Collection<IdentityPermissions> identities) {
        OfIdentities last = lastIdentities.get();
        if (last != null && last.identities == identities && last.allKeys.equals(allKeys)) {
            return last.names;
        }
        Names names = new Names(allKeys);
        for (IdentityPermissions identity : identities) {
            names.pseudonym |= UnnamedKey.hasPseudonym(identity.caller() + " " + identity.tags());
            Stream.of(
                            identity.policies(),
                            identity.boundaries(),
                            identity.serviceControlPolicies().stream()
                                    .map(PolicyLevel::policies)
                                    .flatMap(List::stream)
                                    .toList())
                    .flatMap(List::stream)
                    .forEach(names::add);
        }
        lastIdentities.set(new OfIdentities(allKeys, identities, names));
        return names;
    }

    /** The policies' patterns for keys by name. */
    private static final class Names {
        private final Glob allKeys;
        private final Set<CompiledPolicy> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Glob> telling = new LinkedHashSet<>();
        private boolean variable;
        private boolean encryptionContext;
        private boolean pseudonym;

        Names(String allKeys) {
            this.allKeys = Glob.of(allKeys);
        }

        void add(CompiledPolicy policy) {
            if (!seen.add(policy)) {
                return;
            }
            pseudonym |= UnnamedKey.hasPseudonym(policy.policy().toString());
            for (Statement statement : policy.policy().statements()) {
                statement.resource().patterns().forEach(this::add);
                encryptionContext |= statement.conditions().stream()
                        .anyMatch(condition -> condition.key().startsWith(ENCRYPTION_CONTEXT)
                                || condition.values().stream()
                                        .anyMatch(value -> asksForEncryptionContext(value.template())));
            }
        }

        private static boolean asksForEncryptionContext(Template template) {
            return template.parts().stream()
                    .anyMatch(part ->
                            part instanceof Part.Variable(var key, var _) && key.startsWith(ENCRYPTION_CONTEXT));
        }

        private void add(Template pattern) {
            encryptionContext |= asksForEncryptionContext(pattern);
            if (pattern.hasVariables()) {
                variable |= Glob.of(withAnything(pattern)).overlaps(allKeys);
                return;
            }
            Glob glob = Glob.ofResource(pattern.parts());
            if (glob.overlaps(allKeys) && !glob.covers(allKeys)) {
                telling.add(glob);
            }
        }

        private static List<Part> withAnything(Template pattern) {
            List<Part> parts = new ArrayList<>();
            pattern.parts().forEach(part -> parts.add(part instanceof Part.Variable ? new Part.AnyRun() : part));
            return parts;
        }
    }
}
