package io.keyledger.policy.search.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The strings that match at least one glob of every wanted group and no unwanted glob. The product of all the patterns
 * is walked lazily, breadth first, so that the shortest member is found; each state is one bit vector that holds the
 * places reached in every pattern side by side.
 */
final class GlobProduct {
    private static final String FRESH =
            "xyzwvutsrqponmlkjihgfedcbaXYZWVUTSRQPONMLKJIHGFEDCBA0123456789_-.@=+,/:%~!$&()[]{}";

    /** To set up: a place is compared with every letter. */
    private static final long STEPS_OF_A_PLACE = 16;

    private final List<GlobSet> globs = new ArrayList<>();
    private final int words;
    private final long[] repeated;
    private final char[] alphabet;
    private final long[][] accepting;
    private final long[] start;
    private final long[][] wantedPlaces;
    private final long[][] wantedEnds;
    private final long[] unwantedEnds;
    private final long[] unwantedSinks;

    private GlobProduct(List<List<GlobSet>> wanted, List<GlobSet> unwanted) {
        wanted.forEach(globs::addAll);
        globs.addAll(unwanted);
        int[] offsets = new int[globs.size() + 1];
        for (int i = 0; i < globs.size(); i++) {
            offsets[i + 1] = offsets[i] + globs.get(i).symbols().size() + 1;
        }
        words = (offsets[globs.size()] + 63) / 64;
        repeated = new long[words];
        start = new long[words];
        alphabet = alphabet(globs);
        accepting = new long[alphabet.length][words];
        for (int i = 0; i < globs.size(); i++) {
            List<Symbol> symbols = globs.get(i).symbols();
            set(start, offsets[i]);
            for (int place = 0; place < symbols.size(); place++) {
                Symbol symbol = symbols.get(place);
                if (symbol.repeated()) {
                    set(repeated, offsets[i] + place);
                }
                for (int letter = 0; letter < alphabet.length; letter++) {
                    if (symbol.characters().contains(alphabet[letter])) {
                        set(accepting[letter], offsets[i] + place);
                    }
                }
            }
        }
        skipRepeated(start);
        wantedPlaces = new long[wanted.size()][words];
        wantedEnds = new long[wanted.size()][words];
        int next = 0;
        for (int group = 0; group < wanted.size(); group++) {
            for (int i = 0; i < wanted.get(group).size(); i++, next++) {
                for (int place = offsets[next]; place < offsets[next + 1]; place++) {
                    set(wantedPlaces[group], place);
                }
                set(wantedEnds[group], offsets[next + 1] - 1);
            }
        }
        unwantedEnds = new long[words];
        unwantedSinks = new long[words];
        for (; next < globs.size(); next++) {
            set(unwantedEnds, offsets[next + 1] - 1);
            List<Symbol> symbols = globs.get(next).symbols();
            if (!symbols.isEmpty()
                    && symbols.getLast().repeated()
                    && symbols.getLast().characters() == CharacterSet.Kind.ANY) {
                set(unwantedSinks, offsets[next + 1] - 1);
            }
        }
    }

    /**
     * The shortest member.
     *
     * @param wanted groups of patterns; one pattern of each group must match
     */
    static Sample shortest(List<List<GlobSet>> wanted, List<GlobSet> unwanted, Effort effort) {
        long places = 0;
        for (List<GlobSet> group : wanted) {
            for (GlobSet glob : group) {
                places += glob.symbols().size() + 1;
            }
        }
        for (GlobSet glob : unwanted) {
            places += glob.symbols().size() + 1;
        }
        return effort.spend(STEPS_OF_A_PLACE * places) ? new GlobProduct(wanted, unwanted).shortest(effort) : tooMuch();
    }

    private static Sample tooMuch() {
        return new Sample.Unsure("patterns that take more than a reasonable effort to combine");
    }

