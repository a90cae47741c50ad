package io.flinkdm.udf.route;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.pattern.BadPatternException;
import io.flinkdm.udf.pattern.GoRegex;
import java.util.Comparator;
import java.util.List;

/** The {@code extract-*} keys of one route, compiled. Immutable. */
final class Extractor {

    private final List<Part> parts;

    private Extractor(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * @throws MigrationException 20045 when a key lacks its column or its regexp cannot be read
     */
    static Extractor of(RouteRule rule) {
        return new Extractor(
                rule.extract().stream()
                        .sorted(Comparator.comparing(ExtractRule::from))
                        .map(key -> Part.of(rule, key))
                        .toList());
    }

    ExtractedColumns extract(SourceTable source) {
        return new ExtractedColumns(
                parts.stream().map(part -> part.rule().targetColumn()).toList(),
                parts.stream().map(part -> part.value(source)).toList());
    }

    private record Part(ExtractRule rule, GoRegex regexp) {

        static Part of(RouteRule route, ExtractRule key) {
            if (key.targetColumn().isEmpty()) {
                throw bad(route, key, "target-column must not be empty");
            }
            try {
                return new Part(key, GoRegex.compile(key.regexp()));
            } catch (BadPatternException e) {
                throw bad(route, key, e.getMessage());
            }
        }

        private static MigrationException bad(RouteRule route, ExtractRule key, String why) {
            return new MigrationException(
                    ErrorCode.CONFIG_GEN_TABLE_ROUTER,
                    "route rule " + route.name() + ": " + key.from().key() + ": " + why);
        }

        String value(SourceTable source) {
            return regexp.groups(rule.from().nameOf(source));
        }
    }
}
