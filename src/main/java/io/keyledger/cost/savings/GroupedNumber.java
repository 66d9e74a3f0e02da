package io.keyledger.cost.savings;

import java.math.BigDecimal;

/** Numbers with a comma between thousands. Formatter does the same, but slowly for millions of them. */
final class GroupedNumber {
    private static final int GROUP = 3;

    private GroupedNumber() {}

    static String of(long number) {
        return grouped(Long.toString(number));
    }

    /** A decimal with as many decimals as it has. */
    static String of(BigDecimal number) {
        return grouped(number.toPlainString());
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - GROUP; at > first; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
