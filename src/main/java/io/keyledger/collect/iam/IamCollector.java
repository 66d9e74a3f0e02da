package io.keyledger.collect.iam;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamReading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Reads users, groups, roles and their managed policies, sorted by ARN. */
@AutoService(Collector.class)
public final class IamCollector implements Collector {
    @Override
    public String name() {
        return "iam";
    }

    @Override
    public Reach reach() {
        return Reach.GLOBAL;
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        return List.of(IamActions.GET_ACCOUNT_AUTHORIZATION_DETAILS);
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        return Map.of("identity", (long) identities(context).items().size());
    }

    @Override
    public void collect(CollectorContext context) {
        Listing<Identity> identities = identities(context);
        context.write(new IamReading(context.accountId(), context.region(), identities.complete()));
        identities.items().stream()
                .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::arn))
                .map(Identity::fact)
                .forEach(context::write);
    }

    private static Listing<Identity> identities(CollectorContext context) {
        IamClient iam = context.client(IamClient.class, IamClient::builder);
        IdentityReader reader = new IdentityReader(context.accountId(), context.region());
        return context.calls().list(IamActions.GET_ACCOUNT_AUTHORIZATION_DETAILS, (@Nullable String marker) -> {
            var response = iam.getAccountAuthorizationDetails(
                    request -> request.maxItems(IamActions.PAGE).marker(marker));
            return read(reader, response);
        });
    }

    private static Page<Identity> read(IdentityReader reader, GetAccountAuthorizationDetailsResponse response) {
        return Page.<UserDetail, Identity>read(
                        response.userDetailList(),
                        user -> Identity.of("user", user.arn(), reader.user(user)),
                        next(response))
                .with(Page.read(
                        response.groupDetailList(),
                        group -> Identity.of("group", group.arn(), reader.group(group)),
                        null))
                .with(Page.read(
                        response.roleDetailList(), role -> Identity.of("role", role.arn(), reader.role(role)), null))
                .with(Page.read(
                        response.policies(),
                        policy -> Identity.of("policy", policy.arn(), reader.policy(policy)),
                        null));
    }

    private static @Nullable String next(GetAccountAuthorizationDetailsResponse response) {
        return Boolean.TRUE.equals(response.isTruncated()) ? response.marker() : null;
    }

    private record Identity(String kind, String arn, Fact fact) {
        static Identity of(String kind, @Nullable String arn, Fact fact) {
            return new Identity(kind, Unreadable.required(arn, "ARN"), fact);
        }
    }
}
