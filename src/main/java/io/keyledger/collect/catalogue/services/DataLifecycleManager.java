package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Regions;
import io.keyledger.inventory.UsableKeys.Validation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dlm.DlmClient;
import software.amazon.awssdk.services.dlm.model.Action;
import software.amazon.awssdk.services.dlm.model.CrossRegionCopyAction;
import software.amazon.awssdk.services.dlm.model.CrossRegionCopyRule;
import software.amazon.awssdk.services.dlm.model.LifecyclePolicy;
import software.amazon.awssdk.services.dlm.model.LifecyclePolicySummary;
import software.amazon.awssdk.services.dlm.model.Schedule;

/** Amazon Data Lifecycle Manager. */
@AutoService(DeclaredService.class)
public final class DataLifecycleManager extends CatalogueService<DlmClient> {
    /** Declares the service. */
    public DataLifecycleManager() {
        super(DlmClient.class, "dlm", "dlm", unpublished(), "alias/aws/ebs");
    }

    @Override
    protected DlmClient client(CollectorContext context) {
        return context.client(DlmClient.class, DlmClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DlmClient, ?, ?>> declare() {
        return List.of(type("AWS::DLM::LifecyclePolicy", "Data Lifecycle Manager policy")
                .whole(
                        "GetLifecyclePolicies",
                        c -> c.getLifecyclePolicies(_ -> {}).policies())
                .named(LifecyclePolicySummary::policyId, "arn:{partition}:dlm:{region}:{account}:policy/{id}")
                .each(
                        "GetLifecyclePolicy",
                        (c, policy) -> c.getLifecyclePolicy(r -> r.policyId(policy.policyId()))
                                .policy(),
                        LifecyclePolicy::policyId,
                        "ResourceNotFoundException")
                .withoutData()
                .purposes(
                        "cross-region-copy",
                        Absence.unnamedKey("Amazon Data Lifecycle Manager API Reference, CrossRegionCopyRule: without"
                                + " CmkArn, the default KMS key of the account is used"),
                        DataLifecycleManager::copies)
                .created(LifecyclePolicy::dateCreated)
                .tags(LifecyclePolicy::tags)
                .keys(new UsableKeys(
                        Set.of("SYMMETRIC_DEFAULT"),
                        "ENCRYPT_DECRYPT",
                        "alias/aws/ebs",
                        Regions.ANY,
                        Validation.AS_WRITTEN,
                        UsableKeys.SYMMETRIC_KEYS_ONLY))
                .remedy("# update the policy so that its cross-Region copy rules name a key of the Region they"
                        + " copy to (aws dlm update-lifecycle-policy)"));
    }

    /** Copies of encrypted snapshots are encrypted in any case, so that a rule without encryption says nothing. */
    private static Map<String, StatedEncryption> copies(LifecyclePolicy policy) {
        Map<String, StatedEncryption> copies = new TreeMap<>();
        for (Schedule schedule : policy.policyDetails().schedules()) {
            for (CrossRegionCopyRule rule : schedule.crossRegionCopyRules()) {
                if (rule.encrypted()) {
                    copies.put(
                            schedule.name() + " to " + (rule.target() == null ? rule.targetRegion() : rule.target()),
                            StatedEncryption.key(rule.cmkArn()));
                }
            }
        }
        for (Action action : policy.policyDetails().actions()) {
            for (CrossRegionCopyAction copy : action.crossRegionCopy()) {
                if (copy.encryptionConfiguration().encrypted()) {
                    copies.put(
                            action.name() + " to " + copy.target(),
                            StatedEncryption.key(copy.encryptionConfiguration().cmkArn()));
                }
            }
        }
        return copies;
    }
}
