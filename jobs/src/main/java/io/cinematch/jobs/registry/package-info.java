/** What is kept of every run, to find and compare runs later. */
package io.cinematch.jobs.registry;
