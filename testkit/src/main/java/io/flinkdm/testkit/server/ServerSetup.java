package io.flinkdm.testkit.server;

import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What differs between the kinds of servers. */
public interface ServerSetup {

    /** Makes the data folder, once, before the first start. */
    void initialise() throws IOException, UnavailableException;

    /** The command that runs the server in the foreground. */
    List<String> command();

    /** Variables for that command. */
    Map<String, String> environment();

    /** Settings that are made over a connection and stay, once, after the first start. */
    void configure(Connection connection) throws SQLException;
}
