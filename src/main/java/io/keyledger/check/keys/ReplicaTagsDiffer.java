package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds multi-Region replicas with other tags than their primary key; tags can control access. */
@AutoService(Check.class)
public final class ReplicaTagsDiffer implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-REPLICA-TAGS-DIFFER",
                    "Multi-Region replicas have the tags of their primary key",
                    Severity.LOW,
                    "aws kms tag-resource --region {region} --key-id {key_id} --tags <the tags of the primary key>",
                    "AWS KMS Developer Guide: tags are not shared between multi-Region keys, and can control access to"
                            + " them")
            .explained(
                    "Tags can control access, and then the two keys have different users.",
                    "keyledger compares the tags of replica and primary key, except ignored ones and those that "
                            + "AWS sets. The result is UNKNOWN if the primary key was not audited.",
                    "replica-tags-ignored");

    private static final Verdict PASS = Verdict.pass("the tags are those of the primary key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return Replicas.judgeLasting(
                key,
                context,
                primary -> Replicas.compare(
                        key.key().tags(),
                        primary.tags(),
                        (own, other) -> judge(own, other, context.settings().replicaTagsIgnored())));
    }

    private static Verdict judge(Map<String, String> own, Map<String, String> other, Collection<String> ignored) {
        Set<String> differing = new TreeSet<>(own.keySet());
        differing.addAll(other.keySet());
        // AWS sets aws: tags itself, separately in each Region.
        differing.removeIf(
                tag -> tag.startsWith("aws:") || ignored.contains(tag) || Objects.equals(own.get(tag), other.get(tag)));
        return differing.isEmpty()
                ? PASS
                : Verdict.fail(
                        "the tags differ from those of the primary key", "differing: " + String.join(";", differing));
    }
}
