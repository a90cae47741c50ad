/** What {@code testkit/verify} runs before and after the tests: prepare servers, count results. */
package io.flinkdm.testkit.report;
