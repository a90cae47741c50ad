package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.Map;
import java.util.function.Function;

/**
 * How an instance chooses the settings of one unit: by name, inline, and its thread count alone;
 * {@code null} is "not given".
 *
 * @param unit {@code mydumper}, {@code loader} or {@code syncer}
 * @param <T> the unit's settings
 */
public record UnitConfig<T>(
        String unit, Place place, Value<String> name, T inline, Value<Long> threads) {

    static <T> UnitConfig<T> read(Section section, String unit, Function<Section, T> reader) {
        return new UnitConfig<>(
                unit,
                section.place(),
                section.text(unit + "-config-name"),
                section.section(unit, reader),
                section.number(unit + "-thread", Range.INT64));
    }

    /** The settings chosen, {@code none} where nothing is; for an undefined name as well. */
    public T chosen(Map<String, T> defined, T none) {
        T chosen = Value.isEmpty(name) ? inline : defined.get(name.value());
        return chosen == null ? none : chosen;
    }
}
