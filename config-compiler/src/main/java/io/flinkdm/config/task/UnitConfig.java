package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.function.Function;

/**
 * How an instance chooses the settings of one unit: by name, inline, and its thread count alone;
 * {@code null} is "not given".
 *
 * @param <T> the unit's settings
 */
public record UnitConfig<T>(Place place, Text name, T inline, Long threads) {

    static <T> UnitConfig<T> read(Section section, String unit, Function<Section, T> reader) {
        String nameKey = unit + "-config-name";
        return new UnitConfig<>(
                section.place(nameKey),
                section.text(nameKey),
                section.section(unit, reader),
                section.number(unit + "-thread", Range.INT64));
    }
}
