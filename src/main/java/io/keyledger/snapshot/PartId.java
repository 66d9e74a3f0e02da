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
        // These become file names, so nothing else may get in.
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
     * Whether a fact belongs to this part: it is of its account, and of its Region unless the part is of no Region. Only
     * an organization's management account also reports on other accounts: where they stand.
     */
    boolean isOf(Fact fact) {
        return (fact.accountId().equals(accountId) || fact instanceof OrganizationMembership)
                && (region.equals(Fact.GLOBAL) || fact.region().equals(region));
    }

    @Override
    public int compareTo(PartId other) {
        return ORDER.compare(this, other);
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return accountId + "/" + region + "/" + collector;
    }
}
