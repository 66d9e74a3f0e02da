package io.keyledger.check;

import io.keyledger.check.ListedCheck.Evaluation;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceTypes;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All checks of a run, ordered by id. Immutable and safe to share. */
public final class CheckCatalogue {
    private final CheckSelection selection;
    private final Map<String, Check> checks;
    private final List<ListedCheck> listed;
    private final List<PreparedCheck<KeyCheck>> keyChecks;
    private final List<PreparedCheck<AccessCheck>> accessChecks;
    private final List<PreparedCheck<ResourceCheck>> resourceChecks;
    private final List<PreparedCheck<BillCheck>> billChecks;
    private final Map<Scope, List<PreparedCheck<ResourceCheck>>> checksByScope = new ConcurrentHashMap<>();

    private CheckCatalogue(
            CheckSelection selection,
            Map<String, Check> checks,
            List<ListedCheck> listed,
            List<PreparedCheck<KeyCheck>> keyChecks,
            List<PreparedCheck<AccessCheck>> accessChecks,
            List<PreparedCheck<ResourceCheck>> resourceChecks,
            List<PreparedCheck<BillCheck>> billChecks) {
        this.selection = selection;
        this.checks = checks;
        this.listed = listed;
        this.keyChecks = keyChecks;
        this.accessChecks = accessChecks;
        this.resourceChecks = resourceChecks;
        this.billChecks = billChecks;
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
        return of(settings, frameworks, CheckSelection.ALL);
    }

    /**
     * The selected checks of those that the settings enable, mapped to the frameworks.
     *
     * @throws UnknownCheckException if the settings or the frameworks name a check that does not exist
     */
    public static CheckCatalogue of(CheckSettings settings, Frameworks frameworks, CheckSelection selection) {
        return of(ShippedChecks.all(), settings, frameworks, selection);
    }

    static CheckCatalogue of(
            Collection<? extends Check> checks,
            CheckSettings settings,
            Frameworks frameworks,
            CheckSelection selection) {
        List<? extends Check> ordered = checks.stream()
                .sorted(Comparator.comparing(check -> check.metadata().id()))
                .toList();
        Set<String> ids = ids(ordered);
        requireKnown("the setting disabled", settings.disabled(), ids);
        requireKnown("the setting severities", settings.severities().keySet(), ids);
        requireKnown("a framework mapping", frameworks.checkIds(), ids);
        Set<String> disabled = Set.copyOf(settings.disabled());
        List<ListedCheck> listed = new ArrayList<>();
        List<PreparedCheck<KeyCheck>> keyChecks = new ArrayList<>();
        List<PreparedCheck<AccessCheck>> accessChecks = new ArrayList<>();
        List<PreparedCheck<ResourceCheck>> resourceChecks = new ArrayList<>();
        List<PreparedCheck<BillCheck>> billChecks = new ArrayList<>();
        for (Check check : ordered) {
            String id = check.metadata().id();
            Severity severity =
                    settings.severities().getOrDefault(id, check.metadata().severity());
            Evaluation evaluation = disabled.contains(id)
                    ? Evaluation.DISABLED
                    : selection.includes(id, severity, frameworks) ? Evaluation.EVALUATED : Evaluation.NOT_SELECTED;
            listed.add(new ListedCheck(check.metadata(), severity, frameworks.requirements(id), evaluation));
            if (evaluation != Evaluation.EVALUATED) {
                continue;
            }
            switch (check) {
                case KeyCheck keyCheck ->
                    keyChecks.add(new PreparedCheck<>(keyCheck, severity, frameworks.requirements(id)));
                case AccessCheck accessCheck ->
                    accessChecks.add(new PreparedCheck<>(accessCheck, severity, frameworks.requirements(id)));
                case ResourceCheck resourceCheck ->
                    resourceChecks.add(new PreparedCheck<>(resourceCheck, severity, frameworks.requirements(id)));
                case BillCheck billCheck ->
                    billChecks.add(new PreparedCheck<>(billCheck, severity, frameworks.requirements(id)));
            }
        }
        return new CheckCatalogue(
                selection,
                ordered.stream()
                        .collect(Collectors.toMap(check -> check.metadata().id(), check -> check)),
                List.copyOf(listed),
                List.copyOf(keyChecks),
                List.copyOf(accessChecks),
                List.copyOf(resourceChecks),
                List.copyOf(billChecks));
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

    /** The metadata of each check that is evaluated, ordered by id. */
    public List<CheckMetadata> checks() {
        return listed.stream()
                .filter(check -> check.evaluation() == Evaluation.EVALUATED)
                .map(ListedCheck::metadata)
                .toList();
    }

    /** What is evaluated of the checks. */
    public CheckSelection selection() {
        return selection;
    }

    /** The types of what a check judges, as CloudFormation type names; empty if there is no such check. */
    public Set<String> types(String checkId) {
        return switch (checks.get(checkId)) {
            case null -> Set.of();
            case KeyCheck _, AccessCheck _ -> Set.of(ResourceTypes.KMS_KEY);
            case BillCheck _ -> Set.of(ResourceTypes.KMS_USAGE);
            case ResourceCheck resourceCheck ->
                ResourceType.all().stream()
                        .map(ResourceType::name)
                        .filter(resourceCheck::covers)
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    /** Every check, evaluated or not, ordered by id. */
    public List<ListedCheck> listed() {
        return listed;
    }

    /** The ids of all findings about a key, whatever their verdicts. */
    public Stream<FindingId> findingIds(KmsKey key) {
        FindingIds ids = FindingIds.of(key);
        return Stream.concat(keyChecks.stream(), accessChecks.stream()).map(prepared -> prepared.findingId(ids));
    }

    /** The ids of all findings about a resource, whatever their verdicts. */
    public Stream<FindingId> findingIds(EncryptedResource resource) {
        FindingIds ids = FindingIds.of(resource);
        return covering(resource).stream().map(prepared -> prepared.findingId(ids));
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

    /** Runs every check of bills on each row of a bill, ordered by id. */
    public void evaluateBill(Reconciliation bill, Consumer<? super Finding> findings) {
        for (Reconciliation.Row row : bill.rows()) {
            Subject subject = Subject.of(row);
            FindingIds ids = new FindingIds(subject);
            for (PreparedCheck<BillCheck> prepared : billChecks) {
                findings.accept(
                        prepared.finding(subject, ids, () -> prepared.check().evaluate(row, bill)));
            }
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
