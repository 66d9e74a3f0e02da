package io.keyledger.policy.search.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of strings described by one pattern. */
public final class Glob {
    private static final Glob EVERYTHING = new Glob(List.of(Symbol.many(CharacterSet.Kind.ANY)), null);

    private final List<Symbol> symbols;
    private final @Nullable String exact;
    private final boolean plain;

    private Glob(List<Symbol> symbols, @Nullable String exact) {
        this.symbols = symbols;
        this.exact = exact;
        this.plain =
                symbols.stream().allMatch(symbol -> !symbol.repeated() || symbol.characters() == CharacterSet.Kind.ANY);
    }

    public static Glob everything() {
        return EVERYTHING;
    }

    /** Only this string. */
    public static Glob exactly(String value) {
        List<Symbol> symbols = new ArrayList<>(value.length());
        for (int i = 0; i < value.length(); i++) {
            symbols.add(Symbol.one(value.charAt(i)));
        }
        return new Glob(List.copyOf(symbols), value);
    }

    /** This string in any mixture of upper and lower case. */
    public static Glob ignoringCase(String value) {
        List<Symbol> symbols = new ArrayList<>(value.length());
        for (int i = 0; i < value.length(); i++) {
            symbols.add(Symbol.one(CharacterSet.Letter.of(value.charAt(i))));
        }
        return new Glob(List.copyOf(symbols), null);
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    public static Glob like(String pattern) {
        Builder builder = builder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            switch (character) {
                case '*' -> builder.many(CharacterSet.Kind.ANY);
                case '?' -> builder.one(CharacterSet.Kind.ANY);
                default -> builder.literal(character);
            }
        }
        return builder.build();
    }

    /** As {@link #like}, but a wildcard in one of the first five components of an ARN stays inside it. */
    public static Glob arn(String pattern) {
        Builder builder = builder();
        for (int i = 0; i < pattern.length(); i++) {
            CharacterSet wildcard = builder.colons() < 5 ? CharacterSet.Kind.NOT_COLON : CharacterSet.Kind.ANY;
            char character = pattern.charAt(i);
            switch (character) {
                case '*' -> builder.many(wildcard);
                case '?' -> builder.one(wildcard);
                default -> builder.literal(character);
            }
        }
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<Symbol> symbols() {
        return symbols;
    }

    /** The only string that matches, or null where more than one does. */
    public @Nullable String exact() {
        return exact;
    }

    public boolean isEverything() {
        return symbols.size() == 1
                && symbols.getFirst().repeated()
                && symbols.getFirst().characters() == CharacterSet.Kind.ANY;
    }

    public boolean matches(String value) {
        if (exact != null) {
            return exact.equals(value);
        }
        int symbol = 0;
        int position = 0;
        int lastRepeated = -1;
        int resume = 0;
        while (position < value.length()) {
            if (symbol < symbols.size() && symbols.get(symbol).repeated()) {
                lastRepeated = symbol++;
                resume = position;
            } else if (symbol < symbols.size()
                    && symbols.get(symbol).characters().contains(value.charAt(position))) {
                symbol++;
                position++;
            } else if (lastRepeated >= 0
                    && symbols.get(lastRepeated).characters().contains(value.charAt(resume))) {
                symbol = lastRepeated + 1;
                position = ++resume;
            } else {
                return lastRepeated >= 0 && matchesThoroughly(value);
            }
        }
        while (symbol < symbols.size() && symbols.get(symbol).repeated()) {
            symbol++;
        }
        return symbol == symbols.size() || (!plain && matchesThoroughly(value));
    }

    /** Keeps every reachable place, for patterns whose wildcards do not accept every character. */
    private boolean matchesThoroughly(String value) {
        boolean[] places = new boolean[symbols.size() + 1];
        places[0] = true;
        skipRepeated(places);
        for (int i = 0; i < value.length(); i++) {
            boolean[] next = new boolean[symbols.size() + 1];
            for (int place = 0; place < symbols.size(); place++) {
                Symbol symbol = symbols.get(place);
                if (places[place] && symbol.characters().contains(value.charAt(i))) {
                    next[symbol.repeated() ? place : place + 1] = true;
                }
            }
            skipRepeated(next);
            places = next;
        }
        return places[symbols.size()];
    }

    private void skipRepeated(boolean[] places) {
        for (int place = 0; place < symbols.size(); place++) {
            if (places[place] && symbols.get(place).repeated()) {
                places[place + 1] = true;
            }
        }
    }

    /** Some of its strings, the plainest first; never all of them. */
    public List<String> examples() {
        if (exact != null) {
            return List.of(exact);
        }
        return List.of(example(""), example("x"), example("1"), example("example"));
    }

    private String example(String filling) {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : symbols) {
            if (symbol.repeated()) {
                filling.chars()
                        .filter(character -> symbol.characters().contains((char) character))
                        .forEach(character -> text.append((char) character));
            } else {
                text.append(oneOf(symbol.characters(), filling.isEmpty() ? 'x' : filling.charAt(0)));
            }
        }
        return text.toString();
    }

    private static char oneOf(CharacterSet characters, char preferred) {
        return switch (characters) {
            case CharacterSet.One(var character) -> character;
            case CharacterSet.Letter(var lower, var _) -> lower;
            case CharacterSet.Kind set -> {
                for (char candidate : new char[] {preferred, 'x', 'X', '1'}) {
                    if (set.contains(candidate)) {
                        yield candidate;
                    }
                }
                throw new IllegalStateException("a character set without letters and digits");
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && symbols.equals(glob.symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : symbols) {
            switch (symbol.characters()) {
                case CharacterSet.One(var character) -> text.append(character);
                case CharacterSet.Letter(var lower, var _) -> text.append(lower);
                case CharacterSet.Kind _ -> text.append(symbol.repeated() ? '*' : '?');
            }
        }
        return text.toString();
    }

    /** Puts a pattern together from literal text and wildcards. */
    public static final class Builder {
        private final List<Symbol> symbols = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean exact = true;
        private int colons;

        public Builder literal(char character) {
            symbols.add(Symbol.one(character));
            text.append(character);
            if (character == ':') {
                colons++;
            }
            return this;
        }

        public Builder literal(String literal) {
            literal.chars().forEach(character -> literal((char) character));
            return this;
        }

        public Builder literalIgnoringCase(String literal) {
            exact = false;
            literal.chars().forEach(character -> symbols.add(Symbol.one(CharacterSet.Letter.of((char) character))));
            return this;
        }

        /** Appends another pattern. */
        public Builder then(Glob glob) {
            String literal = glob.exact();
            if (literal != null) {
                return literal(literal);
            }
            exact = false;
            symbols.addAll(glob.symbols());
            return this;
        }

        /** How many colons the pattern has so far. */
        public int colons() {
            return colons;
        }

        public Builder one(CharacterSet characters) {
            exact = false;
            symbols.add(Symbol.one(characters));
            return this;
        }

        public Builder times(int count, CharacterSet characters) {
            for (int i = 0; i < count; i++) {
                one(characters);
            }
            return this;
        }

        public Builder many(CharacterSet characters) {
            exact = false;
            Symbol symbol = Symbol.many(characters);
            if (symbols.isEmpty() || !symbols.getLast().equals(symbol)) {
                symbols.add(symbol);
            }
            return this;
        }

        public Glob build() {
            return new Glob(List.copyOf(symbols), exact ? text.toString() : null);
        }
    }
}
