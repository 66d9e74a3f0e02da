package io.keyledger.evaluate.explain;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.FindingId;
import io.keyledger.evaluate.access.AccessQuestion;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KmsKey;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import io.keyledger.snapshot.SnapshotFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the ids of a question mean in a snapshot, found by one reading without judging anything. */
final class Subjects {
    private static final String FINDING = "kl-";

    /** The most names that are kept to suggest one of them. */
    private static final int NAMES = 200_000;

    /** The most of them that are ids of findings, which every key and resource has many of. */
    private static final int FINDING_NAMES = NAMES / 2;

    private final Map<String, Set<String>> keyArns = new LinkedHashMap<>();
    private final Set<String> resources = new TreeSet<>();
    private final NavigableSet<String> names = new TreeSet<>();
    private final Map<String, List<String>> byArn = new HashMap<>();
    private final Set<String> references = new HashSet<>();
    private final CheckCatalogue checks;
    private final Set<String> findings = new TreeSet<>();
    private final Set<String> foundFindings = new TreeSet<>();
    private int findingNames;
    private final Set<String> aboutKeys = new HashSet<>();
    private final Set<String> aboutResources = new HashSet<>();

    private Subjects(Collection<String> ids, CheckCatalogue checks) {
        this.checks = checks;
        ids.stream().filter(Subjects::isFinding).forEach(findings::add);
        ids.forEach(id -> {
            keyArns.put(id, new TreeSet<>());
            if (KeyReference.parse(id) instanceof KeyReference.KeyArn) {
                byArn.computeIfAbsent(id, _ -> new ArrayList<>()).add(id);
            }
        });
    }

    /** @param checks whose findings may be meant */
    static Subjects in(Snapshot snapshot, SnapshotFilter filter, Collection<String> ids, CheckCatalogue checks)
            throws SnapshotException {
        Subjects subjects = new Subjects(ids, checks);
        FactFilter facts = FactFilter.of(KmsKey.class, EncryptedResource.class);
        for (PartId part : snapshot.parts().stream().filter(filter::includes).toList()) {
            snapshot.read(part, facts, fact -> {
                switch (fact) {
                    case KmsKey key -> subjects.add(key);
                    case EncryptedResource resource -> subjects.add(resource);
                    default -> {
                        // The filter lets nothing else through.
                    }
                }
            });
        }
        return subjects;
    }

    static boolean isFinding(String id) {
        return id.startsWith(FINDING);
    }

    private void add(KmsKey key) {
        keyArns.forEach((id, arns) -> {
            if (AccessQuestion.isNamed(key, id) || AccessQuestion.isNamed(key, "alias/" + id)) {
                arns.add(key.arn());
            }
        });
        if (isAbout(() -> checks.findingIds(key))) {
            aboutKeys.add(key.arn());
        }
        name(key.keyId());
        key.aliases().known().orElse(List.of()).forEach(this::name);
    }

    private void add(EncryptedResource resource) {
        keyArns.keySet().stream()
                .filter(id -> id.equals(resource.id()) || id.equals(resource.arn()))
                .forEach(id -> {
                    resources.add(id);
                    references.add(reference(resource).toLowerCase(Locale.ROOT));
                });
        if (isAbout(() -> checks.findingIds(resource))) {
            aboutResources.add(identity(resource));
            references.add(reference(resource).toLowerCase(Locale.ROOT));
        }
        name(resource.id());
        // A key that is not listed, because it was deleted or its account is not audited, is known by what names it.
        byArn.getOrDefault(reference(resource), List.of())
                .forEach(id -> keyArns(id).add(id));
    }

    /** Whether one of these findings is asked for. */
    private boolean isAbout(Supplier<Stream<FindingId>> ids) {
        if (findings.isEmpty()) {
            return false;
        }
        long before = foundFindings.size();
        ids.get().map(FindingId::text).forEach(id -> {
            if (findings.contains(id)) {
                foundFindings.add(id);
            } else if (findingNames < FINDING_NAMES) {
                findingNames++;
                names.add(id);
            }
        });
        return foundFindings.size() > before;
    }

    private static String identity(EncryptedResource resource) {
        return String.join(
                "\n",
                resource.accountId(),
                resource.region(),
                resource.type(),
                resource.arn().isEmpty() ? resource.id() : resource.arn());
    }

    private static String reference(EncryptedResource resource) {
        return resource.encryption()
                .known()
                .map(Encryption::key)
                .map(KeyReference::text)
                .orElse("");
    }

    /** Whether one of the resources may use a key; of keys that share an alias, each may be it. */
    boolean mayUse(KmsKey key) {
        String place = key.arn().substring(0, key.arn().lastIndexOf(':') + 1);
        return Stream.concat(
                        Stream.of(key.keyId(), key.arn()),
                        key.aliases().known().orElse(List.of()).stream()
                                .flatMap(alias -> Stream.of(alias, place + alias)))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(references::contains);
    }

    /** Whether a finding that is asked for is about the key. */
    boolean areAbout(KmsKey key) {
        return aboutKeys.contains(key.arn());
    }

    /** Whether a finding that is asked for is about the resource. */
    boolean areAbout(EncryptedResource resource) {
        return !aboutResources.isEmpty() && aboutResources.contains(identity(resource));
    }

    /** Whether an id is that of a finding about something in the snapshot. */
    boolean isKnownFinding(String id) {
        return foundFindings.contains(id);
    }

    private void name(String name) {
        if (names.size() < NAMES) {
            names.add(name);
        }
    }

    /** The keys that an id names. */
    Set<String> keyArns(String id) {
        return keyArns.getOrDefault(id, Set.of());
    }

    /** Whether an id is that of a resource. */
    boolean isResource(String id) {
        return resources.contains(id);
    }

    /** The ids and aliases that exist. */
    NavigableSet<String> names() {
        return names;
    }
}
