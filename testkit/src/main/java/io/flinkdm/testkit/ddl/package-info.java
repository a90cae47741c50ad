/**
 * Random DDL that fits the tables a server has at the moment, of the kinds MySQL, MariaDB and TiDB
 * all know: {@code World} is what there is, {@code DdlGenerator} chooses what happens to it.
 */
package io.flinkdm.testkit.ddl;
