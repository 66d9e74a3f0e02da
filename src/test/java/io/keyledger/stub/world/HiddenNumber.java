package io.keyledger.stub.world;

import java.util.OptionalInt;

/** Hides the number of a thing in eight digits of its identifier, so that an identifier alone finds the thing again. */
record HiddenNumber(int salt) {
    static final int DIGITS = 8;
    private static final int FACTOR = 0x9e3779b1;
    private static final int INVERSE = inverse(FACTOR);

    String hide(int number) {
        String digits = Integer.toHexString(number * FACTOR + salt);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The number in the last eight digits, or nothing where they are no hexadecimal number below the limit. */
    OptionalInt find(String identifier, int limit) {
        if (identifier.length() < DIGITS) {
            return OptionalInt.empty();
        }
        int hidden;
        try {
            hidden = Integer.parseUnsignedInt(identifier, identifier.length() - DIGITS, identifier.length(), 16);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
        int number = (hidden - salt) * INVERSE;
        return number >= 0 && number < limit ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Newton's iteration doubles the right bits each round. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
