package io.flinkdm.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * How two tables differ. Immutable.
 *
 * @param structure columns and keys only one side has, one line each
 * @param onlyLeft how many rows only the left side has
 * @param examples the first of the rows that differ, one line each
 */
public record Differences(
        List<String> structure,
        long leftRows,
        long rightRows,
        long onlyLeft,
        long onlyRight,
        List<String> examples) {

    public Differences {
        structure = List.copyOf(structure);
        examples = List.copyOf(examples);
    }

    /** Whether the tables are equal. */
    public boolean isEmpty() {
        return structure.isEmpty() && onlyLeft == 0 && onlyRight == 0;
    }

    /** For messages; several lines when there are differences. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "equal, " + leftRows + " rows";
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        "%d rows left, %d rows right, %d only left, %d only right",
                        leftRows, rightRows, onlyLeft, onlyRight));
        lines.addAll(structure);
        lines.addAll(examples);
        return String.join("\n  ", lines);
    }
}
