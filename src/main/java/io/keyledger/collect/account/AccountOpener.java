package io.keyledger.collect.account;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.snapshot.Shard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/** Opens accounts and lists their Regions. An account that cannot be opened is recorded in its coverage. */
public final class AccountOpener {
    private static final int ACCOUNTS_AT_A_TIME = 16;
    private static final String DISABLED = "not-opted-in";
    private static final Pattern NAME = Pattern.compile("[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    private final Session session;
    private final AwsClients clients;
    private final Scope scope;
    private final Shard shard;

    public AccountOpener(Session session, AwsClients clients, Scope scope, Shard shard) {
        this.session = session;
        this.clients = clients;
        this.scope = scope;
        this.shard = shard;
    }

    /** The accounts of the scope, those of other shards included. */
    public List<String> accountIds() {
        return scope.accounts().isEmpty() ? List.of(session.caller().accountId()) : scope.accounts();
    }

    /**
     * Opens the accounts of the scope that belong to the shard. The snapshot records those that could not be opened.
     *
     * @throws CollectException if none can be opened; not for a shard, because the accounts of others may be open
     */
    public SortedMap<String, Account> openAll() {
        List<String> accountIds = accountIds().stream().filter(shard::has).toList();
        SortedMap<String, Account> accounts = new TreeMap<>();
        try (var window = OrderedWindow.start(accountIds, ACCOUNTS_AT_A_TIME, this::open)) {
            window.forEach(account -> accounts.put(account.accountId(), account));
        }
        if (shard.isWhole()
                && accounts.values().stream()
                        .allMatch(account -> account.regions().isEmpty())) {
            throw closed(accounts.firstEntry().getValue(), accounts.size(), session.caller());
        }
        return accounts;
    }

    /** No account of the scope could be opened. The first one explains why. */
    private static CollectException closed(Account first, int accounts, CallerIdentity caller) {
        Optional<ApiCoverage> row = first.coverage().stream()
                .filter(asked -> !asked.note().isEmpty())
                .findFirst();
        String why = row.map(ApiCoverage::note).orElse("AWS does not say why");
        if (row.filter(asked -> asked.denied() == 0).isPresent()) {
            return CollectException.of(
                    CollectException.Kind.UNAVAILABLE,
                    row.map(asked -> asked.service() + ":" + asked.action()).orElse("")
                            + " was not answered for account "
                            + first.accountId() + (accounts == 1 ? "" : ", nor for any other of the " + accounts) + ": "
                            + why + ". Try again later.");
        }
        return CollectException.of(
                CollectException.Kind.CREDENTIALS,
                "The role can't be assumed in account " + first.accountId()
                        + (accounts == 1 ? "" : ", nor in any other of the " + accounts) + ": " + why
                        + ". Check the role's name, and that its trust policy lets " + caller.arn() + " assume it.");
    }

    private Account open(String accountId) {
        Coverage coverage = new Coverage(accountId, Fact.GLOBAL);
        Calls calls = clients.calls(accountId, Fact.GLOBAL, coverage);
        @Nullable String role = scope.role();
        if (accountId.equals(session.caller().accountId())) {
            return withRegions(accountId, session.own(), calls, coverage);
        }
        if (role == null) {
            throw CollectException.configuration("Account " + accountId + " is not the caller's own, "
                    + session.caller().accountId() + ": name the role to assume in it.");
        }
        var credentials = session.assume(accountId, role, scope.sessionName(), scope.externalId());
        if (calls.ask(AccountActions.ASSUME_ROLE, credentials::resolveCredentials) instanceof Observed.Known<?>) {
            return withRegions(accountId, new RequiredCredentials(credentials), calls, coverage);
        }
        return new Account(accountId, credentials, List.of(), List.of(), coverage.rows());
    }

    private Account withRegions(String accountId, AwsCredentialsProvider credentials, Calls calls, Coverage coverage) {
        Listing<Region> listing = regions(credentials, calls);
        Map<String, String> states = new TreeMap<>();
        listing.items().forEach(region -> states.put(region.regionName(), state(region)));
        if (!scope.regions().isEmpty()) {
            List<String> named = scope.wanted(scope.regions());
            List<String> disabled = named.stream()
                    .filter(region -> DISABLED.equals(states.get(region)))
                    .toList();
            return new Account(accountId, credentials, named, disabled, coverage.rows());
        }
        if (!states.isEmpty()) {
            List<String> enabled = scope.wanted(regions(states, state -> !state.equals(DISABLED)));
            List<ApiCoverage> rows = new ArrayList<>(coverage.rows());
            regions(states, DISABLED::equals).stream()
                    .filter(region -> !scope.notRegions().contains(region))
                    .forEach(region -> rows.add(notEnabled(accountId, region)));
            return new Account(accountId, credentials, enabled, List.of(), rows);
        }
        String why = listing.complete().isUnread()
                ? listing.complete().reason()
                : calls.<Boolean>refute(AccountActions.DESCRIBE_REGIONS, "AWS lists no Region")
                        .reason();
        coverage.remark(
                AccountActions.DESCRIBE_REGIONS,
                "Only " + session.region() + " was collected because the Regions could not be listed: " + why);
        return new Account(accountId, credentials, scope.wanted(List.of(session.region())), List.of(), coverage.rows());
    }

    private static List<String> regions(Map<String, String> states, Predicate<String> wanted) {
        return states.entrySet().stream()
                .filter(state -> wanted.test(state.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Counts no questions: a Region that was disabled keeps its resources, but no call can reach them. */
    private static ApiCoverage notEnabled(String accountId, String region) {
        ApiAction listing = AccountActions.DESCRIBE_REGIONS;
        return new ApiCoverage(
                accountId,
                region,
                listing.service(),
                listing.operation(),
                0,
                0,
                0,
                0,
                0,
                "The account has not enabled the Region, so resources that it may still contain were not read.",
                listing.role(),
                listing.lists());
    }

    private Listing<Region> regions(AwsCredentialsProvider credentials, Calls calls) {
        Set<String> names = new HashSet<>();
        try (Ec2Client ec2 = clients.once(Ec2Client.class, Ec2Client::builder, credentials, session.region())) {
            return calls.list(AccountActions.DESCRIBE_REGIONS, _ -> {
                names.clear();
                List<Region> all =
                        ec2.describeRegions(request -> request.allRegions(true)).regions();
                return Page.read(all, region -> checked(region, names), null);
            });
        }
    }

    /** A Region's name becomes part of a folder name and of a host name. */
    private static Region checked(Region region, Set<String> before) {
        String name = Unreadable.required(region.regionName(), "Region's name");
        if (!NAME.matcher(name).matches()) {
            throw Unreadable.because("'" + name + "' is not the name of a Region");
        }
        if (!before.add(name)) {
            throw Unreadable.because("the Region " + name + " is listed twice");
        }
        return region;
    }

    private static String state(Region region) {
        return region.optInStatus() == null ? "" : region.optInStatus();
    }
}
