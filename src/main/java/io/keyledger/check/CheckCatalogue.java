package io.keyledger.check;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.OwnProviders;
import io.keyledger.policy.analysis.KeyAnalysis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All checks of a run, ordered by id. Immutable and safe to share. */
public final class CheckCatalogue {
    private final List<CheckMetadata> metadata;
    private final List<PreparedCheck<KeyCheck>> keyChecks;
    private final List<PreparedCheck<AccessCheck>> accessChecks;
    private final List<PreparedCheck<ResourceCheck>> resourceChecks;
    private final Map<Scope, List<PreparedCheck<ResourceCheck>>> checksByScope = new ConcurrentHashMap<>();

    private CheckCatalogue(
            List<CheckMetadata> metadata,
            List<PreparedCheck<KeyCheck>> keyChecks,
            List<PreparedCheck<AccessCheck>> accessChecks,
            List<PreparedCheck<ResourceCheck>> resourceChecks) {
        this.metadata = metadata;
        this.keyChecks = keyChecks;
        this.accessChecks = accessChecks;
        this.resourceChecks = resourceChecks;
    }

    /** The properties that decide which checks apply to a resource. */
    private record Scope(String type, String purposeKind) {}

    /** Every check, with its own severity and the bundled framework mappings. */
    public static CheckCatalogue standard() {
        return of(CheckSettings.defaults(), Frameworks.standard());
    }

    /**
     * The checks that the settings enable, mapped to the frameworks.
     *
     * @throws UnknownCheckException if either names a check that does not exist
     */
    public static CheckCatalogue of(CheckSettings settings, Frameworks frameworks) {
        return of(OwnProviders.of(Check.class), settings, frameworks);
    }

    static CheckCatalogue of(Collection<? extends Check> checks, CheckSettings settings, Frameworks frameworks) {
        List<? extends Check> ordered = checks.stream()
                .sorted(Comparator.comparing(check -> check.metadata().id()))
                .toList();
        Set<String> ids = ids(ordered);
        requireKnown("the setting disabled", settings.disabled(), ids);
        requireKnown("the setting severities", settings.severities().keySet(), ids);
        requireKnown("a framework mapping", frameworks.checkIds(), ids);
        Set<String> disabled = Set.copyOf(settings.disabled());
        List<CheckMetadata> metadata = new ArrayList<>();
        List<PreparedCheck<KeyCheck>> keyChecks = new ArrayList<>();
        List<PreparedCheck<AccessCheck>> accessChecks = new ArrayList<>();
        List<PreparedCheck<ResourceCheck>> resourceChecks = new ArrayList<>();
        for (Check check : ordered) {
            String id = check.metadata().id();
            if (disabled.contains(id)) {
                continue;
            }
            metadata.add(check.metadata());
            Severity severity =
                    settings.severities().getOrDefault(id, check.metadata().severity());
            switch (check) {
                case KeyCheck keyCheck ->
                    keyChecks.add(new PreparedCheck<>(keyCheck, severity, frameworks.requirements(id)));
                case AccessCheck accessCheck ->
                    accessChecks.add(new PreparedCheck<>(accessCheck, severity, frameworks.requirements(id)));
                case ResourceCheck resourceCheck ->
                    resourceChecks.add(new PreparedCheck<>(resourceCheck, severity, frameworks.requirements(id)));
            }
        }
        return new CheckCatalogue(
                List.copyOf(metadata), List.copyOf(keyChecks), List.copyOf(accessChecks), List.copyOf(resourceChecks));
    }

    private static Set<String> ids(List<? extends Check> checks) {
        Set<String> ids = new HashSet<>();
        for (Check check : checks) {
            if (!ids.add(check.metadata().id())) {
                throw new IllegalStateException(
                        "two checks have the id " + check.metadata().id());
            }
        }
        return ids;
    }

    private static void requireKnown(String where, Collection<String> named, Set<String> known) {
        for (String id : named.stream().sorted().toList()) {
            if (!known.contains(id)) {
                throw new UnknownCheckException(where, id, known);
            }
        }
    }

    /** The metadata of each check, ordered by id. */
    public List<CheckMetadata> checks() {
        return metadata;
    }

    /** Runs every key check on a key, ordered by id: each check gives one finding, whatever its verdict. */
    public void evaluateKey(ClassifiedKey key, CheckContext context, Consumer<? super Finding> findings) {
        Subject subject = Subject.of(key);
        FindingIds ids = new FindingIds(subject);
        for (PreparedCheck<KeyCheck> prepared : keyChecks) {
            findings.accept(
                    prepared.finding(subject, ids, () -> prepared.check().evaluate(key, context)));
        }
    }

    /**
     * Runs every access check on a key, ordered by id.
     *
     * @param shared the verdicts that were found for keys of other names, made with the settings of the context
     */
    public void evaluateAccess(
            ClassifiedKey key,
            KeyAnalysis analysis,
            CheckContext context,
            SharedVerdicts shared,
            Consumer<? super Finding> findings) {
        Subject subject = Subject.of(key);
        FindingIds ids = new FindingIds(subject);
        Optional<List<VerdictText>> known = shared.of(analysis, accessChecks);
        for (int i = 0; i < accessChecks.size(); i++) {
            PreparedCheck<AccessCheck> prepared = accessChecks.get(i);
            findings.accept(
                    known.isPresent() && !prepared.check().looksAtBuckets()
                            ? prepared.accessFinding(subject, ids, known.get().get(i))
                            : prepared.accessFinding(
                                    subject, ids, () -> prepared.check().evaluate(analysis, context.settings())));
        }
    }

    /** Runs every access check on a key, ordered by id, and keeps the issues apart. */
    public List<AccessJudgement> judgeAccess(KeyAnalysis analysis, CheckSettings settings) {
        return accessChecks.stream()
                .map(prepared -> prepared.judgement(
                        analysis.key().world().key().arn(),
                        () -> prepared.check().evaluate(analysis, settings)))
                .toList();
    }

    /** Runs every check that covers the resource's type, ordered by id. */
    public void evaluateResource(
            ClassifiedResource resource, CheckContext context, Consumer<? super Finding> findings) {
        Subject subject = Subject.of(resource);
        FindingIds ids = new FindingIds(subject);
        for (PreparedCheck<ResourceCheck> prepared : covering(resource.resource())) {
            findings.accept(
                    prepared.finding(subject, ids, () -> prepared.check().evaluate(resource, context)));
        }
    }

    private List<PreparedCheck<ResourceCheck>> covering(EncryptedResource resource) {
        return checksByScope.computeIfAbsent(
                new Scope(resource.type(), resource.purpose().kind()),
                scope -> resourceChecks.stream()
                        .filter(prepared -> prepared.check().covers(scope.type()))
                        .filter(prepared -> prepared.check().coversPurpose(scope.purposeKind()))
                        .toList());
    }
}
