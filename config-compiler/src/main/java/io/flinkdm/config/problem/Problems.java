package io.flinkdm.config.problem;

import io.flinkdm.udf.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong before anything is reported. The order is that of DM's own
 * checks, so the first problem is the one DM would name. One thread.
 */
public final class Problems {

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    public void add(Place place, ErrorCode code, String message) {
        errors.add(new Problem(place, code, message));
    }

    /** Something that has no effect or is better written another way. */
    public void warn(Place place, String message) {
        warnings.add(new Problem(place, null, message));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<Problem> errors() {
        return List.copyOf(errors);
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
