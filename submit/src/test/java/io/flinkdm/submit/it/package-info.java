/** The commands against real servers and a real Flink cluster; see {@code docs/operations.md}. */
package io.flinkdm.submit.it;
