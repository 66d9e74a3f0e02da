package io.keyledger.collect.prices;

import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Quota;
import java.util.List;
import software.amazon.awssdk.services.pricing.PricingClient;

/** The actions that read the Price List. No audit makes them. */
public final class PriceListActions {
    static final ApiAction GET_PRODUCTS = ApiAction.of(
                    PricingClient.class, "pricing", "GetProducts", Quota.assumed(10, "AWS publishes no rate"))
            .listing();

    public static final List<ApiAction> ALL = List.of(AccountActions.GET_CALLER_IDENTITY, GET_PRODUCTS);

    private PriceListActions() {}
}