    private Sample shortest(Effort effort) {
        long steps = (long) alphabet.length * (8 + words * (4L + wantedPlaces.length) / 4);
        ArrayDeque<Step> queue = new ArrayDeque<>();
        Set<State> seen = new HashSet<>();
        Step first = new Step(new State(start), null, ' ');
        if (isDead(start)) {
            return new Sample.Empty();
        }
        queue.add(first);
        seen.add(first.state);
        long[] after = new long[words];
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (isMember(step.state.places)) {
                return new Sample.Value(step.text());
            }
            if (!effort.spend(steps)) {
                return tooMuch();
            }
            for (int letter = 0; letter < alphabet.length; letter++) {
                follow(step.state.places, letter, after);
                if (isDead(after)) {
                    continue;
                }
                State state = new State(after.clone());
                if (seen.add(state)) {
                    queue.add(new Step(state, step, alphabet[letter]));
                }
            }
        }
        return new Sample.Empty();
    }

    /** The places that a letter leads to. */
    private void follow(long[] places, int letter, long[] next) {
        long carry = 0;
        for (int word = 0; word < words; word++) {
            long alive = places[word] & accepting[letter][word];
            long moving = alive & ~repeated[word];
            next[word] = (moving << 1) | carry | (alive & repeated[word]);
            carry = moving >>> 63;
        }
        skipRepeated(next);
    }

    /** Adds the places behind repeated symbols, which may stand for nothing; wildcards in a row need more rounds. */
    private void skipRepeated(long[] places) {
        boolean changed = true;
        while (changed) {
            changed = false;
            long carry = 0;
            for (int word = 0; word < words; word++) {
                long skipping = places[word] & repeated[word];
                long more = places[word] | (skipping << 1) | carry;
                carry = skipping >>> 63;
                changed |= more != places[word];
                places[word] = more;
            }
        }
    }

    private boolean isDead(long[] places) {
        for (long[] group : wantedPlaces) {
            if (!meets(places, group)) {
                return true;
            }
        }
        return meets(places, unwantedSinks);
    }

    private boolean isMember(long[] places) {
        for (long[] ends : wantedEnds) {
            if (!meets(places, ends)) {
                return false;
            }
        }
        return !meets(places, unwantedEnds);
    }

    private static boolean meets(long[] some, long[] other) {
        for (int word = 0; word < some.length; word++) {
            if ((some[word] & other[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static void set(long[] bits, int index) {
        bits[index >>> 6] |= 1L << index;
    }

    /**
     * Every character that a pattern names, and one of each kind that none names: characters of one kind behave alike,
     * so no member is missed.
     */
    private static char[] alphabet(List<GlobSet> globs) {
        Set<Character> named = new TreeSet<>();
        Set<CharacterSet> classes = new HashSet<>();
        for (GlobSet glob : globs) {
            for (Symbol symbol : glob.symbols()) {
                switch (symbol.characters()) {
                    case CharacterSet.One(var character) -> named.add(character);
                    case CharacterSet.Letter(var lower, var upper) -> {
                        named.add(lower);
                        named.add(upper);
                    }
                    case CharacterSet.Kind set -> classes.add(set);
                }
            }
        }
        Set<Set<CharacterSet>> kinds = new HashSet<>();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < FRESH.length(); i++) {
            char candidate = FRESH.charAt(i);
            if (named.contains(candidate)) {
                continue;
            }
            Set<CharacterSet> kind = new HashSet<>();
            for (CharacterSet set : classes) {
                if (set.contains(candidate)) {
                    kind.add(set);
                }
            }
            if (kinds.add(kind)) {
                letters.append(candidate);
            }
        }
        named.forEach(letters::append);
        return letters.toString().toCharArray();
    }

    private static final class Step {
        private final State state;
        private final @Nullable Step before;
        private final char letter;

        Step(State state, @Nullable Step before, char letter) {
            this.state = state;
            this.before = before;
            this.letter = letter;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (Step step = this; step.before != null; step = step.before) {
                text.append(step.letter);
            }
            return text.reverse().toString();
        }
    }

    private static final class State {
        private final long[] places;
        private final int hash;

        State(long[] places) {
            this.places = places;
            this.hash = Arrays.hashCode(places);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(places, state.places);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
