/** Certificates for servers and clients of tests: authorities that live as long as the test. */
package io.flinkdm.testkit.tls;
