package io.keyledger.evaluate.explain;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Finding;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.classify.Dependents;
import io.keyledger.classify.KeyName;
import io.keyledger.classify.KeySummary;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.SnapshotEvaluation;
import io.keyledger.evaluate.explain.Dependent.Relation;
import io.keyledger.evaluate.explain.Explanation.OfFinding;
import io.keyledger.evaluate.explain.Explanation.OfKey;
import io.keyledger.evaluate.explain.Explanation.OfResource;
import io.keyledger.evaluate.explain.Explanation.Protection;
import io.keyledger.evaluate.explain.Explanation.User;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceType;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explains keys, resources and findings from a snapshot. Single use; not thread-safe. */
public final class Explainer {
    private static final String UNKNOWN = "unknown";

    private static final Comparator<Finding> WORST = Comparator.comparing(
                    (Finding finding) -> finding.verdict().status())
            .thenComparing(Finding::severity)
            .thenComparing(Finding::checkId);

    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final NavigableSet<String> names = new TreeSet<>();
    private final List<String> notFound = new ArrayList<>();

    /** @param settings the filter says what of the snapshot is read */
    public Explainer(Snapshot snapshot, AuditSettings settings) {
        this.snapshot = snapshot;
        this.settings = settings.with(FindingSelection.ALL);
    }

    /**
     * Explains what each id means, in the order of the ids; an alias may mean keys of several accounts and Regions.
     *
     * @param ids ARNs, ids and aliases of keys, ARNs and ids of resources, ids of findings
     * @throws IOException if the snapshot cannot be read
     */
    public List<Explanation> explain(List<String> ids) throws IOException {
        Set<String> wanted = new LinkedHashSet<>(ids);
        Subjects subjects = Subjects.in(snapshot, settings.filter(), wanted, settings.checks());
        names.addAll(subjects.names());
        Set<String> keyArns = new HashSet<>();
        wanted.forEach(id -> keyArns.addAll(subjects.keyArns(id)));
        wanted.stream()
                .filter(id ->
                        subjects.keyArns(id).isEmpty() && !subjects.isResource(id) && !subjects.isKnownFinding(id))
                .forEach(notFound::add);
        if (!notFound.isEmpty()) {
            return List.of();
        }
        ExplanationSink rows = new ExplanationSink(wanted, keyArns);
        new SnapshotEvaluation(
                        snapshot,
                        settings,
                        EvaluationListener.NONE,
                        Optional.of(new SubjectFocus(subjects, wanted, keyArns)))
                .into(rows);
        List<Explanation> all = new ArrayList<>();
        for (String id : wanted) {
            List<Explanation> ofId = new ArrayList<>();
            subjects.keyArns(id).forEach(arn -> ofId.add(ofKey(arn, rows)));
            rows.resources(id).forEach(resource -> ofId.add(ofResource(resource, rows)));
            rows.finding(id).ifPresent(finding -> ofId.add(ofFinding(finding, rows)));
            if (ofId.isEmpty()) {
                notFound.add(id);
            }
            all.addAll(ofId);
        }
        return all;
    }

    /** The ids that mean nothing in the snapshot. */
    public List<String> notFound() {
        return List.copyOf(notFound);
    }

    /** The ids and aliases that exist, up to a bound. */
    public NavigableSet<String> names() {
        return names;
    }

    private OfKey ofKey(String arn, ExplanationSink rows) {
        List<Dependent> dependents = rows.graph().ofKey(arn);
        return rows.row(arn)
                .map(row -> ofKey(row, dependents, rows))
                .orElseGet(() -> ofUnlisted(arn, dependents, rows));
    }

    private static OfKey ofKey(KeyRow row, List<Dependent> dependents, ExplanationSink rows) {
        KmsKey facts = row.facts();
        Dependents counted = row.key().dependents();
        long seen = dependents.stream().filter(Explainer::isDirect).count();
        long direct = Math.max(counted.count(), seen);
        List<User> users = KeyUsers.of(row.access());
        Optional<KeyMetadata> metadata = facts.metadata().known();
        Optional<KeySituation> situation = KeySituation.of(row.key());
        return new OfKey(
                facts.accountId(),
                facts.region(),
                facts.arn(),
                KeyName.of(facts),
                facts.aliases().known().orElse(List.of()).stream().sorted().toList(),
                metadata.map(KeyMetadata::keyState).orElse(UNKNOWN),
                row.key().custody().text(),
                row.key().lifecycle().text(),
                metadata.map(KeyMetadata::keySpec).orElse(UNKNOWN),
                row.access().reach().text(),
                true,
                direct,
                counted.gap(),
                first(dependents),
                Math.max(0, dependents.size() - Explanation.LISTED) + direct - seen,
                situation.map(key -> KeyEvent.of(key, row.asOf())).orElse(List.of()),
                users.stream().limit(Explanation.LISTED).toList(),
                Math.max(0, users.size() - Explanation.LISTED),
                facts.grants().known().map(KeyGrants::grants).orElse(List.of()).stream()
                        .limit(Explanation.LISTED)
                        .map(KeyUsers::of)
                        .toList(),
                row.cost().totalPerMonth(),
                row.cost().confidence().text(),
                situation
                        .map(key -> KeyAdvice.of(key, direct > 0 || !counted.complete()))
                        .orElseGet(KeyAdvice::ofUnread),
                worst(rows.findingsAbout(facts.arn())),
                unknowns(row));
    }

