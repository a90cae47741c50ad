package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.TrackedColumn;
import io.flinkdm.udf.ddl.track.TrackedKey;
import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of a table around one part of an ALTER TABLE. Confined to one part. */
final class AlteredKeys {

    private final TargetColumns columns;
    private final TrackedTable before;
    private final TrackedTable after;

    AlteredKeys(TargetColumns columns, TrackedTable before, TrackedTable after) {
        this.columns = columns;
        this.before = before;
        this.after = after;
    }

    /** Under the names the source gave them, so that later statements find them. */
    List<String> added() {
        List<String> parts = new ArrayList<>();
        for (TrackedKey key : after.keys()) {
            if (before.key(key.name()).isEmpty()) {
                add(key, parts);
            }
        }
        return parts;
    }

    void add(TrackedKey key, List<String> parts) {
        if (columns.takes(key)) {
            parts.add("ADD " + columns.key(key, after));
        } else {
            columns.drop(kind(key) + " " + key.name());
        }
    }

    private static String kind(TrackedKey key) {
        return key.definition().kind().name().toLowerCase(Locale.ROOT) + " index";
    }

    List<String> dropped(TrackedKey key) {
        if (!columns.takes(key)) {
            columns.drop(kind(key) + " " + key.name());
            return List.of();
        }
        return List.of(
                key.definition().kind() == KeyKind.PRIMARY
                        ? "DROP PRIMARY KEY"
                        : "DROP INDEX " + columns.ifExists() + TableId.quote(key.name()));
    }

    /** The columns whose texts compare otherwise afterwards. */
    List<String> converted() {
        List<String> names = new ArrayList<>();
        for (TrackedColumn column : before.columns()) {
            Optional<TrackedColumn> same = after.column(column.name());
            if (same.filter(now -> collatesOtherwise(column, now)).isPresent()) {
                names.add(column.name());
            }
        }
        return names;
    }

    static boolean collatesOtherwise(TrackedColumn before, TrackedColumn after) {
        DataType old = before.definition().type();
        DataType now = after.definition().type();
        return !old.charset().isEmpty()
                && !now.charset().isEmpty()
                && !(old.charset().equals(now.charset())
                        && old.collation().equals(now.collation()));
    }

    /** TiDB changes no collation that a key depends on: the key goes and comes back. */
    List<String> around(List<String> names, String part) {
        List<String> parts = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (TrackedKey key : before.keys()) {
            Optional<TrackedKey> kept = after.key(key.name());
            boolean depends =
                    key.definition().kind() != KeyKind.PRIMARY
                            && columns.takes(key)
                            && names.stream().anyMatch(key::uses);
            if (depends && kept.isPresent()) {
                parts.addAll(dropped(key));
                add(kept.get(), again);
            }
        }
        parts.add(part);
        parts.addAll(again);
        return parts;
    }
}
