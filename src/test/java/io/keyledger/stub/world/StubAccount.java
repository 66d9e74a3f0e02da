package io.keyledger.stub.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One AWS account: its enabled Regions and its IAM identities. */
public final class StubAccount {
    private final StubWorld world;
    private final String id;
    private final boolean suspended;
    private final StubIdentities identities;
    private final Draw draw;
    private final HiddenNumber multiRegionNumbers;
    private final SequencedMap<String, StubRegion> regions = new LinkedHashMap<>();

    StubAccount(
            StubWorld world,
            String id,
            boolean suspended,
            StubIdentities identities,
            SequencedMap<String, StubPopulation> populations) {
        this.world = world;
        this.id = id;
        this.suspended = suspended;
        this.identities = identities;
        this.draw = world.draw().at(id);
        this.multiRegionNumbers = new HiddenNumber(draw.at("multi-Region").below(Integer.MAX_VALUE));
        populations.forEach((name, population) -> regions.put(name, new StubRegion(this, name, population)));
    }

    public String id() {
        return id;
    }

    public StubWorld world() {
        return world;
    }

    public boolean suspended() {
        return suspended;
    }

    public StubIdentities identities() {
        return identities;
    }

    /** The enabled Regions, in the order they were given. */
    public List<StubRegion> regions() {
        return List.copyOf(regions.values());
    }

    public Optional<StubRegion> region(String name) {
        return Optional.ofNullable(regions.get(name));
    }

    public List<IamIdentity> users() {
        return IamIdentity.users(this);
    }

    public List<IamIdentity> groups() {
        return IamIdentity.groups(this);
    }

    public List<IamIdentity> roles() {
        return IamIdentity.roles(this);
    }

    public List<IamPolicy> policies() {
        return IamPolicy.of(this);
    }

    Draw draw() {
        return draw;
    }

    HiddenNumber multiRegionNumbers() {
        return multiRegionNumbers;
    }

    String roleArn(int number) {
        return "arn:aws:iam::" + id + ":role/" + IamIdentity.roleName(number % identities.roles());
    }
}
