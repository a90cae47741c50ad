/**
 * How each kind of database server is set up: its data folder, its command line and its settings.
 * Used by {@code TestServer} only.
 */
package io.flinkdm.testkit.server;
