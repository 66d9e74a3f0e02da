package io.keyledger.collect.organizations;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Place;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Reads the organization of an account. Its management account and delegated administrators can read all of it, and
 * write the membership of every account; any other account can read only its own organization's id.
 */
@AutoService(Collector.class)
public final class OrganizationsCollector implements Collector {
    private static final String NOT_IN_USE = "AWSOrganizationsNotInUseException";

    @Override
    public String name() {
        return "organizations";
    }

    @Override
    public Reach reach() {
        return Reach.GLOBAL;
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        return List.of(
                OrganizationsActions.DESCRIBE_ORGANIZATION,
                OrganizationsActions.LIST_ROOTS,
                OrganizationsActions.LIST_CHILDREN,
                OrganizationsActions.LIST_POLICIES,
                OrganizationsActions.LIST_TARGETS_FOR_POLICY,
                OrganizationsActions.DESCRIBE_POLICY);
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        return Map.of();
    }

    @Override
    public void collect(CollectorContext context) {
        OrganizationsClient client = context.client(OrganizationsClient.class, OrganizationsClient::builder);
        Observed<OrganizationAnswer> answer = context.calls()
                .ask(
                        OrganizationsActions.DESCRIBE_ORGANIZATION,
                        () -> new OrganizationAnswer(
                                client.describeOrganization().organization()),
                        NOT_IN_USE,
                        OrganizationAnswer.NONE);
        if (!(answer instanceof Observed.Known<OrganizationAnswer>(OrganizationAnswer known))) {
            context.write(new OrganizationMembership(
                    context.accountId(),
                    context.region(),
                    answer.map(_ -> new Place("", "", "")),
                    answer.map(_ -> List.of()),
                    answer.map(_ -> List.of())));
            return;
        }
        if (known.organizations().isEmpty()) {
            Observed<Place> none = Observed.notOffered("the account is in no organization");
            context.write(new OrganizationMembership(
                    context.accountId(), context.region(), none, none.map(_ -> List.of()), none.map(_ -> List.of())));
            return;
        }
        new MembershipReader(context, client, known.organizations().getFirst()).write();
    }

    /** An organization, or the absence of one. */
    private record OrganizationAnswer(List<Organization> organizations) {
        static final OrganizationAnswer NONE = new OrganizationAnswer(List.of());

        OrganizationAnswer(Organization organization) {
            this(List.of(organization));
            Unreadable.required(organization.id(), "organization id");
        }
    }
}
