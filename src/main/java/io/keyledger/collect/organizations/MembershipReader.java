package io.keyledger.collect.organizations;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Listing;
import io.keyledger.collect.Page;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.Root;

/** Walks an organization from its root and writes where each account stands, by account. */
final class MembershipReader {
    private final CollectorContext context;
    private final OrganizationsClient client;
    private final Organization organization;
    private final Map<String, List<String>> targetsByAccount = new TreeMap<>();

    MembershipReader(CollectorContext context, OrganizationsClient client, Organization organization) {
        this.context = context;
        this.client = client;
        this.organization = organization;
    }

    void write() {
        Observed<Optional<List<Root>>> answer = roots();
        if (answer instanceof Observed.Known<Optional<List<Root>>>(Optional<List<Root>> offered) && offered.isEmpty()) {
            context.calls().remark(OrganizationsActions.LIST_ROOTS, "not offered: " + ofOthers());
            writeWithoutPolicies(new Observed.Denied<>(OrganizationsActions.LIST_ROOTS.permission(), ofOthers()));
            return;
        }
        Observed<Root> found = answer.flatMap(roots -> roots.orElseThrow().stream()
                .findFirst()
                .<Observed<Root>>map(Observed::known)
                .orElseGet(() -> new Observed.Failed<>(
                        OrganizationsActions.LIST_ROOTS.permission(), "the organization shows no root")));
        if (!(found instanceof Observed.Known<Root>(Root root))) {
            writeWithoutPolicies(found.map(_ -> List.of()));
            return;
        }
        Observed<Boolean> walked = walk(root.id(), List.of(root.id()));
        AttachedPolicies serviceControl = policies(root, PolicyType.SERVICE_CONTROL_POLICY);
        AttachedPolicies resourceControl = policies(root, PolicyType.RESOURCE_CONTROL_POLICY);
        if (!targetsByAccount.containsKey(context.accountId())) {
            writeWithoutPolicies(walked.flatMap(_ -> new Observed.Failed<>(
                    OrganizationsActions.LIST_CHILDREN.permission(),
                    "the account is nowhere in its organization's tree")));
        }
        targetsByAccount.forEach((accountId, targets) -> context.write(new OrganizationMembership(
                accountId,
                context.region(),
                Observed.known(place(path(targets))),
                serviceControl.along(targets),
                resourceControl.along(targets))));
    }

    /** The one root; empty where the account is not one that the organization shows itself to. */
    private Observed<Optional<List<Root>>> roots() {
        Map<String, Optional<List<Root>>> meanings =
                isManagement() ? Map.of() : Map.of("AccessDeniedException", Optional.empty());
        return context.calls()
                .ask(
                        OrganizationsActions.LIST_ROOTS,
                        () -> Optional.of(client.listRoots(_ -> {}).roots()),
                        meanings);
    }

    private boolean isManagement() {
        return organization.masterAccountId().equals(context.accountId());
    }

    private String ofOthers() {
        return "organization " + organization.id() + " shows itself to its management account "
                + organization.masterAccountId() + " and to delegated administrators only; from " + context.accountId()
                + " its service and resource control policies and organizational units are not known, so access may be"
                + " less than it looks, and conditions on aws:PrincipalOrgPaths are not decided";
    }

    /** Without the way to the account, what binds it is not known: that is not the same as nothing. */
    private void writeWithoutPolicies(Observed<List<Level>> unread) {
        context.write(new OrganizationMembership(
                context.accountId(), context.region(), Observed.known(place("")), unread, unread));
    }

    /** Notes every account below a parent, with the targets on the way to it. */
    private Observed<Boolean> walk(String parent, List<String> targets) {
        Listing<Child> accounts = children(parent, ChildType.ACCOUNT);
        accounts.items().forEach(account -> targetsByAccount.put(account.id(), with(targets, account.id())));
        Listing<Child> units = children(parent, ChildType.ORGANIZATIONAL_UNIT);
        Observed<Boolean> outcome = accounts.complete().isUnread() ? accounts.complete() : units.complete();
        for (Child unit : units.items()) {
            Observed<Boolean> below = walk(unit.id(), with(targets, unit.id()));
            outcome = outcome.isUnread() ? outcome : below;
        }
        return outcome;
    }

    private Listing<Child> children(String parent, ChildType type) {
        return context.calls().list(OrganizationsActions.LIST_CHILDREN, (@Nullable String marker) -> {
            var response = client.listChildren(
                    request -> request.parentId(parent).childType(type).nextToken(marker));
            return new Page<>(response.children(), response.nextToken());
        });
    }

    private AttachedPolicies policies(Root root, PolicyType type) {
        boolean enabled = root.policyTypes().stream()
                .anyMatch(offered -> offered.type() == type && offered.status() == PolicyTypeStatus.ENABLED);
        return enabled
                ? AttachedPolicies.read(context, client, type)
                : AttachedPolicies.notOffered("the organization does not use " + words(type));
    }

    private static String words(PolicyType type) {
        return type == PolicyType.SERVICE_CONTROL_POLICY ? "service control policies" : "resource control policies";
    }

    private Place place(String path) {
        return new Place(organization.id(), organization.masterAccountId(), path);
    }

    /** As {@code aws:PrincipalOrgPaths} has it: without the account itself, with a slash at the end. */
    private String path(List<String> targets) {
        return organization.id() + "/" + String.join("/", targets.subList(0, targets.size() - 1)) + "/";
    }

    private static List<String> with(List<String> targets, String target) {
        List<String> more = new ArrayList<>(targets);
        more.add(target);
        return List.copyOf(more);
    }
}
