package io.keyledger.collect.prices;

import io.keyledger.collect.account.AwsProfile;
import io.keyledger.collect.account.Session;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Ticks;
import io.keyledger.collect.run.CollectSettings;
import io.keyledger.inventory.Fact;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;

/** Reads the products of KMS from the Price List of the partition aws. */
public final class PriceListReader {
    private static final String SERVICE_CODE = "awskms";
    private static final int PRODUCTS_PER_PAGE = 100;

    /** The Price List of all Regions has few endpoints; this Region has one. */
    private static final String HOME = "us-east-1";

    private PriceListReader() {}

    /**
     * Reads every product, each as AWS's JSON document.
     *
     * @throws CollectException if the list cannot be read to its end
     */
    public static List<String> products(CollectSettings settings) {
        AwsProfile profile = new AwsProfile(settings.profile());
        try (AwsClients clients = new AwsClients(
                settings.pace(),
                PriceListActions.ALL,
                settings.endpoint(),
                AnswerBounds.standard(),
                System.getenv(),
                Ticks.SYSTEM)) {
            try (Session session = Session.open(clients, settings.scope(), profile, profile.credentials());
                    PricingClient pricing =
                            clients.once(PricingClient.class, PricingClient::builder, session.own(), HOME)) {
                Coverage coverage = new Coverage(session.caller().accountId(), Fact.GLOBAL);
                return whole(products(pricing, clients.calls(session.caller().accountId(), Fact.GLOBAL, coverage)));
            }
        }
    }

    private static Listing<String> products(PricingClient pricing, Calls calls) {
        return calls.list(PriceListActions.GET_PRODUCTS, marker -> {
            GetProductsResponse answer = pricing.getProducts(request -> request.serviceCode(SERVICE_CODE)
                    .formatVersion("aws_v1")
                    .maxResults(PRODUCTS_PER_PAGE)
                    .nextToken(marker));
            return Page.read(answer.priceList(), Function.identity(), answer.nextToken());
        });
    }

    private static List<String> whole(Listing<String> products) {
        if (products.complete().isUnread()) {
            throw CollectException.of(
                    CollectException.Kind.UNAVAILABLE,
                    "AWS's Price List can't be read: " + products.complete().reason()
                            + ". The caller needs pricing:GetProducts.");
        }
        return products.items();
    }
}
