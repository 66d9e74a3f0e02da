package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.stub.world.StubWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

class OrganizationsServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void walksTheOrganization() {
        List<String> accounts = IntStream.range(0, 50)
                .mapToObj(number -> String.format(Locale.ROOT, "2222%08d", number))
                .toList();
        StubWorld world = StubWorld.builder()
                .accounts(accounts)
                .suspended(accounts.getLast())
                .build();
        StubServer server = stage.server(world, StubBehaviour.calm());
        OrganizationsClient organizations =
                stage.clients(server, accounts.getFirst()).organizations();

        assertThat(organizations.listAccountsPaginator().stream()
                        .flatMap(page -> page.accounts().stream())
                        .toList())
                .hasSize(50)
                .filteredOn(account -> account.status() == AccountStatus.SUSPENDED)
                .hasSize(1);
        assertThat(server.counters().calls("organizations:ListAccounts")).isEqualTo(3);
        String root = organizations.listRoots().roots().getFirst().id();
        Set<String> found = new HashSet<>();
        walk(organizations, root, found);
        assertThat(found).containsExactlyInAnyOrderElementsOf(accounts);
        PolicySummary policy = organizations
                .listPoliciesForTarget(request -> request.targetId(root).filter(PolicyType.RESOURCE_CONTROL_POLICY))
                .policies()
                .getLast();
        assertThat(organizations
                        .describePolicy(request -> request.policyId(policy.id()))
                        .policy()
                        .content())
                .contains("aws:PrincipalOrgID");
        assertThat(organizations
                        .listTargetsForPolicy(request -> request.policyId(policy.id()))
                        .targets())
                .extracting(target -> target.targetId())
                .containsExactly(root);
        OrganizationsClient member = stage.clients(server, accounts.get(1)).organizations();
        assertThat(member.describeOrganization().organization().masterAccountId())
                .isEqualTo(accounts.getFirst());
        assertRefused(400, "AccessDeniedException", member::listAccounts);
    }

    private static void walk(OrganizationsClient organizations, String parent, Set<String> accounts) {
        organizations.listChildrenPaginator(request -> request.parentId(parent).childType(ChildType.ACCOUNT)).stream()
                .flatMap(page -> page.children().stream())
                .forEach(child -> {
                    accounts.add(child.id());
                    assertThat(organizations
                                    .listParents(request -> request.childId(child.id()))
                                    .parents()
                                    .getFirst()
                                    .id())
                            .isEqualTo(parent);
                });
        organizations
                .listChildrenPaginator(request -> request.parentId(parent).childType(ChildType.ORGANIZATIONAL_UNIT))
                .stream()
                .flatMap(page -> page.children().stream())
                .forEach(child -> walk(organizations, child.id(), accounts));
    }
}
