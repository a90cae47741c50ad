package io.flinkdm.config.problem;

import io.flinkdm.udf.error.ErrorCode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects everything that is wrong before anything is reported, each thing once. The order is that
 * of DM's own checks, so the first problem is the one DM would name. One thread.
 */
public final class Problems {

    private static final Comparator<Problem> BY_LINE =
            Comparator.comparingInt(problem -> problem.place().line());

    private final Set<Problem> errors = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    public void add(Place place, ErrorCode code, String message) {
        errors.add(new Problem(place, code, message));
    }

    /** Something that has no effect or is better written another way. */
    public void warn(Place place, String message) {
        warnings.add(new Problem(place, null, message));
    }

    /** Takes over what another one has collected, in the order of the lines. */
    public void addByLine(Problems others) {
        others.errors.stream().sorted(BY_LINE).forEach(errors::add);
        others.warnings.stream().sorted(BY_LINE).forEach(warnings::add);
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
