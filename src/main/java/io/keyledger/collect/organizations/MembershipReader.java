package io.keyledger.collect.organizations;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.Root;

/** Walks an organization from its root and writes the position of each account, by account. */
final class MembershipReader {
    /** AWS allows five levels of organizational units, and 2,000 of them. */
    private static final int DEEPEST = 10;

    private static final int MOST_UNITS = 10_000;

    private final CollectorContext context;
    private final OrganizationsClient client;
    private final Organization organization;
    private final Map<String, List<String>> targetsByAccount = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    MembershipReader(CollectorContext context, OrganizationsClient client, Organization organization) {
        this.context = context;
        this.client = client;
        this.organization = organization;
    }

    void write() {
        AtomicBoolean closed = new AtomicBoolean();
        Listing<Root> roots = roots(closed);
        if (closed.get()) {
            context.calls().remark(OrganizationsActions.LIST_ROOTS, "not offered: " + ofOthers());
            writeWithoutPolicies(new Observed.Denied<>(OrganizationsActions.LIST_ROOTS.permission(), ofOthers()));
            return;
        }
        if (roots.items().isEmpty()) {
            writeWithoutPolicies(
                    unread(roots.complete(), OrganizationsActions.LIST_ROOTS, "the organization shows no root"));
            return;
        }
        Root root = roots.items().getFirst();
        Observed<Boolean> walked = walk(root.id(), List.of(root.id()));
        AttachedPolicies serviceControl = policies(root, PolicyType.SERVICE_CONTROL_POLICY);
        AttachedPolicies resourceControl = policies(root, PolicyType.RESOURCE_CONTROL_POLICY);
        if (!targetsByAccount.containsKey(context.accountId())) {
            writeWithoutPolicies(unread(
                    walked, OrganizationsActions.LIST_CHILDREN, "the account is nowhere in its organization's tree"));
        }
        targetsByAccount.forEach((accountId, targets) -> context.write(new OrganizationMembership(
                accountId,
                context.region(),
                Observed.known(place(path(targets))),
                serviceControl.along(targets),
                resourceControl.along(targets))));
    }

    /** @param closed set if the account has no access to the organization */
    private Listing<Root> roots(AtomicBoolean closed) {
        return context.calls().list(OrganizationsActions.LIST_ROOTS, (@Nullable String marker) -> {
            try {
                var response = client.listRoots(request -> request.nextToken(marker));
                return Page.read(
                        response.roots(),
                        root -> {
                            Unreadable.required(root.id(), "root id");
                            return root;
                        },
                        response.nextToken());
            } catch (AccessDeniedException e) {
                if (isManagement()) {
                    throw e;
                }
                closed.set(true);
                return new Page<>(List.of(), null);
            }
        });
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

    private static Observed<List<Level>> unread(Observed<Boolean> read, ApiAction action, String otherwise) {
        return read.flatMap(_ -> new Observed.Failed<>(action.permission(), otherwise));
    }

    /** Without the path to the account, its policies are unknown, which is not the same as none. */
    private void writeWithoutPolicies(Observed<List<Level>> unread) {
        context.write(new OrganizationMembership(
                context.accountId(), context.region(), Observed.known(place("")), unread, unread));
    }

    /** Records every account below a parent, with the targets on the path to it. */
    private Observed<Boolean> walk(String parent, List<String> targets) {
        Listing<Child> accounts = children(parent, ChildType.ACCOUNT);
        accounts.items().forEach(account -> targetsByAccount.put(account.id(), with(targets, account.id())));
        Listing<Child> units = children(parent, ChildType.ORGANIZATIONAL_UNIT);
        Observed<Boolean> outcome = accounts.complete().isUnread() ? accounts.complete() : units.complete();
        for (Child unit : units.items()) {
            Observed<Boolean> below = units(unit.id(), targets);
            outcome = outcome.isUnread() ? outcome : below;
        }
        return outcome;
    }

    /** A tree has no cycle, and AWS limits its depth and size. */
    private Observed<Boolean> units(String unit, List<String> targets) {
        if (targets.size() > DEEPEST || !seen.add(unit) || seen.size() > MOST_UNITS) {
            return context.calls().refute(OrganizationsActions.LIST_CHILDREN, "the organization's tree has no end");
        }
        return walk(unit, with(targets, unit));
    }

    private Listing<Child> children(String parent, ChildType type) {
        return context.calls().list(OrganizationsActions.LIST_CHILDREN, (@Nullable String marker) -> {
            var response = client.listChildren(
                    request -> request.parentId(parent).childType(type).nextToken(marker));
            return Page.read(
                    response.children(),
                    child -> {
                        Unreadable.required(child.id(), "child id");
                        return child;
                    },
                    response.nextToken());
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

    /** In the form of {@code aws:PrincipalOrgPaths}: without the account, with a final slash. */
    private String path(List<String> targets) {
        return organization.id() + "/" + String.join("/", targets.subList(0, targets.size() - 1)) + "/";
    }

    private static List<String> with(List<String> targets, String target) {
        List<String> more = new ArrayList<>(targets);
        more.add(target);
        return List.copyOf(more);
    }
}