    private static List<String> unknowns(KeyRow row) {
        Set<String> unknowns = new LinkedHashSet<>();
        Dependents dependents = row.key().dependents();
        if (!dependents.gap().equals(dependents.uncovered())) {
            unknowns.add(dependents.gap());
        }
        if (row.facts().metadata().isUnread()) {
            unknowns.add(row.facts().metadata().reason());
        }
        if (row.facts().grants().isUnread()) {
            unknowns.add(row.facts().grants().reason());
        }
        unknowns.addAll(row.access().unknowns());
        unknowns.addAll(row.access().approximations());
        return List.copyOf(unknowns);
    }

    /** A key that was deleted, or whose account is not audited, is known only by what names it. */
    private static OfKey ofUnlisted(String arn, List<Dependent> dependents, ExplanationSink rows) {
        KeyReference reference = KeyReference.parse(arn);
        Optional<ClassifiedResource> namedBy = rows.namedBy(arn);
        String note = namedBy.map(ClassifiedResource::note).orElse("");
        String unread = "the key was not listed" + (note.isEmpty() ? "" : ": " + note);
        return new OfKey(
                reference instanceof KeyReference.KeyArn named ? named.accountId() : "",
                reference.namedRegion().orElse(Fact.GLOBAL),
                arn,
                KeyName.ofArn(arn),
                List.of(),
                namedBy.map(ClassifiedResource::keyState).orElse(UNKNOWN),
                namedBy.map(ClassifiedResource::custody).map(Custody::text).orElse(UNKNOWN),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                false,
                dependents.stream().filter(Explainer::isDirect).count(),
                unread,
                first(dependents),
                Math.max(0, dependents.size() - Explanation.LISTED),
                List.of(),
                List.of(),
                0,
                List.of(),
                null,
                UNKNOWN,
                List.of(),
                List.of(),
                List.of(unread));
    }

    private static boolean isDirect(Dependent dependent) {
        return dependent.relation() == Relation.DIRECT;
    }

    private static <T> List<T> first(List<T> all) {
        return all.stream().limit(Explanation.LISTED).toList();
    }

    private static List<Finding> worst(List<Finding> findings) {
        return findings.stream().sorted(WORST).limit(Explanation.LISTED).toList();
    }

    private static OfResource ofResource(List<ClassifiedResource> purposes, ExplanationSink rows) {
        ResourceNode node = ResourceNode.of(purposes.getFirst());
        Set<String> keyArns = purposes.stream()
                .map(ClassifiedResource::keyArn)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Dependent> dependents = rows.graph().ofResource(node, keyArns);
        return new OfResource(
                node.accountId(),
                node.region(),
                node.type(),
                ResourceGraph.title(node.type()),
                node.id(),
                node.arn(),
                purposes.stream()
                        .map(row -> protection(row, rows))
                        .sorted(Comparator.comparing(Protection::purpose))
                        .toList(),
                first(dependents),
                Math.max(0, dependents.size() - Explanation.LISTED),
                worst(rows.findingsAbout(node.arn().isEmpty() ? node.id() : node.arn()).stream()
                        .filter(finding -> finding.resourceType().equals(node.type()))
                        .toList()),
                purposes.stream()
                        .filter(row -> row.custody() == Custody.UNKNOWN)
                        .map(row -> row.resource().purpose() + ": " + row.note())
                        .distinct()
                        .toList());
    }

    private static Protection protection(ClassifiedResource row, ExplanationSink rows) {
        boolean underKey = !row.keyState().isEmpty();
        String keyArn = Objects.requireNonNullElse(row.keyArn(), "");
        KeyUse use = ResourceType.keyUse(
                row.resource().type(), row.resource().purpose().toString());
        return new Protection(
                row.resource().purpose().toString(),
                row.resource().encryption().known().map(Encryption::algorithm).orElse(UNKNOWN),
                row.custody().text(),
                keyArn,
                Objects.requireNonNullElse(row.keyName(), ""),
                row.keyState(),
                rows.condition(keyArn).map(ExplanationSink.KeyCondition::reach).orElse(underKey ? UNKNOWN : ""),
                row.risk().text(),
                row.key().map(KeySummary::deletionDate).orElse(null),
                row.key().map(KeySummary::validTo).orElse(null),
                underKey ? use.loss().sentence() : "",
                underKey ? use.lossSource() : "",
                row.note());
    }

    private OfFinding ofFinding(Finding finding, ExplanationSink rows) {
        Map<String, CheckMetadata> checks = settings.checks().checks().stream()
                .collect(Collectors.toMap(CheckMetadata::id, Function.identity(), (first, _) -> first));
        Optional<ExplanationSink.KeyCondition> key = rows.condition(finding.keyArn());
        return new OfFinding(
                finding,
                Optional.ofNullable(checks.get(finding.checkId()))
                        .map(CheckMetadata::basis)
                        .orElse(""),
                key.map(ExplanationSink.KeyCondition::state).orElse(""),
                key.map(ExplanationSink.KeyCondition::reach).orElse(""),
                List.of());
    }
}
