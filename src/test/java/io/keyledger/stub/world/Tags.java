package io.keyledger.stub.world;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Tags as people set them: mostly a few, sometimes none, now and then as many as AWS allows. */
final class Tags {
    private static final int MOST_PER_RESOURCE = 50;

    private Tags() {}

    static SequencedMap<String, String> none() {
        return new LinkedHashMap<>();
    }

    static SequencedMap<String, String> of(Draw draw) {
        SequencedMap<String, String> tags = none();
        int roll = draw.at("tags").below(100);
        if (roll < 20) {
            return tags;
        }
        tags.put("owner", Names.team(draw));
        tags.put("environment", draw.at("environment").oneOf(Names.ENVIRONMENTS));
        if (roll < 60) {
            tags.put("cost-center", "CC-" + draw.at("cost").between(1000, 1999));
        }
        if (roll == 99) {
            for (int number = tags.size(); number < MOST_PER_RESOURCE; number++) {
                tags.put("label-" + number, draw.at("label").at(number).hexadecimal(8));
            }
        }
        return tags;
    }
}
