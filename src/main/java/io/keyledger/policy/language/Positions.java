package io.keyledger.policy.language;

import io.keyledger.policy.language.Json.Items;
import io.keyledger.policy.language.Json.Members;
import java.util.HashMap;
import java.util.Map;

/** Where the values of a JSON document stand, by their JSON pointers. */
public final class Positions {
    private final Map<String, Position> places = new HashMap<>();

    private Positions() {}

    /** Those of a document; of one that is not JSON nothing is known. */
    public static Positions of(String document) {
        Positions positions = new Positions();
        try {
            positions.add(JsonReader.read(document));
        } catch (RejectedException _) {
            positions.places.clear();
        }
        return positions;
    }

    private void add(Json value) {
        places.putIfAbsent(value.position().pointer(), value.position());
        switch (value) {
            case Members(var _, var members) ->
                members.forEach(member -> {
                    places.put(member.position().pointer(), member.position());
                    add(member.value());
                });
            case Items(var _, var items) -> items.forEach(this::add);
            case Json.Value _, Json.Nothing _ -> {}
        }
    }

    /** Where a value stands, or else the nearest around it that there is. */
    public Position at(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            Position position = places.get(at);
            if (position != null) {
                return position;
            }
        }
        return places.getOrDefault("", Position.START);
    }
}
