package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.ddl.tree.Definition.KeyPart;
import io.flinkdm.udf.model.Key;
import java.util.List;

/**
 * A key of a {@link TrackedTable}. Immutable.
 *
 * @param definition with the name the server gave it; PRIMARY for the primary key
 * @param generated whether it is there for a foreign key, and goes when another key does its work
 */
public record TrackedKey(Definition.Key definition, boolean generated) {

    static final String PRIMARY = "PRIMARY";

    public String name() {
        return definition.name();
    }

    boolean isNamed(String name) {
        return definition.name().equalsIgnoreCase(name);
    }

    TrackedKey named(String name) {
        return new TrackedKey(definition.named(name), generated);
    }

    TrackedKey with(List<KeyPart> parts) {
        return new TrackedKey(definition.with(parts), generated);
    }

    public boolean uses(String column) {
        return definition.parts().stream().anyMatch(part -> part.column().equalsIgnoreCase(column));
    }

    Key key() {
        List<Key.Part> parts =
                definition.parts().stream()
                        .filter(part -> !part.isExpression())
                        .map(part -> new Key.Part(part.column(), part.length()))
                        .toList();
        return new Key(
                name(),
                definition.kind() == KeyKind.PRIMARY,
                parts,
                definition.parts().stream().anyMatch(KeyPart::isExpression));
    }
}
