package io.keyledger.stub.world;

import java.util.List;

/** A reproducible source of chance: the same names asked of the same seed always give the same draw. */
record Draw(long state) {
    private static final String HEXADECIMAL = "0123456789abcdef";

    static Draw of(long seed) {
        return new Draw(mixed(seed));
    }

    /** The independent draw that belongs to this name. */
    Draw at(String name) {
        long hash = state;
        for (int index = 0; index < name.length(); index++) {
            hash = (hash ^ name.charAt(index)) * 0x100000001b3L;
        }
        return new Draw(mixed(hash));
    }

    /** The independent draw that belongs to this number. */
    Draw at(long number) {
        return new Draw(mixed(state + number * 0x9e3779b97f4a7c15L));
    }

    int below(int bound) {
        return (int) Long.remainderUnsigned(state, bound);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean percent(int share) {
        return below(100) < share;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** That many lower-case hexadecimal digits. */
    String hexadecimal(int digits) {
        StringBuilder text = new StringBuilder(digits);
        long word = state;
        for (int index = 0; index < digits; index++) {
            if (index % 16 == 0) {
                word = mixed(word + index);
            }
            text.append(HEXADECIMAL.charAt((int) (word >>> (index % 16 * 4)) & 0xf));
        }
        return text.toString();
    }

    /** Steele, Lea and Flood's SplitMix64 finaliser: every bit of the input moves every bit of the output. */
    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }
}
