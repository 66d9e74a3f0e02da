package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.search.TrustZone;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharingRulesTest {
    private static final String PARTNER = "999988887777";

    private final KeyIndex keys = index(key());

    @Test
    void whatEverybodyCanUseFails() {
        assertThat(publicSnapshot(Observed.known("true")).status()).isEqualTo(Status.FAIL);
        assertThat(publicSnapshot(Observed.known("false")).status()).isEqualTo(Status.PASS);
        assertThat(new ImagePublic()
                        .evaluate(
                                image().attribute(ResourceAttributes.PUBLIC, Observed.known("true"))
                                        .classified(keys),
                                context())
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void whatBlockPublicAccessKeepsPrivatePasses() {
        Verdict verdict = publicSnapshot(Observed.known("blocked"));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(verdict.reason()).contains("block public access overrides that");
    }

    @Test
    void whatWasNotReadIsUnknown() {
        assertThat(publicSnapshot(new Observed.Denied<>("ec2:DescribeSnapshotAttribute", "no"))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(sharedSnapshot(Observed.notAsked("there are more")).status()).isEqualTo(Status.UNKNOWN);
        assertThat(new SnapshotPublic()
                        .evaluate(snapshot("snap-1").classified(keys), context())
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void sharingWithATrustedAccountPasses() {
        Verdict verdict = new SnapshotShared()
                .evaluate(
                        shared(Observed.known(PARTNER)).classified(keys),
                        context(TrustZone.ofAccounts(Set.of(PARTNER))));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(sharedSnapshot(Observed.known("")).reason()).isEqualTo("it is not shared");
    }

    @Test
    void sharingWithAnotherAccountFailsAndSaysWhatElseItTakesToReadTheData() {
        Verdict open = sharedSnapshot(Observed.known(PARTNER));
        Verdict encrypted = new SnapshotShared()
                .evaluate(shared(Observed.known(PARTNER)).kms("alias/app").classified(keys), context());

        assertThat(open.reason())
                .isEqualTo("it is shared with 999988887777, outside the trusted accounts, and it is not encrypted");
        assertThat(open.evidence()).isEqualTo("DescribeSnapshotAttribute: createVolumePermission 999988887777");
        assertThat(encrypted.reason()).endsWith("; they can read its data if they may also use the key");
    }

    @Test
    void anImageMayBeSharedWithATrustedOrganization() {
        TrustZone trust = TrustZone.ofAccounts(Set.of()).withOrganizations(Set.of("o-ours"));
        String ours = "arn:aws:organizations::111122223333:ou/o-ours/ou-ab12-cdefghij";
        String theirs = "arn:aws:organizations::999988887777:organization/o-theirs";

        assertThat(new ImageShared()
                        .evaluate(
                                image().attribute(ResourceAttributes.SHARED_WITH, Observed.known(ours))
                                        .classified(keys),
                                context(trust))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(new ImageShared()
                        .evaluate(
                                image().attribute(ResourceAttributes.SHARED_WITH, Observed.known(ours + ";" + theirs))
                                        .classified(keys),
                                context(trust))
                        .reason())
                .contains(theirs)
                .doesNotContain(ours);
    }

    private Verdict publicSnapshot(Observed<String> everybody) {
        return new SnapshotPublic()
                .evaluate(
                        snapshot("snap-1")
                                .attribute(ResourceAttributes.PUBLIC, everybody)
                                .classified(keys),
                        context());
    }

    private Verdict sharedSnapshot(Observed<String> accounts) {
        return new SnapshotShared().evaluate(shared(accounts).classified(keys), context());
    }

    private static ResourceBuilder shared(Observed<String> accounts) {
        return snapshot("snap-1").attribute(ResourceAttributes.SHARED_WITH, accounts);
    }

    private static ResourceBuilder image() {
        return resource("ec2", ResourceTypes.EC2_IMAGE, "ami-1");
    }
}
