package io.keyledger.policy.search.values;

import java.util.List;
import java.util.stream.IntStream;

/** One place of a pattern: a character of the set, or with {@code repeated} any number of them, none included. */
public record Symbol(CharacterSet characters, boolean repeated) {
    private static final List<Symbol> ASCII = IntStream.range(0, 128)
            .mapToObj(character -> new Symbol(new CharacterSet.One((char) character), false))
            .toList();

    static Symbol one(char character) {
        return character < ASCII.size() ? ASCII.get(character) : new Symbol(new CharacterSet.One(character), false);
    }

    static Symbol one(CharacterSet characters) {
        return new Symbol(characters, false);
    }

    static Symbol many(CharacterSet characters) {
        return new Symbol(characters, true);
    }
}
