package io.flinkdm.config.yaml;

import io.flinkdm.config.problem.Place;

/** A YAML value and where it stands. Immutable. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    Place place();

    /** For messages: {@code a text}, {@code a list}, {@code a mapping}. */
    String kind();
}
