package io.keyledger.policy.search.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A set of strings described by one pattern. */
public final class GlobSet {
    private static final GlobSet EVERYTHING = new GlobSet(List.of(Symbol.many(CharacterSet.Kind.ANY)));

    private final @Nullable String exact;
    private final boolean plain;
    /** The literal texts between the wildcards, where each wildcard stands for any characters; null elsewhere. */
    private final @Nullable List<String> texts;

    private @Nullable List<Symbol> symbols;
    private @Nullable List<String> examples;

    private GlobSet(String exact) {
        this.exact = exact;
        this.plain = true;
        this.texts = null;
    }

    private GlobSet(List<Symbol> symbols) {
        this.exact = null;
        this.symbols = symbols;
        boolean onlyPlain = true;
        for (Symbol symbol : symbols) {
            onlyPlain &= !symbol.repeated() || symbol.characters() == CharacterSet.Kind.ANY;
        }
        this.plain = onlyPlain;
        this.texts = texts(symbols);
    }

    private static @Nullable List<String> texts(List<Symbol> symbols) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : symbols) {
            if (symbol.characters() instanceof CharacterSet.One(var character) && !symbol.repeated()) {
                text.append(character);
            } else if (isOpen(symbol)) {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                return null;
            }
        }
        texts.add(text.toString());
        return texts.size() > 1 ? List.copyOf(texts) : null;
    }

    public static GlobSet everything() {
        return EVERYTHING;
    }

    /**
     * How many steps it takes to match a string of a length. A wildcard that does not accept every character keeps all
     * places in mind.
     */
    long cost(int length) {
        if (exact != null) {
            return 4;
        }
        int size = symbols().size();
        return 4 + length * (1L + (plain ? size / 64 : size));
    }

    /** Only this string. */
    public static GlobSet exactly(String value) {
        return new GlobSet(value);
    }

    /** This string in any mixture of upper and lower case. */
    public static GlobSet ignoringCase(String value) {
        List<Symbol> symbols = new ArrayList<>(value.length());
        for (int i = 0; i < value.length(); i++) {
            symbols.add(Symbol.one(CharacterSet.Letter.of(value.charAt(i))));
        }
        return new GlobSet(List.copyOf(symbols));
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    public static GlobSet like(String pattern) {
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
    public static GlobSet arn(String pattern) {
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

    /** Worked out for a single string when they are asked for first: hardly any is ever combined with a pattern. */
    public List<Symbol> symbols() {
        List<Symbol> known = symbols;
        if (known == null) {
            known = literals(String.valueOf(exact));
            symbols = known;
        }
        return known;
    }

    private static List<Symbol> literals(String text) {
        List<Symbol> literals = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            literals.add(Symbol.one(text.charAt(i)));
        }
        return List.copyOf(literals);
    }

    /** The only string that matches, or null where more than one does. */
    public @Nullable String exact() {
        return exact;
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }

    public boolean matches(String value) {
        if (exact != null) {
            return exact.equals(value);
        }
        return texts == null ? matches(value, symbols()) : matchesTexts(value, texts);
    }

    /** The first text stands at the start, the last one at the end, and the others in between, one after the other. */
    private static boolean matchesTexts(String value, List<String> texts) {
        String first = texts.getFirst();
        String last = texts.getLast();
        int end = value.length() - last.length();
        int position = first.length();
        if (position > end || !value.startsWith(first) || !value.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < texts.size() - 1; i++) {
            String text = texts.get(i);
            int found = value.indexOf(text, position);
            if (found < 0 || found + text.length() > end) {
                return false;
            }
            position = found + text.length();
        }
        return true;
    }

    private boolean matches(String value, List<Symbol> symbols) {
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
                return lastRepeated >= 0 && matchesThoroughly(value, symbols);
            }
        }
        while (symbol < symbols.size() && symbols.get(symbol).repeated()) {
            symbol++;
        }
        return symbol == symbols.size() || (!plain && matchesThoroughly(value, symbols));
    }

    /** Tracks every reachable position, for patterns with wildcards that do not accept every character. */
    private static boolean matchesThoroughly(String value, List<Symbol> symbols) {
        boolean[] places = new boolean[symbols.size() + 1];
        places[0] = true;
        skipRepeated(places, symbols);
        for (int i = 0; i < value.length(); i++) {
            boolean[] next = new boolean[symbols.size() + 1];
            for (int place = 0; place < symbols.size(); place++) {
                Symbol symbol = symbols.get(place);
                if (places[place] && symbol.characters().contains(value.charAt(i))) {
                    next[symbol.repeated() ? place : place + 1] = true;
                }
            }
            skipRepeated(next, symbols);
            places = next;
        }
        return places[symbols.size()];
    }

    private static void skipRepeated(boolean[] places, List<Symbol> symbols) {
        for (int place = 0; place < symbols.size(); place++) {
            if (places[place] && symbols.get(place).repeated()) {
                places[place + 1] = true;
            }
        }
    }

    /** Whether it begins with a wildcard for any characters. */
    boolean isOpenAtTheStart() {
        return !symbols().isEmpty() && isOpen(symbols().getFirst());
    }

    /** Whether it ends with a wildcard for any characters. */
    boolean isOpenAtTheEnd() {
        return !symbols().isEmpty() && isOpen(symbols().getLast());
    }

    private static boolean isOpen(Symbol symbol) {
        return symbol.repeated() && symbol.characters() == CharacterSet.Kind.ANY;
    }

    /** Some of its strings, the plainest first; never all of them. */
    public List<String> examples() {
        if (exact != null) {
            return List.of(exact);
        }
        List<String> known = examples;
        if (known == null) {
            known = List.of(example(""), example("x"), example("1"), example("example"));
            examples = known;
        }
        return known;
    }

    private String example(String filling) {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : symbols()) {
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
        return this == other
                || (other instanceof GlobSet glob
                        && Objects.equals(exact, glob.exact)
                        && (exact != null || symbols().equals(glob.symbols())));
    }

    @Override
    public int hashCode() {
        return exact == null ? symbols().hashCode() : exact.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : symbols()) {
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
        public Builder then(GlobSet glob) {
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

        public GlobSet build() {
            return exact ? new GlobSet(text.toString()) : new GlobSet(List.copyOf(symbols));
        }
    }
}
