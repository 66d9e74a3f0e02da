package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import java.util.Comparator;

/**
 * A way to spend less on a key, or more for a reason.
 *
 * @param keyArn empty if it concerns many keys
 * @param keyName the key's alias, description or id, or what the keys' names have in common
 * @param subject the resource or caller to change; empty if it is the key
 * @param usdMonth what it saves in thirty days; negative if it costs more
 * @param atMost whether that is an upper bound
 * @param reason the evidence
 * @param action the command, or what to change
 * @param alternatives what other choices would cost; empty if there are none to compare
 */
public record Saving(
        Kind kind,
        String accountId,
        String region,
        String keyArn,
        String keyName,
        String subject,
        Amount usdMonth,
        boolean atMost,
        Confidence confidence,
        String reason,
        String action,
        String alternatives) {
    /** The largest first; among equals, the easiest and the most certain. */
    public static final Comparator<Saving> RANK = Comparator.comparing(
                    (Saving saving) -> saving.usdMonth().atLeast())
            .reversed()
            .thenComparing(saving -> saving.kind().effort())
            .thenComparing(Saving::confidence)
            .thenComparing(Saving::kind)
            .thenComparing(Saving::accountId)
            .thenComparing(Saving::region)
            .thenComparing(Saving::keyArn)
            .thenComparing(Saving::keyName)
            .thenComparing(Saving::subject);

    /** How much work it is. */
    public enum Effort {
        /** A setting. */
        LOW("low"),
        /** Several steps with a time to wait, or data to encrypt again. */
        MEDIUM("medium"),
        /** A change of an application. */
        HIGH("high");

        private final String text;

        Effort(String text) {
            this.text = text;
        }

        /** The value as written in output files. */
        public String text() {
            return text;
        }
    }

    /** What part of a key's cost it concerns. */
    enum Portion {
        STORAGE,
        REQUESTS,
        /** A cost that the key does not have yet, or that is not one key's. */
        OTHER
    }

    /** What to do. */
    public enum Kind {
        BUCKET_KEY("bucket-key", "Turn on an S3 Bucket Key", Effort.LOW, Portion.REQUESTS),
        SSE_S3("sse-s3", "Encrypt a bucket with SSE-S3", Effort.MEDIUM, Portion.REQUESTS),
        QUEUE_REUSE("queue-reuse", "Reuse the data keys of an SQS queue for longer", Effort.LOW, Portion.REQUESTS),
        UNUSED_KEY("unused-key", "Disable, watch, then delete an unused key", Effort.MEDIUM, Portion.STORAGE),
        DUPLICATE_KEY("duplicate-key", "Merge keys of one purpose", Effort.MEDIUM, Portion.STORAGE),
        IDLE_ROTATION("idle-rotation", "Stop rotating a key that encrypts nothing", Effort.LOW, Portion.OTHER),
        HOT_CALLER("hot-caller", "Cache data keys in a busy application", Effort.HIGH, Portion.REQUESTS),
        RSA_KEY_PAIRS("rsa-key-pairs", "Generate RSA key pairs outside KMS", Effort.HIGH, Portion.REQUESTS),
        PUBLIC_KEY("public-key", "Use the public key outside KMS", Effort.HIGH, Portion.REQUESTS),
        KEY_CHURN("key-churn", "Share a key instead of making one per branch or test", Effort.HIGH, Portion.OTHER),
        ISOLATION("isolation", "Give the applications of a shared key their own", Effort.HIGH, Portion.OTHER);

        private final String id;
        private final String title;
        private final Effort effort;
        private final Portion portion;

        Kind(String id, String title, Effort effort, Portion portion) {
            this.id = id;
            this.title = title;
            this.effort = effort;
            this.portion = portion;
        }

        /** The value as written in output files. */
        public String id() {
            return id;
        }

        /** In words. */
        public String title() {
            return title;
        }

        /** How much work it is. */
        public Effort effort() {
            return effort;
        }

        Portion portion() {
            return portion;
        }
    }
}
