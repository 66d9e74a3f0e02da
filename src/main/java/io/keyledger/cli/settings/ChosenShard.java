package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.Shard;
import java.util.Optional;

/** The shard of {@code --shard}. What it takes from the environment is set by AWS Batch and Kubernetes. */
public final class ChosenShard {
    private static final String AUTO = "auto";
    /** @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html">AWS Batch</a> */
    private static final String BATCH_INDEX = "AWS_BATCH_JOB_ARRAY_INDEX";

    private static final String BATCH_SIZE = "AWS_BATCH_JOB_ARRAY_SIZE";
    /** @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode">Kubernetes</a> */
    private static final String KUBERNETES_INDEX = "JOB_COMPLETION_INDEX";

    private ChosenShard() {}

    /**
     * The shard of the configuration; the whole if none is chosen.
     *
     * @throws UsageException if the environment does not say which shard, or of how many
     */
    public static Shard of(Environment environment, Configuration configuration) {
        String chosen = configuration.collect().shard();
        if (chosen.isEmpty()) {
            return Shard.WHOLE;
        }
        return Shard.parse(chosen).orElseGet(() -> fromEnvironment(environment, chosen));
    }

    /**
     * For a command that needs every account.
     *
     * @throws UsageException if a shard is configured
     */
    public static Shard requireNone(Configuration configuration) {
        if (!configuration.collect().shard().isEmpty()) {
            throw new UsageException("--shard is only for 'collect' and 'plan', because who is trusted depends on all"
                    + " accounts; collect each shard, put them together with 'snapshot merge', and evaluate the result"
                    + " with --from");
        }
        return Shard.WHOLE;
    }

    private static Shard fromEnvironment(Environment environment, String chosen) {
        Optional<String> given =
                chosen.equals(AUTO) ? Optional.empty() : Optional.of(chosen.substring(AUTO.length() + 1));
        Optional<String> batch = environment.variable(BATCH_INDEX);
        if (batch.isPresent()) {
            String size = environment.variable(BATCH_SIZE).or(() -> given).orElse("");
            if (given.isPresent() && !given.get().equals(size)) {
                throw new UsageException("--shard " + chosen + " does not fit this AWS Batch array job, whose "
                        + BATCH_SIZE + " is " + size + "; use --shard auto");
            }
            return shard(chosen, BATCH_INDEX, batch.get(), size);
        }
        String index = environment
                .variable(KUBERNETES_INDEX)
                .orElseThrow(() -> new UsageException("--shard " + chosen + " needs " + BATCH_INDEX
                        + ", which AWS Batch sets in an array job, or " + KUBERNETES_INDEX
                        + ", which Kubernetes sets in an Indexed Job; elsewhere, name the shard, for example"
                        + " --shard 2/4"));
        String count = given.orElseThrow(() -> new UsageException("--shard auto needs the number of shards, because"
                + " Kubernetes sets only " + KUBERNETES_INDEX
                + "; use --shard auto/N, where N is the Job's completions"));
        return shard(chosen, KUBERNETES_INDEX, index, count);
    }

    /** Both count from 0. */
    private static Shard shard(String chosen, String variable, String index, String count) {
        Optional<Shard> shard = index.matches("[0-9]{1,5}")
                ? Shard.parse((Integer.parseInt(index) + 1) + "/" + count)
                : Optional.empty();
        return shard.orElseThrow(() -> new UsageException("--shard " + chosen + ": " + variable + " is '" + index
                + "', which is not the index of one of "
                + (count.isEmpty() ? "a known number of" : count) + " shards"));
    }
}
