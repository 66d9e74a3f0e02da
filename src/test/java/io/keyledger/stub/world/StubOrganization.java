package io.keyledger.stub.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The organization of all accounts of the world: one root, some organizational units, policies attached to them. */
public final class StubOrganization {
    private static final String ID = "o-exampleorgid";
    private static final String ROOT = "r-exam";
    private static final String FULL_ACCESS =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String FULL_RESOURCE_ACCESS =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String NO_KEY_DELETION =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"KeepKeys\",\"Effect\":\"Deny\",\"Action\":[\"kms:ScheduleKeyDeletion\",\"kms:DeleteImportedKeyMaterial\"],\"Resource\":\"*\",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/BreakGlass\"}}}]}";
    private static final String OWN_IDENTITIES =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OwnIdentities\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[\"kms:*\",\"s3:*\"],\"Resource\":\"*\",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-exampleorgid\"},\"BoolIfExists\":{\"aws:PrincipalIsAWSService\":\"false\"}}}]}";

    private final StubWorld world;
    private final List<Unit> units;
    private final List<Policy> policies;

    /** @param spare how many service control policies there are that bind nobody */
    StubOrganization(StubWorld world, int spare) {
        this.world = world;
        Unit workloads = unit("workloads", "Workloads", ROOT);
        this.units = List.of(
                unit("security0", "Security", ROOT),
                workloads,
                unit("sandboxes", "Sandboxes", ROOT),
                unit("production", "Production", workloads.id()),
                unit("testing00", "Testing", workloads.id()));
        List<Policy> all = new ArrayList<>(List.of(
                new Policy("p-FullAWSAccess", "FullAWSAccess", "SERVICE_CONTROL_POLICY", true, FULL_ACCESS, List.of()),
                new Policy(
                        "p-RCPFullAWSAccess",
                        "RCPFullAWSAccess",
                        "RESOURCE_CONTROL_POLICY",
                        true,
                        FULL_RESOURCE_ACCESS,
                        List.of()),
                new Policy(
                        "p-keepkeys00",
                        "KeepKeys",
                        "SERVICE_CONTROL_POLICY",
                        false,
                        NO_KEY_DELETION,
                        List.of(workloads.id())),
                new Policy(
                        "p-ownidentities",
                        "OwnIdentities",
                        "RESOURCE_CONTROL_POLICY",
                        false,
                        OWN_IDENTITIES,
                        List.of(ROOT))));
        for (int number = 0; number < spare; number++) {
            String id = "p-spare%05d".formatted(number);
            all.add(new Policy(id, id, "SERVICE_CONTROL_POLICY", false, NO_KEY_DELETION, List.of()));
        }
        this.policies = List.copyOf(all);
    }

    public String id() {
        return ID;
    }

    public String rootId() {
        return ROOT;
    }

    public StubAccount management() {
        return world.firstAccount();
    }

    public List<StubAccount> accounts() {
        return world.accounts();
    }

    public List<Unit> units() {
        return units;
    }

    public List<Policy> policies() {
        return policies;
    }

    /** The unit or root that an account or unit stands in. */
    public Optional<String> parentOf(String child) {
        Optional<String> unitParent = units.stream()
                .filter(unit -> unit.id().equals(child))
                .map(Unit::parentId)
                .findFirst();
        return unitParent.or(() -> world.account(child).map(this::parentOfAccount));
    }

    public List<StubAccount> accountsIn(String parent) {
        return accounts().stream()
                .filter(account -> parentOfAccount(account).equals(parent))
                .toList();
    }

    public List<Unit> unitsIn(String parent) {
        return units.stream().filter(unit -> unit.parentId().equals(parent)).toList();
    }

    /** The root, every unit and every account. */
    public List<String> allTargets() {
        List<String> targets = new ArrayList<>();
        targets.add(ROOT);
        units.forEach(unit -> targets.add(unit.id()));
        accounts().forEach(account -> targets.add(account.id()));
        return targets;
    }

    /** Where a policy is attached; AWS's full access is attached everywhere. */
    public List<String> targetsOf(Policy policy) {
        return policy.awsManaged() ? allTargets() : policy.targets();
    }

    public boolean exists(String target) {
        return allTargets().contains(target);
    }

    private String parentOfAccount(StubAccount account) {
        return account.id().equals(management().id())
                ? ROOT
                : account.draw().at("unit").oneOf(units).id();
    }

    private static Unit unit(String suffix, String name, String parentId) {
        return new Unit("ou-exam-" + suffix, name, parentId);
    }

    /** An organizational unit. */
    public record Unit(String id, String name, String parentId) {}

    /**
     * An organization's policy.
     *
     * @param type {@code SERVICE_CONTROL_POLICY} or {@code RESOURCE_CONTROL_POLICY}
     */
    public record Policy(
            String id, String name, String type, boolean awsManaged, String content, List<String> targets) {}
}
