package io.keyledger.stub;

import static io.keyledger.stub.Stage.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.stub.world.StubIdentities;
import io.keyledger.stub.world.StubWorld;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.RoleDetail;

class IamServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void pagesTheAuthorizationDetailsOfAnAccount() {
        StubWorld world =
                StubWorld.builder().identities(new StubIdentities(60, 11, 3, 9)).build();
        StubClients clients = stage.clients(stage.server(world, StubBehaviour.calm()), FIRST);

        List<GetAccountAuthorizationDetailsResponse> pages =
                clients.iam().getAccountAuthorizationDetailsPaginator(request -> request.maxItems(25)).stream()
                        .toList();
        List<RoleDetail> roles =
                pages.stream().flatMap(page -> page.roleDetailList().stream()).toList();

        assertThat(pages).hasSize(4);
        assertThat(roles).hasSize(60);
        assertThat(pages.stream().mapToInt(page -> page.userDetailList().size()).sum())
                .isEqualTo(11);
        assertThat(pages.stream()
                        .mapToInt(page -> page.groupDetailList().size())
                        .sum())
                .isEqualTo(3);
        assertThat(pages.stream().mapToInt(page -> page.policies().size()).sum())
                .isEqualTo(11);
        assertThat(roles)
                .allSatisfy(
                        role -> assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                                .startsWith("{\"Version\":\"2012-10-17\""));
        assertThat(roles).anySatisfy(role -> assertThat(role.rolePolicyList()).isNotEmpty());
        assertThat(roles)
                .filteredOn(role -> role.permissionsBoundary() != null)
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.permissionsBoundary().permissionsBoundaryArn())
                        .contains(":policy/"));
        assertThat(clients.iam()
                        .getAccountAuthorizationDetails(request -> request.filter(EntityType.USER))
                        .roleDetailList())
                .isEmpty();
    }
}
