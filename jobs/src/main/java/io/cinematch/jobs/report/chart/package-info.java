/** Where the marks of a chart are, in percent of its width and height, so that its text keeps its size on any screen. */
package io.cinematch.jobs.report.chart;
