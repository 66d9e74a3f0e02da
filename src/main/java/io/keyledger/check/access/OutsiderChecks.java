package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckFamily;
import java.util.List;

/** The checks of what outsiders can do with a key. */
@AutoService(CheckFamily.class)
public final class OutsiderChecks implements CheckFamily {
    @Override
    public List<? extends Check> checks() {
        return List.of(OutsiderCheck.values());
    }
}
