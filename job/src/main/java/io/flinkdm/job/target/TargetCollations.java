package io.flinkdm.job.target;

import io.flinkdm.udf.ddl.target.Collations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Asks a target which collations it has. Stateless. */
public final class TargetCollations {

    private TargetCollations() {}

    public static Collations read(Connection connection) throws SQLException {
        Map<String, String> charsetOf = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT COLLATION_NAME, CHARACTER_SET_NAME"
                                        + " FROM information_schema.COLLATIONS"
                                        + " WHERE CHARACTER_SET_NAME IS NOT NULL")) {
            while (rows.next()) {
                charsetOf.put(rows.getString(1), rows.getString(2));
            }
        }
        return new Collations(charsetOf);
    }
}
