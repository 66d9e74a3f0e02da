package io.keyledger.stub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Request quotas by action, each kept on its own for an account and Region. An action without one is unlimited.
 * Immutable.
 */
public final class StubQuotas {
    private final Map<String, Quota> quotas;

    private StubQuotas(Map<String, Quota> quotas) {
        this.quotas = Map.copyOf(quotas);
    }

    public static StubQuotas none() {
        return new StubQuotas(Map.of());
    }

    /**
     * AWS's default quotas: those of KMS and EC2 as its documentation has them, with a second's worth of calls at once
     * for KMS, which states no burst. Those of CloudWatch and EBS are from memory and not verified. For the rest AWS
     * publishes none.
     */
    public static StubQuotas aws() {
        Map<String, Quota> quotas = new HashMap<>();
        quotas.put("kms:DescribeKey", Quota.perSecond(2000));
        quotas.put("kms:ListResourceTags", Quota.perSecond(2000));
        quotas.put("kms:GetKeyPolicy", Quota.perSecond(1000));
        quotas.put("kms:GetKeyRotationStatus", Quota.perSecond(1000));
        quotas.put("kms:ListKeys", Quota.perSecond(500));
        quotas.put("kms:ListAliases", Quota.perSecond(500));
        quotas.put("kms:ListGrants", Quota.perSecond(100));
        quotas.put("kms:ListKeyRotations", Quota.perSecond(100));
        quotas.put("kms:DescribeCustomKeyStores", Quota.perSecond(5));
        quotas.put("kms:GetKeyLastUsage", Quota.perSecond(5));
        Quota reading = new Quota(20, 100);
        Quota unpaged = new Quota(10, 50);
        quotas.put("ec2:DescribeRegions", reading);
        quotas.put("ec2:DescribeVolumes", reading);
        quotas.put("ec2:DescribeSnapshots", reading);
        quotas.put("ec2:GetEbsEncryptionByDefault", reading);
        quotas.put("ec2:GetEbsDefaultKmsKeyId", reading);
        quotas.put("ec2:DescribeVolumesUnpaged", unpaged);
        quotas.put("ec2:DescribeSnapshotsUnpaged", unpaged);
        quotas.put("ebs:ListSnapshotBlocks", Quota.perSecond(1000));
        quotas.put("cloudwatch:ListMetrics", Quota.perSecond(25));
        quotas.put("cloudwatch:GetMetricData", Quota.perSecond(50));
        return new StubQuotas(quotas);
    }

    /** These quotas with another one for an action such as {@code kms:ListGrants}. */
    public StubQuotas with(String action, Quota quota) {
        Map<String, Quota> changed = new HashMap<>(quotas);
        changed.put(action, quota);
        return new StubQuotas(changed);
    }

    /** Every quota times a factor, as when others use the rest. */
    public StubQuotas times(double factor) {
        Map<String, Quota> changed = new HashMap<>();
        quotas.forEach((action, quota) -> changed.put(action, quota.times(factor)));
        return new StubQuotas(changed);
    }

    public Optional<Quota> of(String action) {
        return Optional.ofNullable(quotas.get(action));
    }

    /** A token bucket: how fast it fills again, and how many calls it holds when full. */
    public record Quota(double perSecond, double burst) {
        public Quota {
            if (perSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException("A quota lets some calls pass, and at least one at once");
            }
        }

        public static Quota perSecond(double perSecond) {
            return new Quota(perSecond, Math.max(1, perSecond));
        }

        Quota times(double factor) {
            return new Quota(perSecond * factor, Math.max(1, burst * factor));
        }
    }
}
