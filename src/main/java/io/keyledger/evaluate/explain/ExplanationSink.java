package io.keyledger.evaluate.explain;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyStates;
import io.keyledger.cost.CostLine;
import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.evaluate.row.GrantRow;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.evaluate.row.RowSink;
import io.keyledger.inventory.KeyMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the rows that a question is about, and of all others only what connects them. Thread-safe. */
final class ExplanationSink implements RowSink {
    private final Set<String> ids;
    private final Set<String> keyArns;
    private final Map<String, KeyRow> keys = new HashMap<>();
    private final Map<String, KeyCondition> conditions = new HashMap<>();
    private final Map<String, List<ClassifiedResource>> resources = new TreeMap<>();
    private final Map<String, ClassifiedResource> namedBy = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final Map<String, Finding> byFindingId = new HashMap<>();
    private final ResourceGraph graph = new ResourceGraph();
    private final boolean aboutFindings;

    /**
     * @param ids the ids of resources and findings
     * @param keyArns the keys that the question is about
     */
    ExplanationSink(Set<String> ids, Set<String> keyArns) {
        this.ids = ids;
        this.keyArns = keyArns;
        this.aboutFindings = ids.stream().anyMatch(Subjects::isFinding);
    }

    /** How a key is, in two words. */
    record KeyCondition(String state, String reach) {}

    @Override
    public synchronized void key(KeyRow key) {
        String arn = key.facts().arn();
        if (keyArns.contains(arn)) {
            keys.put(arn, key);
        }
        conditions.put(
                arn,
                new KeyCondition(
                        key.facts()
                                .metadata()
                                .known()
                                .map(KeyMetadata::keyState)
                                .orElse(KeyStates.UNKNOWN),
                        key.access().reach().text()));
    }

    @Override
    public synchronized void resource(ClassifiedResource resource) {
        ResourceNode node = ResourceNode.of(resource);
        boolean named = isNamed(node.id(), node.arn());
        if (named) {
            resources.computeIfAbsent(node.identity(), _ -> new ArrayList<>()).add(resource);
        }
        if (keyArns.contains(node.keyArn())) {
            namedBy.putIfAbsent(node.keyArn(), resource);
        }
        if (named || keyArns.contains(node.keyArn()) || !node.sources().isEmpty()) {
            graph.add(node);
        }
    }

    private boolean isNamed(String id, String arn) {
        return ids.contains(id) || (!arn.isEmpty() && ids.contains(arn));
    }

    @Override
    public synchronized void findings(List<Finding> all) {
        for (Finding finding : all) {
            boolean open = finding.verdict().status() == Status.FAIL
                    || finding.verdict().status() == Status.UNKNOWN;
            boolean about =
                    isNamed(finding.resourceId(), finding.resourceArn()) || keyArns.contains(finding.resourceArn());
            if (open && about) {
                findings.computeIfAbsent(subject(finding), _ -> new ArrayList<>())
                        .add(finding);
            }
            if (aboutFindings) {
                String id = finding.findingId();
                if (ids.contains(id)) {
                    byFindingId.put(id, finding);
                }
            }
        }
    }

    private static String subject(Finding finding) {
        return finding.resourceArn().isEmpty() ? finding.resourceId() : finding.resourceArn();
    }

    @Override
    public void check(CheckCount check) {
        // Counts say nothing about one subject.
    }

    @Override
    public void requirement(RequirementRow requirement) {}

    @Override
    public void keyCosts(List<CostLine> lines) {
        // The row of the key has its cost.
    }

    @Override
    public void accountCost(CostLine line) {
        // A cost of the whole account.
    }

    @Override
    public void access(List<AccessRow> accesses) {
        // The row of the key has its access.
    }

    @Override
    public void grants(List<GrantRow> grants) {
        // The row of the key has its grants.
    }

    @Override
    public void coverage(CoverageRow coverage) {
        // The dependents of a key say what was not read.
    }

    Optional<KeyRow> row(String keyArn) {
        return Optional.ofNullable(keys.get(keyArn));
    }

    /** A resource that names a key. */
    Optional<ClassifiedResource> namedBy(String keyArn) {
        return Optional.ofNullable(namedBy.get(keyArn));
    }

    Optional<KeyCondition> condition(String keyArn) {
        return Optional.ofNullable(conditions.get(keyArn));
    }

    /** The rows of each resource with an id or ARN, in order. */
    Collection<List<ClassifiedResource>> resources(String id) {
        return resources.values().stream()
                .filter(rows -> rows.getFirst().resource().id().equals(id)
                        || rows.getFirst().resource().arn().equals(id))
                .toList();
    }

    /** The open findings about a key or resource, by its ARN, or by its id if it has none. */
    List<Finding> findingsAbout(String subject) {
        return findings.getOrDefault(subject, List.of());
    }

    Optional<Finding> finding(String id) {
        return Optional.ofNullable(byFindingId.get(id));
    }

    ResourceGraph graph() {
        return graph;
    }
}
