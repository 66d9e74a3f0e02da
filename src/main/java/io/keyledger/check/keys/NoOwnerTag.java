package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds keys without an owner tag. */
@AutoService(Check.class)
public final class NoOwnerTag implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-NO-OWNER-TAG",
                    "Customer managed keys have an owner tag",
                    Severity.LOW,
                    "aws kms tag-resource --region {region} --key-id {key_id} --tags TagKey=<owner"
                            + " tag>,TagValue=<owner>",
                    "the setting owner-tags: at least one of them, with a value")
            .explained(
                    "It is unclear who must be asked before a key is changed or deleted.",
                    "The check fails if a customer managed key has none of the configured tags with a value. "
                            + "Without configured tags it is not applicable.",
                    "owner-tags");

    private static final Verdict NONE_REQUIRED = Verdict.notApplicable("no owner tag is configured");
    private static final Verdict PASS = Verdict.pass("the key has an owner tag");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        List<String> required = context.settings().ownerTags();
        if (required.isEmpty()) {
            return NONE_REQUIRED;
        }
        return CustomerKeys.judge(key, _ -> Verdict.of(key.key().tags(), tags -> judge(tags, required)));
    }

    private static Verdict judge(Map<String, String> tags, List<String> required) {
        boolean named =
                required.stream().anyMatch(tag -> !tags.getOrDefault(tag, "").isBlank());
        return named
                ? PASS
                : Verdict.fail(
                        "the key has none of the tags " + String.join(", ", required),
                        tags.isEmpty()
                                ? "it has no tags"
                                : "its tags: " + String.join(";", new TreeSet<>(tags.keySet())));
    }
}
