package io.keyledger.evaluate.access;

import io.keyledger.classify.KeyName;
import io.keyledger.evaluate.policy.AccessRows;
import io.keyledger.evaluate.policy.UndecidedReasons;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.KeyWorlds;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import io.keyledger.snapshot.SnapshotFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Answers a question from a snapshot, key by key. Single use; not thread-safe. */
public final class AccessSurvey {
    private static final Comparator<Access> ORDER = Comparator.comparing(
                    (Access access) -> access.capability().text())
            .thenComparing(access -> access.grantee().text())
            .thenComparing(access -> access.via().text())
            .thenComparing(access -> String.join(";", access.statements()));

    private static final FactFilter SHARED = shared();

    private final Snapshot snapshot;
    private final SnapshotFilter filter;
    private final AccessQuestion question;
    private final TrustZone zone;
    private final Set<String> gaps = new LinkedHashSet<>();
    private final NavigableSet<String> names = new TreeSet<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final long steps;
    private final KnownPrincipals principals = new KnownPrincipals();
    private final Set<String> mentioned = new TreeSet<>();

    /**
     * @param filter selects the keys
     * @param zone the trust zone besides the accounts of the snapshot
     * @param steps the maximum steps of the search for who can use a key
     */
    public AccessSurvey(Snapshot snapshot, SnapshotFilter filter, AccessQuestion question, TrustZone zone, long steps) {
        this.steps = steps;
        this.snapshot = snapshot;
        this.filter = filter;
        this.question = question;
        this.zone = zone;
    }

    private static FactFilter shared() {
        Set<Class<? extends Fact>> kinds = new HashSet<>(KeyWorlds.Builder.FACTS);
        kinds.add(ApiCoverage.class);
        return FactFilter.of(kinds);
    }

    /** Answers for each requested key, Region by Region, ordered by ARN. */
    public void answer(Consumer<AccessAnswer> answers) throws SnapshotException {
        KeyAnalyst analyst =
                new KeyAnalyst(worlds(), zone(), snapshot.description().asOf(), steps);
        for (PartId part : snapshot.parts().stream().filter(filter::includes).toList()) {
            List<KmsKey> keys = new ArrayList<>();
            snapshot.read(part, FactFilter.of(KmsKey.class), fact -> add((KmsKey) fact, keys));
            keys.sort(Comparator.comparing(KmsKey::arn));
            keys.parallelStream()
                    .map(key -> answer(key, analyst.of(key)))
                    .toList()
                    .forEach(answer -> {
                        addMentioned(answer);
                        answers.accept(answer);
                    });
        }
    }

    /** A principal with access exists, whatever the lists of identities say. */
    private void addMentioned(AccessAnswer answer) {
        for (String asked : question.principals()) {
            String wanted = asked.toLowerCase(Locale.ROOT);
            if (answer.accesses().stream()
                    .anyMatch(access ->
                            access.grantee().text().toLowerCase(Locale.ROOT).contains(wanted))) {
                mentioned.add(asked);
            }
        }
    }

    /** Gaps that may hide whole keys. */
    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    /** Requested names that no key has. */
    public List<String> notFound() {
        return question.keys().stream().filter(name -> !found.contains(name)).toList();
    }

    /** All ids and aliases. */
    public NavigableSet<String> names() {
        return names;
    }

    /** Requested principals that are neither in the accounts nor named by a key. */
    public List<String> absentPrincipals() {
        return principals(KnownPrincipals.Presence.ABSENT);
    }

    /** Requested principals that were not found although not all identities were read. */
    public List<String> unknownPrincipals() {
        return principals(KnownPrincipals.Presence.UNKNOWN);
    }

    /** All users and roles, as ARNs and as ARN resources. */
    public NavigableSet<String> principalNames() {
        return principals.names();
    }

    private List<String> principals(KnownPrincipals.Presence presence) {
        return question.principals().stream()
                .filter(asked -> !mentioned.contains(asked) && principals.presence(asked) == presence)
                .toList();
    }

    private void add(KmsKey key, List<KmsKey> keys) {
        names.add(key.keyId());
        key.aliases().known().ifPresent(names::addAll);
        question.keys().stream()
                .filter(name -> AccessQuestion.isNamed(key, name))
                .forEach(found::add);
        if (question.isAbout(key)) {
            keys.add(key);
        }
    }

    private KeyWorlds worlds() throws SnapshotException {
        KeyWorlds.Builder worlds = KeyWorlds.builder();
        snapshot.description().parts().forEach(part -> principals.addAccount(part.accountId()));
        snapshot.missing().stream()
                .filter(filter::includes)
                .forEach(part -> gaps.add("the snapshot lacks the part " + part));
        snapshot.damaged().keySet().stream()
                .filter(filter::includes)
                .forEach(part -> gaps.add("the part " + part + " of the snapshot is damaged"));
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, SHARED, fact -> {
                if (fact instanceof ApiCoverage coverage) {
                    addGap(coverage);
                } else {
                    worlds.add(fact);
                    principals.add(fact);
                }
            });
        }
        return worlds.build();
    }

    /** Adds gaps that hide whole keys; gaps about a single key are in its answer. */
    private void addGap(ApiCoverage coverage) {
        boolean hidesKeys = coverage.service().equals("kms")
                && (coverage.action().equals("ListKeys") || coverage.action().equals("ListAliases"));
        if (hidesKeys
                && coverage.answered() < coverage.asked()
                && filter.includes(coverage.accountId(), coverage.region())) {
            gaps.add("kms:" + coverage.action() + " was not answered in " + coverage.accountId() + " "
                    + coverage.region() + ": " + coverage.note());
        }
    }

    private TrustZone zone() {
        TrustZone all = zone;
        for (PartId part : snapshot.description().parts()) {
            all = all.withAccount(part.accountId());
        }
        return all;
    }

    private AccessAnswer answer(KmsKey key, KeyAnalysis analysis) {
        AccessRows rows = AccessRows.of(analysis);
        Set<String> unknowns = new LinkedHashSet<>(UndecidedReasons.reasons(analysis.access()));
        unknowns.addAll(rows.unknowns());
        unknowns.addAll(analysis.key().unreadIdentities());
        unknowns.addAll(analysis.key().unreadLimits());
        return new AccessAnswer(
                key.accountId(),
                key.region(),
                key.arn(),
                KeyName.of(key),
                rows.accesses().stream().filter(question::isAbout).sorted(ORDER).toList(),
                List.copyOf(unknowns));
    }
}
