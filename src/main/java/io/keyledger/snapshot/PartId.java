package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.OrganizationMembership;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Names a part of a snapshot: the unit of work, of resuming, of memory and of sharding.
 *
 * @param region a Region, or {@link Fact#GLOBAL}
 * @param collector lower case letters, digits and hyphens
 */
public record PartId(String accountId, String region, String collector) implements Comparable<PartId> {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Comparator<PartId> ORDER = Comparator.comparing(PartId::accountId)
            .thenComparing(PartId::region)
            .thenComparing(PartId::collector);

    public PartId {
        // These become file names, so only safe characters are allowed.
        require(ACCOUNT, accountId, "account id");
        require(NAME, region, "Region");
        require(NAME, collector, "collector");
    }

    private static void require(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' cannot be the " + what + " of a snapshot part");
        }
    }

    /**
     * Whether a fact belongs to this part: it has the same account and, unless the part is global, the same Region.
     * Only an organization's management account also reports on other accounts: their place in the organization.
     */
    boolean isOf(Fact fact) {
        return (fact.accountId().equals(accountId) || fact instanceof OrganizationMembership)
                && (region.equals(Fact.GLOBAL) || fact.region().equals(region));
    }

    @Override
    public int compareTo(PartId other) {
        return ORDER.compare(this, other);
    }

    /** The name in messages. */
    @Override
    public String toString() {
        return accountId + "/" + region + "/" + collector;
    }
}
